//! The title: what the page shows, declares and is called, weighed against one another.

mod declared;

use self::declared::{Declared, LONGEST};
use super::byline;
use super::line::Line;
use super::names;
use super::scan::Scan;
use super::signs::{CLEAR, parts, without_site};
use super::source::{self, Sites, letters};

/// Headings and marked lines that are weighed.
const MOST_CANDIDATES: usize = 400;
/// Lines below a heading in which a byline is looked for.
const NEAR: usize = 6;
/// Characters of the longest name of a site's part.
const LONGEST_SECTION: usize = 4;
/// Bytes that stand next to a title in a line that shows it among other things.
const LONGEST_BESIDE: usize = 60;
/// Letters of the shortest part of a page's own title that is taken for the title because a line shows it.
const FEWEST_LETTERS: usize = 6;

/// The title that was chosen.
#[derive(Debug, Default)]
pub(super) struct Title {
    pub text: String,
    /// The line that shows it.
    pub line: Option<usize>,
    /// What the page's own title calls the site around it.
    pub site: String,
}

/// A text that may be the title.
struct Candidate {
    text: String,
    letters: String,
    line: Option<usize>,
    weight: f32,
}

/// Chooses the title.
pub(super) fn choose(scan: &Scan, headline: &str, sites: &Sites) -> Title {
    let declared = declared(scan, headline, sites);
    let mut candidates = headings(scan, &declared, sites);
    add_declared(&mut candidates, &declared, sites);
    add_part(&mut candidates, scan, sites);
    strengthen(&mut candidates, &declared, &scan.lines);
    // Of equal ones the first: `max_by` would take the last.
    let best =
        candidates.into_iter().reduce(|best, next| if next.weight > best.weight { next } else { best });
    let Some(best) = best else { return Title::default() };
    let line = best.line.or_else(|| shown(&scan.lines, &best.letters));
    let line = line.or_else(|| shown_among(&scan.lines, &best.letters));
    let site = site_around(scan, &declared, &best.letters, line);
    Title { text: without_page(best.text.trim_end_matches(['¶', '#', ' '])).to_owned(), line, site }
}

/// What is declared, without the names of the site; what is declared several times counts as often.
fn add_declared(candidates: &mut Vec<Candidate>, declared: &[Declared], sites: &Sites) {
    for title in declared {
        let text = without_site(&title.text, sites);
        let letters = letters(&text);
        let known = candidates.iter_mut().find(|known| known.line.is_none() && known.letters == letters);
        if let Some(known) = known {
            known.weight += title.weight;
            continue;
        }
        let mut weight = title.weight;
        weight -= if sites.has(&text) && declared.len() > 1 { 10.0 } else { 0.0 };
        weight -= if title.is_cut_off { 1.0 } else { 0.0 };
        weight -= if letters.is_empty() { 5.0 } else { 0.0 };
        candidates.push(Candidate { text, letters, line: None, weight });
    }
}

/// The longest part of the page's own title, where a line shows it whole; the other parts are the names of sections,
/// whatever else declares them.
fn add_part(candidates: &mut Vec<Candidate>, scan: &Scan, sites: &Sites) {
    let mut parts = vec![scan.title.as_str()];
    for sign in CLEAR.iter().chain(&[" < ", " > "]) {
        parts = parts.iter().flat_map(|part| part.split(sign)).collect();
    }
    let longest =
        parts.iter().max_by_key(|part| part.chars().count()).map(|part| part.trim()).unwrap_or_default();
    let own = letters(longest);
    let is_long = own.chars().count() >= FEWEST_LETTERS && !sites.is_like(longest);
    if parts.len() < 2 || !is_long || shown(&scan.lines, &own).is_none() {
        return;
    }
    let sections: Vec<String> = parts.iter().map(|part| letters(part)).filter(|part| *part != own).collect();
    for candidate in candidates.iter_mut() {
        candidate.weight -= if sections.contains(&candidate.letters) { 3.0 } else { 0.0 };
    }
    if !candidates.iter().any(|candidate| candidate.letters == own) {
        candidates.push(Candidate { text: longest.to_owned(), letters: own, line: None, weight: 2.5 });
    }
}

