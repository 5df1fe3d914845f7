//! Names that the text itself defines: `Name (ABBR)`, `全名（以下簡稱「簡稱」）`, and the other way round.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::defined_before::phrase_before;
use super::initials::is_abbreviation;
use crate::glossary::EntryId;
use crate::text::class::{is_cjk, is_han, is_hangul, is_kana};

/// Characters between brackets that are looked at.
const LONGEST_INSIDE: usize = 80;
/// Characters of the longest name that is defined.
const LONGEST: usize = 60;
/// Definitions of a text, at most.
const MOST: usize = 4_000;

/// What says that a name follows.
const LEADS: &[&str] = &[
    "以下簡稱為",
    "以下简称为",
    "以下簡稱",
    "以下简称",
    "以下稱為",
    "以下称为",
    "以下稱",
    "以下称",
    "以下合稱",
    "以下合称",
    "下稱",
    "下称",
    "簡稱為",
    "简称为",
    "簡稱",
    "简称",
    "縮寫為",
    "缩写为",
    "縮寫",
    "缩写",
    "又稱",
    "又称",
    "亦稱",
    "亦称",
    "又名",
    "英文名為",
    "英文名",
    "英文",
    "英語",
    "英语",
    "全稱",
    "全称",
    "全名",
    "即",
    "以下、",
    "以下「",
    "以下",
    "通称",
    "略称",
    "略して",
    "略称は",
    "通称は",
    "別名",
    "이하",
    "약칭",
    "줄여서",
    "영어",
    "영문명",
    "hereafter",
    "hereinafter",
    "henceforth",
    "abbreviated as",
    "abbreviated",
    "known as",
    "or",
    "short for",
    "also",
];
/// Leads that may stand outside brackets.
const STRONG_LEADS: &[&str] =
    &["以下簡稱", "以下简称", "以下稱", "以下称", "下稱", "下称", "簡稱", "简称", "以下「", "이하"];
static STRONG_LEADS_SEARCH: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(STRONG_LEADS).ok());
/// What may follow a name inside its brackets.
const TRAILS: &[&str] = &[
    "という",
    "とする",
    "と呼ぶ",
    "と略す",
    "라 한다",
    "라고 한다",
    "라 함",
    "으로 표기",
    "로 표기",
    "로 약칭",
];
/// Marks around a name.
const QUOTES: &[char] =
    &['「', '」', '『', '』', '“', '”', '‘', '’', '"', '\'', '《', '》', '〈', '〉', '*', '_'];
/// Characters by which a bracket in Chinese or Japanese tells of something else than a name: of a figure, a number, an age.
const NO_NAME: &[char] = &[
    '圖', '图', '図', '表', '頁', '页', '第', '歲', '岁', '歳', '年', '月', '日', '元', '約', '约', '見',
    '见', '參', '参', '如', '例', '註', '注', '生', '號', '号', '的', '了', '是', '在', '說', '说', '。',
    '，', '、', '：', ':', '？', '！', '…',
];

/// A use that is surely of an entry, in one passage.
#[derive(Clone, Debug)]
pub(super) struct Sure {
    pub range: Range<usize>,
    pub entry: EntryId,
    pub alias: Option<u32>,
}

/// A name that the text defines.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Defined {
    pub entry: EntryId,
    pub alias: Option<u32>,
    pub name: String,
}

/// What a text defines, passage by passage.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    /// None twice.
    pub defined: Vec<Defined>,
    known: HashSet<Defined>,
    /// Abbreviations of something that is no entry.
    pub foreign: Vec<String>,
}

impl Definitions {
    /// Takes what a passage defines; `uses` are its sure uses, in order.
    pub(super) fn scan(&mut self, text: &str, uses: &[Sure], names: &dyn Fn(EntryId) -> Vec<String>) {
        for (at, open) in text.match_indices(['(', '（']) {
            if self.defined.len() >= MOST {
                return;
            }
            let (before, rest) = text.split_at(at);
            let rest = rest.get(open.len()..).unwrap_or_default();
            let Some(inside) = inside_brackets(rest) else { continue };
            let bracket = Bracket { before, inside, start: at + open.len() };
            self.take(&bracket, uses, names);
        }
        for found in STRONG_LEADS_SEARCH.iter().flat_map(|search| search.find_overlapping_iter(text)) {
            self.take_led(text, found.start(), STRONG_LEADS[found.pattern()], uses, names);
        }
    }

