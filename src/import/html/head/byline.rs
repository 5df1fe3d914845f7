//! Lines that say who wrote an article, when and where it was published.
//!
//! A line is read item by item from its start: dates, labels with what they announce, counters, and what can be
//! pressed. A line of nothing else is no text of the article.

mod glued;

pub(super) use self::glued::glued;
use self::glued::{is_certain, is_glued_name, is_report, is_reporter, is_reporters_name, wired};
use super::date;
use super::item::{
    address, after_number, ago, counted, is_between, located, moment, province, sizes, value_end,
    without_mail, without_place,
};
use super::labels::{self, LabelKind};
use super::names::{self, Name};

/// Characters of the longest line of a byline.
const LONGEST: usize = 200;
/// Characters of the longest name of a source.
const LONGEST_SOURCE: usize = 40;
/// What stands where no source is known.
pub(super) const UNKNOWN: &[&str] = &[
    "未知",
    "網路",
    "网络",
    "網絡",
    "互联网",
    "互聯網",
    "网络整理",
    "本站",
    "原创",
    "原創",
    "不详",
    "不詳",
    "其他",
    "其它",
    "본인",
    "자작",
    "自製",
    "自制",
    "自己",
];
/// What stands after the name of a reporter, the longer ones first.
const ROLES_BEHIND_NAMES: &[&str] = &[
    "선임기자",
    "수습기자",
    "인턴기자",
    "전문기자",
    "객원기자",
    "시민기자",
    "논설위원",
    "편집위원",
    "특파원",
    "기자",
    "記者",
    "记者",
];
/// Items of one line.
const MOST_ITEMS: usize = 60;

/// What a line says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be so")]
pub(super) struct Byline {
    /// The day of publication.
    pub published: Option<String>,
    /// Whether the day stands after a word for publication.
    pub is_labelled: bool,
    /// The day of the last change.
    pub updated: Option<String>,
    pub source: Option<String>,
    pub authors: Vec<Name>,
    /// Whether every part of the line was understood.
    pub is_whole: bool,
    /// Whether it says how long ago it was published.
    pub is_timed: bool,
    /// Whether it says who posted it, which nothing but a byline does.
    pub is_signed: bool,
    /// Whether it gives an address for mail.
    pub has_mail: bool,
    /// Whether it says which post of a thread it is of, or from which province: `1楼`.
    pub is_of_post: bool,
    /// The parts that were not understood.
    pub rest: Vec<String>,
    /// Whether it says anything besides numbers and what can be pressed.
    pub says: bool,
}

/// What a line says, if it is nothing but a byline.
pub(super) fn takes(line: &str, known: &[String]) -> Option<Byline> {
    Some(read(line, known)).filter(|byline| byline.is_whole)
}

/// What a line says as far as it is understood. `known` are names that the page gives elsewhere.
pub(super) fn read(line: &str, known: &[String]) -> Byline {
    let folded = date::folded(line);
    let line = without_mail(&folded);
    let byline = Byline { has_mail: line != folded, ..Byline::default() };
    let mut reading = Reading { known, byline, understood: 0, is_stuck: false };
    if line.chars().nth(LONGEST).is_none() {
        reading.line(&line);
    } else {
        reading.is_stuck = true;
    }
    let Reading { mut byline, understood, is_stuck, .. } = reading;
    byline.is_whole = !is_stuck && understood > 0;
    byline
}

struct Reading<'a> {
    known: &'a [String],
    byline: Byline,
    understood: usize,
    is_stuck: bool,
}