/// What is declared and shown is more than what is declared alone: on a line of its own, or in a heading that says
/// more, such as its section or the page's number.
fn strengthen(candidates: &mut [Candidate], titles: &[Declared], lines: &[Line]) {
    let (declared, headings): (Vec<&mut Candidate>, Vec<&mut Candidate>) =
        candidates.iter_mut().partition(|candidate| candidate.line.is_none());
    for candidate in declared {
        candidate.weight += if shown(lines, &candidate.letters).is_some() { 1.5 } else { 0.0 };
        if candidate.letters.chars().count() > 5 {
            // One that is declared as it stands says no more than it should.
            let is_declared =
                |heading: &Candidate| titles.iter().any(|title| title.letters == heading.letters);
            let longer = headings.iter().filter(|heading| {
                heading.letters.len() > candidate.letters.len()
                    && heading.letters.ends_with(&candidate.letters)
                    && !is_declared(heading)
            });
            candidate.weight += longer.map(|heading| heading.weight).fold(0.0, f32::max);
        }
    }
}

/// A title without the page's number among several: `（1/2ページ）`.
pub(super) fn without_page(title: &str) -> &str {
    let Some((before, number)) = title.rsplit_once(['（', '(']) else { return title };
    let number = number
        .trim_end_matches([')', '）', ' '])
        .trim_end_matches("ページ")
        .trim_end_matches(['頁', '页'])
        .trim();
    let is_page = number.split_once(['/', '／']).is_some_and(|(page, of)| {
        let is_number = |text: &str| !text.is_empty() && text.trim().chars().all(char::is_numeric);
        is_number(page) && is_number(of)
    });
    if is_page && !before.trim().is_empty() { before.trim() } else { title }
}

/// What is declared, the surest first.
fn declared(scan: &Scan, headline: &str, sites: &Sites) -> Vec<Declared> {
    let mut found: Vec<Declared> = Vec::new();
    let named = scan.meta(&["dc.title", "dcterms.title", "articletitle", "citation_title"]);
    let texts = [
        (scan.meta(&["og:title"]), 3.0),
        (Some(headline), 3.0),
        (named, 3.0),
        (scan.meta(&["twitter:title"]), 1.0),
        (Some(scan.title.as_str()), 2.0),
    ];
    for (text, weight) in texts {
        let text = text.unwrap_or_default().trim();
        if !text.is_empty() {
            found.push(Declared::new(text, weight, sites));
        }
    }
    found
}

fn headings(scan: &Scan, declared: &[Declared], sites: &Sites) -> Vec<Candidate> {
    let is_candidate = |line: &&(usize, &Line)| (1..=4).contains(&line.1.level) || line.1.is_title;
    let lines: Vec<(usize, &Line)> =
        scan.lines.iter().enumerate().filter(|line| is_candidate(&line)).take(MOST_CANDIDATES).collect();
    let count = lines.iter().filter(|(_, line)| line.level == 1 && !line.is_around && !line.is_home).count();
    let only = only_heading(scan, &lines).filter(|_| declared.len() < 2);
    let mut found = Vec::new();
    for (index, line) in lines {
        let text = line.text();
        let letters = letters(&text);
        if line.is_cut || letters.is_empty() || text.chars().count() > LONGEST {
            continue;
        }
        let mut weight = match line.level {
            1 if count > 1 => 1.5,
            1 => 3.0,
            2 => 1.5,
            3 => 1.2,
            4 => 0.8,
            _ => 0.5,
        };
        let marked = line.is_title || line.level == 1;
        let support: f32 = declared.iter().map(|title| title.support(&letters, marked)).sum();
        weight += support;
        weight += if line.is_title { 2.0 } else { 0.0 };
        let has_byline = has_byline(&scan.lines, index);
        weight += if has_byline { 1.0 } else { 0.0 };
        weight -= if line.is_around { 3.0 } else { 0.0 };
        weight -= if line.is_home { 2.5 } else { 0.0 };
        weight -= if letters.chars().count() < 2 && support < 2.0 { 4.0 } else { 0.0 };
        weight -= if text.ends_with('…') || text.ends_with("...") { 2.0 } else { 0.0 };
        weight -= if sites.has(&text) && !line.is_title { 10.0 } else { 0.0 };
        // A card's heading in a list of them is no title; the page's only one may be, whatever the page is called.
        let is_only = only == Some(index);
        weight += if is_only && line.level > 1 { 1.0 } else { 0.0 };
        if support > 0.0 || line.level == 1 || line.is_title || is_only {
            found.push(Candidate { text, letters, line: Some(index), weight });
        }
    }
    found.extend(above_byline(scan, declared));
    found.extend(labelled(scan, declared));
    if found.is_empty() && declared.len() < 2 {
        found.extend(bold(scan));
    }
    found
}