    fn take(&mut self, bracket: &Bracket<'_>, uses: &[Sure], names: &dyn Fn(EntryId) -> Vec<String>) {
        let owner = use_before(bracket.before, uses);
        for (piece, is_led) in pieces(bracket.inside) {
            let start = bracket.start + (piece.as_ptr() as usize - bracket.inside.as_ptr() as usize);
            let range = start..start + piece.len();
            let inner =
                uses.iter().find(|found| found.range.start <= range.start && range.end <= found.range.end);
            match (owner, inner) {
                (Some(_), Some(_)) => {}
                (Some(owner), None) => {
                    let own = text_of(bracket.before, owner);
                    if is_name(piece, own, is_led) {
                        self.push(owner, piece);
                    }
                }
                (None, Some(inner)) if inner.range == range => {
                    if let Some(phrase) = phrase_before(bracket.before, piece, &names(inner.entry)) {
                        self.push(inner, phrase);
                    }
                }
                (None, _) => {
                    if is_abbreviation(piece) {
                        self.foreign.push(piece.to_owned());
                    }
                }
            }
        }
    }

    /// `X，以下簡稱「Y」`.
    fn take_led(
        &mut self,
        text: &str,
        at: usize,
        lead: &str,
        uses: &[Sure],
        names: &dyn Fn(EntryId) -> Vec<String>,
    ) {
        let before = text.get(..at).unwrap_or_default();
        // In brackets it was taken with these.
        if before.ends_with(['(', '（']) || before.ends_with("以下") {
            return;
        }
        let before = before.trim_end_matches(['，', ',', ' ', '、', '—']);
        let Some(owner) = use_before(before, uses) else { return };
        let rest = text.get(at..).unwrap_or_default();
        let rest = rest
            .strip_prefix(lead.trim_end_matches('「'))
            .unwrap_or_default()
            .trim_start_matches(['為', '为', ' ', ':', '：']);
        let Some(open) = rest.chars().next().filter(|c| QUOTES.contains(c)) else { return };
        let quoted = rest.strip_prefix(open).and_then(|rest| rest.split(QUOTES).next()).unwrap_or_default();
        let own = names(owner.entry);
        if !quoted.is_empty() && quoted.chars().count() <= LONGEST && own.iter().all(|name| name != quoted) {
            self.push(owner, quoted);
        }
    }

    fn push(&mut self, of: &Sure, name: &str) {
        let defined = Defined { entry: of.entry, alias: of.alias, name: name.to_owned() };
        self.add(defined);
    }

    fn add(&mut self, defined: Defined) {
        if self.defined.len() < MOST && self.known.insert(defined.clone()) {
            self.defined.push(defined);
        }
    }

    /// Takes what the text after this one defines.
    pub(super) fn extend(&mut self, after: Self) {
        after.defined.into_iter().for_each(|defined| self.add(defined));
        self.foreign.extend(after.foreign);
    }
}

struct Bracket<'a> {
    before: &'a str,
    inside: &'a str,
    /// The byte of the text where its inside begins.
    start: usize,
}

/// The text up to the bracket that closes it, when there is no other bracket in it.
fn inside_brackets(rest: &str) -> Option<&str> {
    let mut characters = rest.char_indices().take(LONGEST_INSIDE + 1);
    let (end, bracket) = characters.find(|(_, c)| "(（)）\n".contains(*c))?;
    if matches!(bracket, ')' | '）') { rest.get(..end) } else { None }
}

/// The use that ends right before a bracket, or before marks and one more bracket that stand between.
fn use_before<'u>(before: &str, uses: &'u [Sure]) -> Option<&'u Sure> {
    let mut end = before.trim_end_matches(|c: char| QUOTES.contains(&c) || c == ' ').len();
    for _ in 0..2 {
        let next = uses.partition_point(|found| found.range.end < end);
        if let Some(found) = uses.get(next).filter(|found| found.range.end == end) {
            return Some(found);
        }
        let inner = before.get(..end)?.strip_suffix([')', '）'])?;
        let open = inner.rfind(['(', '（'])?;
        end = inner.get(..open)?.trim_end_matches(|c: char| QUOTES.contains(&c) || c == ' ').len();
    }
    None
}

fn text_of<'t>(before: &'t str, owner: &Sure) -> &'t str {
    before.get(owner.range.clone()).unwrap_or_default()
}

/// What stands between the brackets' commas, without what leads to it and what follows, and whether something led to it.
fn pieces(inside: &str) -> Vec<(&str, bool)> {
    let mut is_led = false;
    let mut pieces = Vec::new();
    for piece in inside.split(['，', ',', '、', ';', '；', '/', '／']) {
        let (bare, led) = without_lead(piece.trim());
        is_led |= led;
        let bare = bare.trim_matches(|c: char| QUOTES.contains(&c) || c.is_whitespace());
        let bare = TRAILS.iter().find_map(|trail| bare.strip_suffix(trail)).unwrap_or(bare);
        let bare = bare.trim_matches(|c: char| QUOTES.contains(&c) || c.is_whitespace());
        if !bare.is_empty() {
            pieces.push((bare, is_led));
        }
    }
    pieces
}