impl Reading<'_> {
    fn line(&mut self, line: &str) {
        if self.issue(line).is_some() {
            self.understood += 1;
            return;
        }
        let mut rest = line;
        for _ in 0..MOST_ITEMS {
            rest = rest.trim_start_matches(is_between);
            if rest.is_empty() {
                return;
            }
            if let Some(after) = self.item(rest) {
                self.understood += 1;
                rest = after;
            } else {
                self.is_stuck = true;
                let (part, behind) = rest.split_once(is_between).unwrap_or((rest, ""));
                self.byline.rest.push(part.to_owned());
                rest = behind;
            }
        }
        self.is_stuck = true;
    }

    /// The issue of a paper that a line in brackets names: `【2000-11-07/港灣日報/九版/地方】`.
    fn issue(&mut self, line: &str) -> Option<()> {
        let inner = line.trim().strip_prefix(['【', '(', '['])?.strip_suffix(['】', ')', ']'])?;
        let (date, rest) = inner.split_once('/')?;
        let (day, left) = date::leading(date.trim())?;
        let paper = rest.split('/').next().unwrap_or_default().trim();
        if !left.trim().is_empty() || !names::is_group(paper) || !is_source(paper) {
            return None;
        }
        self.byline.says = true;
        self.publish(day, true);
        self.byline.source.get_or_insert_with(|| paper.to_owned());
        Some(())
    }

    /// Reads the item that the text begins with; returns what comes after it.
    fn item<'b>(&mut self, text: &'b str) -> Option<&'b str> {
        self.date(text, false)
            .or_else(|| self.known(text))
            .or_else(|| self.labelled(text))
            .or_else(|| self.with_role(text))
            .or_else(|| counted(text))
            .or_else(|| self.post(text))
            .or_else(|| self.number(text))
            .or_else(|| address(text))
            .or_else(|| located(text))
            .or_else(|| self.ago(text))
            .or_else(|| moment(text))
    }

    /// A date, with what is said of it before or after: `於 … 發布`.
    fn date<'b>(&mut self, text: &'b str, is_labelled: bool) -> Option<&'b str> {
        let text = text.strip_prefix(['於', '于', '在']).map_or(text, str::trim_start);
        let (day, rest) = date::leading(text)?;
        let attached = rest.strip_prefix('に');
        let behind = labels::label(attached.unwrap_or(rest)).filter(|(kind, _, rest)| {
            // The label of the next date: `입력2024.03.05. 오전 8:05수정2024.03.06.`
            let is_of_next = attached.is_none() && date::leading(rest.trim_start()).is_some();
            matches!(kind, LabelKind::Published | LabelKind::Updated)
                && labels::after_colon(rest).is_none()
                && !is_of_next
        });
        self.byline.says = true;
        match behind {
            Some((LabelKind::Updated, _, rest)) if !is_labelled => {
                self.byline.updated.get_or_insert(day);
                return Some(rest);
            }
            Some((_, _, rest)) => {
                self.publish(day, true);
                return Some(rest);
            }
            None => self.publish(day, is_labelled),
        }
        Some(rest)
    }

    fn publish(&mut self, day: String, is_labelled: bool) {
        if self.byline.published.is_none() || is_labelled && !self.byline.is_labelled {
            self.byline.published = Some(day);
            self.byline.is_labelled = is_labelled;
        }
    }

    /// A name that is known, perhaps with a role after it.
    fn known<'b>(&mut self, text: &'b str) -> Option<&'b str> {
        let fits = |name: &&String| {
            text.strip_prefix(name.as_str()).is_some_and(|rest| {
                // A clause begins with a name as well: only among several names a comma follows one.
                let goes_on = name.ends_with(|c: char| c.is_ascii_alphanumeric())
                    && rest.starts_with(|c: char| c.is_alphanumeric());
                let is_list = self.known.len() > 1 || !rest.starts_with(['、', ',']);
                !goes_on && is_list
            })
        };
        let name = self.known.iter().filter(fits).max_by_key(|name| name.len())?;
        let rest = text.strip_prefix(name.as_str())?;
        let role = ["기자", "記者", "记者"].iter().find_map(|role| rest.trim_start().strip_prefix(role));
        self.byline.says = true;
        Some(role.unwrap_or(rest))
    }

    fn labelled<'b>(&mut self, text: &'b str) -> Option<&'b str> {
        let (kind, label, rest) = labels::label(text)?;
        let value = labels::after_colon(rest);
        match kind {
            LabelKind::Published | LabelKind::Updated => self.labelled_date(kind, rest),
            LabelKind::Author | LabelKind::Helper => self.persons(kind, label, rest),
            LabelKind::Source => {
                // Without a colon only what is set apart is a label: `來源 茶報`, but not `share via email`.
                let value = value.or_else(|| rest.strip_prefix(' ').filter(|_| !label.is_ascii()))?;
                let (name, rest) = value.split_at(value_end(value));
                let name = name.trim_matches(|c: char| is_between(c) && c != ')');
                let name = without_place(name.trim());
                // Who wrote in a forum is said so as well: `来自: 林青`.
                if matches!(label, "来自" | "來自") && !names::is_group(name) && names::is_name(name) {
                    self.byline.says = true;
                    self.byline.authors.extend(names::names(name));
                    return Some(rest);
                }
                if name.is_empty() || UNKNOWN.contains(&name) {
                    return Some(rest);
                }
                if !is_source(name) {
                    return None;
                }
                self.byline.says = true;
                self.byline.source.get_or_insert_with(|| name.to_owned());
                Some(rest)
            }
            LabelKind::Counter => Some(after_number(value.unwrap_or(rest)).unwrap_or(rest)),
            // `大` begins many a word.
            LabelKind::Control
                if rest.starts_with(|c: char| c.is_alphanumeric()) && label.chars().count() < 2 =>
            {
                sizes(text)
            }
            LabelKind::Control => Some(value.unwrap_or(rest)),
        }
    }

    fn labelled_date<'b>(&mut self, kind: LabelKind, rest: &'b str) -> Option<&'b str> {
        let colon = labels::after_colon(rest);
        let value = colon.unwrap_or(rest).trim_start_matches([' ', '@']);
        if kind == LabelKind::Updated {
            let Some((day, rest)) = date::leading(value) else { return ago(value).or(colon.map(|_| value)) };
            self.byline.says = true;
            self.byline.updated.get_or_insert(day);
            // `已于 … 修改`.
            let behind = labels::label(rest.strip_prefix('に').unwrap_or(rest)).filter(|(kind, _, rest)| {
                *kind == LabelKind::Updated && date::leading(rest.trim_start_matches(is_between)).is_none()
            });
            return Some(behind.map_or(rest, |(_, _, rest)| rest));
        }
        let nested = labels::label(value).filter(|(kind, ..)| *kind == LabelKind::Published);
        self.date(value, true)
            .or_else(|| nested.and_then(|(_, _, rest)| self.date(rest.trim_start(), true)))
            .or_else(|| colon.filter(|value| value.is_empty()))
            .or_else(|| (value.is_empty() && self.byline.is_timed).then_some(value))
    }

    /// Names after a label: with a colon as far as they go, without one only what can be nothing but a name.
    fn persons<'b>(&mut self, kind: LabelKind, label: &str, rest: &'b str) -> Option<&'b str> {
        let colon = labels::after_colon(rest);
        let is_apart = rest.starts_with(is_between);
        let value = colon.or_else(|| Some(rest.trim_start_matches(is_between)))?;
        let (list, after) = value.split_at(value_end(value));
        if list.trim_matches(is_between).is_empty() {
            return (colon.is_some() || is_apart || value.is_empty() && label.chars().count() > 1)
                .then_some(after);
        }
        if colon.is_some() && UNKNOWN.contains(&list.trim_matches(is_between)) {
            self.byline.says = true;
            return Some(after);
        }
        let found =
            names::all_names(list).or_else(|| glued(list).filter(|_| colon.is_none() && is_report(list)))?;
        let is_sure = colon.is_some()
            // `由 lin 发布于 3 天前`
            || is_apart && labels::label(after.trim_start()).is_some_and(|(kind, ..)| kind == LabelKind::Published)
            || is_apart && found.iter().all(|name| is_certain(name, label))
            || is_apart && kind == LabelKind::Author && label.chars().count() > 1 && !label.is_ascii()
            || !is_apart
                && is_reporter(label)
                && found.iter().all(|name| is_glued_name(&name.text) && names::has_family_name(&name.text));
        if !is_sure {
            return None;
        }
        self.byline.says = true;
        if kind == LabelKind::Author {
            self.byline.is_signed |= label == "posted by";
            self.byline.authors.extend(found);
        }
        Some(after)
    }

    /// `김하늘 기자`, `港灣日報記者 林青`.
    fn with_role<'b>(&mut self, text: &'b str) -> Option<&'b str> {
        let (list, after) = text.split_at(value_end(text));
        let list_bare = list.trim_matches(is_between);
        if let Some(named) = ROLES_BEHIND_NAMES.iter().find_map(|role| list_bare.strip_suffix(role)) {
            let found = names::all_names(named.trim())?;
            if found.iter().all(is_reporters_name) {
                self.byline.says = true;
                self.byline.authors.extend(found);
                return Some(after);
            }
        }
        // `中央社記者林青港灣5日電`.
        if let Some((group, rest)) = list_bare.split_once("記者").or_else(|| list_bare.split_once("记者"))
            && (group.is_empty() || names::is_group(group))
            && let Some(found) = wired(rest)
        {
            self.byline.says = true;
            self.byline.authors.extend(found);
            return Some(after);
        }
        // `港灣網記者 林青 王大明`.
        if let Some((role, named)) = list_bare.split_once([' ', '・'])
            && names::is_role(role)
            && let Some(found) = names::all_names(named)
            && found.iter().all(is_reporters_name)
        {
            self.byline.says = true;
            self.byline.authors.extend(found);
            return Some(after);
        }
        // `港灣日報/ 記者林青/港灣報導`.
        let (group, rest) = text.split_once(['/', ' '])?;
        let group = group.trim();
        let (kind, ..) = labels::label(rest.trim_start_matches(is_between))?;
        (kind == LabelKind::Author && group.chars().count() > 2 && names::is_group(group)).then_some(rest)
    }

    /// How long ago: a time, but no date.
    fn ago<'b>(&mut self, text: &'b str) -> Option<&'b str> {
        let rest = ago(text)?;
        self.byline.is_timed = true;
        Some(rest)
    }

    /// Which post of a thread it is or, after a date, whence: `1楼`, `2024-04-21 浙江`.
    fn post<'b>(&mut self, text: &'b str) -> Option<&'b str> {
        if let Some(rest) = province(text).filter(|_| self.byline.published.is_some()) {
            self.byline.is_of_post = true;
            return Some(rest);
        }
        let end = text.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..5).contains(end))?;
        let rest = ["楼", "樓", "F"].iter().find_map(|unit| text.split_at(end).1.strip_prefix(unit))?;
        let ends = rest.is_empty() || rest.starts_with(is_between);
        self.byline.is_of_post |= ends;
        ends.then_some(rest)
    }

    /// A number of nothing stands after a date: how often it was read.
    fn number<'b>(&self, text: &'b str) -> Option<&'b str> {
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == ',')).unwrap_or(text.len());
        let (number, rest) = text.split_at(end);
        let ends = rest.is_empty() || rest.starts_with(is_between);
        (self.byline.says && !number.is_empty() && number.len() < 9 && ends).then_some(rest)
    }
}

/// Whether a text can be the name of a source.
pub(super) fn is_source(name: &str) -> bool {
    name.chars().count() <= LONGEST_SOURCE
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['。', '「', '『', ';'])
        && !name.ends_with(['?', '!'])
        && !UNKNOWN.contains(&name)
        && labels::label(name).is_none_or(|(_, _, rest)| !rest.is_empty())
        && !(name.contains(',') && names::is_wide(&name.replace(',', "")))
}