/// The first line in bold above all sentences, where the page's own title is nothing but names of the site and its parts.
fn bold(scan: &Scan) -> Option<Candidate> {
    let is_of_site = |part: &String| names::is_group(part) || part.chars().count() <= LONGEST_SECTION;
    if !parts(&scan.title).iter().all(is_of_site) {
        return None;
    }
    let lines =
        scan.lines.iter().enumerate().take_while(|(_, line)| !line.is_cut && !line.text().contains('。'));
    let is_bold = |line: &Line| !(line.is_plain || line.is_around || line.is_home);
    let (index, line) = lines
        .filter(|(_, line)| is_bold(line) && letters(&line.text()).chars().count() >= FEWEST_LETTERS)
        .last()?;
    let text = line.text();
    Some(Candidate { letters: letters(&text), text, line: Some(index), weight: 4.0 })
}

/// The one large heading of a page, above all sentences, with a name below it that the page's own title holds too.
fn only_heading(scan: &Scan, headings: &[(usize, &Line)]) -> Option<usize> {
    let mut large =
        headings.iter().filter(|(_, line)| (1..=3).contains(&line.level) && !line.is_around && !line.is_home);
    let (index, _) = *large.next().filter(|_| large.clone().next().is_none())?;
    let (above, below) = scan.lines.split_at(index);
    let name = below.get(1)?.text();
    let is_name = name.chars().count() > 1 && scan.title.contains(&name);
    (is_name && !above.iter().any(|line| line.text().contains('。'))).then_some(index)
}

/// The line that names the title of a post: `標題 [心得] 夜裡爬鐘樓`.
fn labelled(scan: &Scan, declared: &[Declared]) -> Option<Candidate> {
    const LABELS: &[&str] = &["標題", "标题", "主題", "主题", "件名", "제목", "Subject"];
    let lines = scan.lines.iter().enumerate().take(MOST_CANDIDATES).filter(|(_, line)| !line.is_around);
    lines.into_iter().find_map(|(index, line)| {
        let text = line.spaced();
        let rest = LABELS.iter().find_map(|label| text.strip_prefix(label))?;
        let text = rest.strip_prefix([':', '：', ' '])?.trim().to_owned();
        let letters = letters(&text);
        let support: f32 = declared.iter().map(|title| title.support(&letters, true)).sum();
        (support > 0.0).then_some(Candidate { text, letters, line: Some(index), weight: 3.0 + support })
    })
}