fn without_lead(piece: &str) -> (&str, bool) {
    let found = LEADS.iter().filter_map(|lead| piece.strip_prefix(lead).map(|rest| (rest, lead)));
    let found = found.filter(|(rest, lead)| !(lead.is_ascii() && rest.starts_with(char::is_alphanumeric)));
    match found.min_by_key(|(rest, _)| rest.len()) {
        Some((rest, _)) => (rest.trim_start_matches([' ', ':', '：', '為', '为']), true),
        None => (piece, false),
    }
}

/// Whether a text in brackets after a name is a name too.
fn is_name(piece: &str, name: &str, is_led: bool) -> bool {
    let length = piece.chars().count();
    if !(2..=LONGEST).contains(&length) || !piece.contains(char::is_alphabetic) || piece == name {
        return false;
    }
    let is_latin = !piece.contains(is_cjk);
    if is_latin {
        return is_latin_name(piece, name, is_led);
    }
    if is_led {
        return length <= 20;
    }
    if piece.contains(NO_NAME) || piece.contains(|c: char| c.is_numeric()) {
        return false;
    }
    if !name.contains(is_cjk) {
        return length <= 14 && name.contains(char::is_alphabetic);
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<Vec<_>>();
    let (short, long) = if length < name.chars().count() { (piece, name) } else { (name, piece) };
    is_in_order(&letters(short), &letters(long))
}

fn is_latin_name(piece: &str, name: &str, is_led: bool) -> bool {
    if is_abbreviation(piece) {
        let first = |text: &str| text.chars().next().map(|c| c.to_ascii_lowercase());
        let lower = |text: &str| {
            text.to_ascii_lowercase().chars().filter(char::is_ascii_alphabetic).collect::<Vec<_>>()
        };
        let singular = piece.strip_suffix('s').unwrap_or(piece);
        return is_led
            || name.contains(is_cjk)
            || first(piece) == first(name) && is_in_order(&lower(singular), &lower(name));
    }
    let words = piece.split_whitespace().count();
    let is_plain = piece.chars().all(|c| c.is_alphabetic() || " -'’&".contains(c));
    is_plain && words <= 8 && (is_led || name.contains(|c| is_han(c) || is_kana(c) || is_hangul(c)))
}

/// Whether the letters stand in the others in the same order.
fn is_in_order(letters: &[char], others: &[char]) -> bool {
    let mut others = others.iter();
    letters.iter().all(|letter| others.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text defines whose uses are given by their texts, each of an entry by its number.
    fn defined(text: &str, uses: &[(&str, u32)]) -> Vec<(u32, String)> {
        let mut sure: Vec<Sure> = Vec::new();
        for (name, entry) in uses {
            let places = text.match_indices(name).map(|(at, name)| at..at + name.len());
            sure.extend(places.map(|range| Sure { range, entry: EntryId::Article(*entry), alias: None }));
        }
        sure.sort_by_key(|found| found.range.start);
        let mut definitions = Definitions::default();
        definitions.scan(text, &sure, &|_| Vec::new());
        let number = |entry| if let EntryId::Article(number) = entry { number } else { 99 };
        definitions.defined.into_iter().map(|found| (number(found.entry), found.name)).collect()
    }

    #[test]
    fn texts_define_names() {
        for (text, name, wanted) in [
            ("世界衛生組織（WHO）說", "世界衛生組織", Some("WHO")),
            ("«個人信息保護法»（2021）（以下簡稱“個保法”）", "個人信息保護法", None),
            ("《個人信息保護法》（2021）（以下簡稱“個保法”）", "個人信息保護法", Some("個保法")),
            ("明治製糖株式會社（以下稱「明糖」）", "明治製糖株式會社", Some("明糖")),
            ("東亜半導体商会（以下、東亜商会）は", "東亜半導体商会", Some("東亜商会")),
            ("東亜半導体商会（以下「東亜」という）は", "東亜半導体商会", Some("東亜")),
            ("Open Play Initiative(이하 ‘OPI’)는", "Open Play Initiative", Some("OPI")),
            ("國際足球聯合會（國際足聯）", "國際足球聯合會", Some("國際足聯")),
            ("量子糾纏（quantum entanglement）是", "量子糾纏", Some("quantum entanglement")),
            ("甲公司，以下簡稱「甲」方", "甲公司", Some("甲")),
            ("將負責Meta Superintelligence Labs (MSL)的", "MSL", Some("Meta Superintelligence Labs")),
            ("（三點），北風系統公司（Northwind Systems）在", "Northwind Systems", Some("北風系統公司")),
            ("台積電（2330）", "台積電", None),
            ("防禦率是（聯盟第二）", "防禦率", None),
            ("鐵橋（見圖一）", "鐵橋", None),
            ("高睦勳（52歲）", "高睦勳", None),
            ("電池監控系統（ISO 26262）", "電池監控系統", None),
        ] {
            let wanted: Vec<_> = wanted.iter().map(|name| (0, (*name).to_owned())).collect();
            assert_eq!(defined(text, &[(name, 0)]), wanted, "{text}");
        }
    }
}
