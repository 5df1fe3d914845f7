//! What a book says of itself: `title-info` of its description, and what is missing there of `publish-info`.

use crate::article::Source;
use crate::import::known::{date, language, role};
use crate::import::xml::XmlTree;
use crate::text::class::{is_han, is_hangul, is_kana};

/// What a book says of itself.
#[derive(Debug, Default)]
pub(super) struct BookAbout {
    pub title: String,
    /// The names of those who made it; a role other than that of the author stands after the name.
    pub authors: Vec<String>,
    /// ISO 8601, as exactly as it is known.
    pub published: Option<String>,
    /// A language tag, or nothing.
    pub language: String,
    pub source: Option<Source>,
    /// The addresses of the images on its cover.
    pub cover: Vec<String>,
    /// The paragraphs of what it is about.
    pub annotation: Vec<String>,
}

impl BookAbout {
    /// What a description says.
    pub(super) fn of(description: &XmlTree) -> Self {
        let Some(info) = description.child("title-info") else { return Self::default() };
        let line = |tree: Option<&XmlTree>| tree.map(XmlTree::line).unwrap_or_default();
        let language =
            language::tag(&line(info.child("lang"))).map(|tag| tag.to_string()).unwrap_or_default();
        let made = description.child("publish-info");
        let of_made = |name: &str| line(made.and_then(|made| made.child(name)));
        let title = line(info.child("book-title"));
        let house = of_made("publisher");
        let published = info.child("date").and_then(day).or_else(|| year(&of_made("year")));
        let cover = info.child("coverpage").map(|cover| cover.gather("image")).unwrap_or_default();
        Self {
            title: if title.is_empty() { of_made("book-name") } else { title },
            authors: authors(info, &language),
            published,
            source: (!house.is_empty()).then_some(Source { name: house, url: None }),
            cover: cover.iter().filter_map(|image| image.attribute("href")).map(str::to_owned).collect(),
            annotation: annotation(info),
            language,
        }
    }
}

/// The paragraphs and lines of an annotation.
fn annotation(info: &XmlTree) -> Vec<String> {
    let all = info.child("annotation").map(XmlTree::all).unwrap_or_default();
    let is_text = |tree: &&&XmlTree| {
        matches!(tree.element.name.as_str(), "p" | "v" | "subtitle" | "text-author" | "td" | "th")
    };
    let lines = all.iter().filter(is_text).map(|tree| tree.line());
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    match all.first() {
        Some(annotation) if lines.is_empty() && !annotation.line().is_empty() => vec![annotation.line()],
        _ => lines,
    }
}

fn authors(info: &XmlTree, language: &str) -> Vec<String> {
    let names = |element: &str| {
        let all: Vec<String> = info.each(element).map(name).filter(|name| !name.is_empty()).collect();
        all
    };
    let mut authors = names("author");
    let label = role::label("trl", language).unwrap_or_default();
    authors.extend(names("translator").into_iter().map(|name| name + label));
    authors
}

/// A name of several parts, in the order in which it is written where it is from.
fn name(author: &XmlTree) -> String {
    let part = |name: &str| author.child(name).map(XmlTree::line).unwrap_or_default();
    let parts =
        |names: [&str; 3]| names.into_iter().map(part).filter(|part| !part.is_empty()).collect::<Vec<_>>();
    let western = parts(["first-name", "middle-name", "last-name"]);
    let is_all = |is: fn(char) -> bool| western.iter().all(|part| part.chars().all(is));
    if western.is_empty() {
        return part("nickname");
    }
    if is_all(|c| is_kana(c) || matches!(c, 'ー' | '・'))
        && western.iter().all(|part| part.chars().any(is_katakana))
    {
        return western.join("・");
    }
    if is_all(|c| is_han(c) || is_kana(c) || is_hangul(c)) {
        return parts(["last-name", "first-name", "middle-name"]).concat();
    }
    western.join(" ")
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}')
}

/// The date of an element: the one for machines, or the one that is shown.
fn day(element: &XmlTree) -> Option<String> {
    let value = element.attribute("value").unwrap_or_default().trim().to_owned();
    let is_day = value.len() == 10 && date::date(&value).is_some();
    // Programs that know none write the beginning of a century.
    let is_known = is_day && !value.ends_with("-01-01");
    if is_known {
        return Some(value);
    }
    let shown = element.line();
    date::date(&shown).or_else(|| year(&shown)).or_else(|| is_day.then_some(value))
}

/// A year alone.
fn year(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_suffix(['年', '년']).unwrap_or(text).trim_end();
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) && text > "1000";
    is_year.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Cancel, xml};

    #[test]
    fn names_are_written_as_where_they_are_from() {
        for (first, middle, last, expected) in [
            ("迅", "", "魯", "魯迅"),
            ("民秀", "", "金", "金民秀"),
            ("민수", "", "김", "김민수"),
            ("漱石", "", "夏目", "夏目漱石"),
            ("みどり", "", "青山", "青山みどり"),
            ("ジョン", "", "スミス", "ジョン・スミス"),
            ("Lev", "Nikolayevich", "Tolstoy", "Lev Nikolayevich Tolstoy"),
            ("", "", "佚名", "佚名"),
        ] {
            let text = format!(
                "<author><first-name>{first}</first-name><middle-name>{middle}</middle-name>\
                 <last-name>{last}</last-name></author>"
            );
            let root = xml::document(&text, Cancel::NEVER).unwrap();
            assert_eq!(name(root.child("author").unwrap()), expected);
        }
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_known() {
        for (text, expected) in [
            ("<date value='2024-03-05'>三月</date>", Some("2024-03-05")),
            ("<date value='2024-01-01'>2024</date>", Some("2024")),
            ("<date>2024年3月5日</date>", Some("2024-03-05")),
            ("<date>1923年</date>", Some("1923")),
            ("<date>從前</date>", None),
        ] {
            let root = xml::document(text, Cancel::NEVER).unwrap();
            assert_eq!(day(root.child("date").unwrap()).as_deref(), expected, "{text}");
        }
    }
}