/// The line right above a byline, as pages without headings have it: one that the declared titles know in part, or one
/// that is long enough to say something where the byline is labelled.
fn above_byline(scan: &Scan, declared: &[Declared]) -> Option<Candidate> {
    let lines = scan.lines.iter().enumerate().take(MOST_CANDIDATES);
    let mut pairs = lines.clone().zip(lines.skip(1)).filter(|((_, line), _)| !line.is_around && !line.is_cut);
    pairs.find_map(|((index, line), (_, below))| {
        let text = line.text();
        let letters = letters(&text);
        let count = text.chars().count();
        // The way to the page is no title: `論壇 » 閒聊版`.
        let is_way = |text: &str| text.contains(['»', '>', '›', '＞', '|', '/', '。']);
        if is_way(&text) || count > 60 || letters.is_empty() || !is_byline(below) {
            return None;
        }
        let support: f32 = declared.iter().map(|title| title.support(&letters, true)).sum();
        // A title on two lines.
        let above =
            index.checked_sub(1).and_then(|above| scan.lines.get(above)).map(Line::text).unwrap_or_default();
        let both = source::letters(&format!("{above}{text}"));
        let of_both: f32 = declared.iter().map(|title| title.support(&both, false)).sum();
        if of_both > support && !above.is_empty() && !is_way(&above) {
            let text = format!("{above} {text}");
            return Some(Candidate { text, letters: both, line: Some(index), weight: 2.5 + of_both });
        }
        let says = count > 8 && byline::read(&below.spaced(), &[]).is_labelled && !is_byline(line);
        let is_title = support > 0.0 || says;
        is_title.then_some(Candidate { text, letters, line: Some(index), weight: 2.5 + support })
    })
}

fn is_byline(line: &Line) -> bool {
    line.time.is_some()
        || byline::takes(&line.spaced(), &[])
            .is_some_and(|byline| byline.published.is_some() || !byline.authors.is_empty())
}

fn has_byline(lines: &[Line], heading: usize) -> bool {
    let below = lines.iter().skip(heading + 1).take(NEAR).take_while(|line| !line.is_cut && line.level == 0);
    below.into_iter().any(is_byline)
}

/// The first line that shows a title which no heading gives.
fn shown(lines: &[Line], title: &str) -> Option<usize> {
    if title.chars().count() < 2 {
        return None;
    }
    let whole =
        lines.iter().position(|line| !line.is_around && !line.is_cut && letters(&line.text()) == title);
    whole.or_else(|| lines.iter().position(|line| line.level == 1 && letters(&line.text()).ends_with(title)))
}

/// The first line that shows a title next to other things, as a bar with buttons does.
fn shown_among(lines: &[Line], title: &str) -> Option<usize> {
    if title.chars().count() < FEWEST_LETTERS {
        return None;
    }
    lines.iter().position(|line| {
        let text = line.text();
        let is_bar = !line.is_around && !line.is_cut && text.len() < title.len() + LONGEST_BESIDE;
        is_bar && letters(&text).contains(title)
    })
}

/// What the page's own title calls the site around the article's title, if a line shows that one whole.
fn site_around(scan: &Scan, declared: &[Declared], title: &str, line: Option<usize>) -> String {
    let Some(own) = declared.iter().find(|declared| declared.text == scan.title) else {
        return String::new();
    };
    if line.is_none() || title.is_empty() || own.letters == title {
        return String::new();
    }
    let parts = parts(&own.text);
    let is_name = |part: &&str| {
        let lower = part.to_lowercase();
        part.chars().any(char::is_alphabetic) && !lower.starts_with("powered by") && !lower.starts_with("by ")
    };
    let holds = |part: &&str| {
        let letters = letters(part);
        title.contains(&letters) || letters.contains(title)
    };
    // The site stands at one end, and the title somewhere before or after it.
    let Some(at) = parts.iter().position(|part| holds(&part.as_str())) else { return String::new() };
    let names: Vec<&str> =
        parts.iter().map(String::as_str).filter(|part| !holds(part)).filter(is_name).collect();
    let name = if at + 1 < parts.len() { names.last() } else { names.first() };
    name.map(|name| name.split(['，', ',']).next().unwrap_or(name).trim().to_owned()).unwrap_or_default()
}
