//! What a book says of itself (EPUB 3.3, §5.5; OPF 2.0.1, §2.2).

use crate::import::known::{self, date, role};
use crate::import::xml::XmlTree;
use crate::text::address::is_web;
use crate::text::language_tag::{LanguageTag, MainLanguage};

/// What programs write where they know no author.
const NOBODY: &[&str] = &["unknown", "unknown author", "未知", "未知作者", "不明", "알 수 없음"];

/// What a book says of itself.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub title: String,
    pub subtitle: String,
    /// The names of those who made it; a role other than that of the author stands after the name.
    pub authors: Vec<String>,
    /// ISO 8601, as exactly as it is known.
    pub published: Option<String>,
    pub language: String,
    pub publisher: String,
    /// The web address of what the book was made from.
    pub address: Option<String>,
}

/// The content of `<meta name="…" content="…">`.
pub(super) fn named(metadata: &XmlTree, name: &str) -> Option<String> {
    let all = metadata.gather("meta");
    let meta = all.into_iter().find(|meta| meta.attribute("name") == Some(name))?;
    meta.attribute("content").map(str::to_owned)
}

/// Reads the metadata of a package.
pub(super) fn read(element: &XmlTree) -> Metadata {
    let reading = Reading { element };
    let language = reading.texts("language").into_iter().find_map(|text| known::language::tag(&text));
    let language = language.map(|tag| tag.to_string()).unwrap_or_default();
    let (title, subtitle) = reading.titles();
    Metadata {
        title,
        subtitle,
        authors: reading.authors(&language),
        published: reading.published(&language),
        publisher: reading.texts("publisher").into_iter().next().unwrap_or_default(),
        address: reading.texts("source").into_iter().find(|source| is_web(source)),
        language,
    }
}

struct Reading<'a> {
    element: &'a XmlTree,
}

impl<'a> Reading<'a> {
    /// The elements of a name, also in `dc-metadata`, as the first version wrote them.
    fn all(&self, name: &str) -> Vec<&'a XmlTree> {
        self.element.gather(name)
    }

    fn texts(&self, name: &str) -> Vec<String> {
        self.all(name).into_iter().map(XmlTree::line).filter(|text| !text.is_empty()).collect()
    }

    /// What refines an element.
    fn refined(&self, element: &XmlTree, property: &str) -> Option<String> {
        let id = element.attribute("id")?;
        let refines = |meta: &&XmlTree| {
            meta.attribute("property") == Some(property)
                && meta.attribute("refines").is_some_and(|refines| refines.trim_start_matches('#') == id)
        };
        self.element.each("meta").find(refines).map(XmlTree::line)
    }

    /// The title and the subtitle.
    fn titles(&self) -> (String, String) {
        let titles = self.all("title");
        let of_type = |kind: &str| {
            let is_kind = |title: &&&XmlTree| self.refined(title, "title-type").as_deref() == Some(kind);
            titles.iter().find(is_kind).map(|title| title.line())
        };
        let first = || titles.iter().map(|title| title.line()).find(|title| !title.is_empty());
        let title = of_type("main").or_else(first).unwrap_or_default();
        let subtitle = of_type("subtitle").filter(|subtitle| *subtitle != title).unwrap_or_default();
        (title, subtitle)
    }

    fn authors(&self, language: &str) -> Vec<String> {
        let mut authors: Vec<String> = Vec::new();
        let creators = self.all("creator").into_iter().map(|element| (element, true));
        let others = self.all("contributor").into_iter().map(|element| (element, false));
        for (element, is_creator) in creators.chain(others) {
            let role = element.attribute("role").map(str::to_owned).or_else(|| self.refined(element, "role"));
            let name = element.line();
            if NOBODY.contains(&name.to_lowercase().as_str()) {
                continue;
            }
            let label = match role.as_deref().unwrap_or("aut") {
                "trl" | "ill" | "edt" if !name.is_empty() => {
                    role.as_deref().and_then(|role| role::label(role, language))
                }
                _ if is_creator => Some(""),
                _ => None,
            };
            let Some(label) = label.filter(|_| !name.is_empty()) else { continue };
            let author = if label.is_empty() { name } else { format!("{name}{label}") };
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
        authors
    }

    fn published(&self, language: &str) -> Option<String> {
        let dates = self.all("date");
        let event = |date: &&&XmlTree, name: &str| date.attribute("event") == Some(name);
        let published = dates.iter().find(|date| event(date, "publication"));
        let any = || dates.iter().find(|date| date.attribute("event").is_none());
        let text = published.or_else(any)?.line();
        day(&text, LanguageTag::of(language).main())
    }
}

/// A date as exactly as it is known; none for what programs write where they know none. Programs write midnight of their own
/// place in universal time, by which the day in China, Japan and Korea is the one before.
fn day(text: &str, language: MainLanguage) -> Option<String> {
    let (text, time) = text.split_once('T').unwrap_or((text, ""));
    let text = text.trim();
    let midnight = match language {
        MainLanguage::Chinese => "16:00:00",
        MainLanguage::Japanese | MainLanguage::Korean => "15:00:00",
        _ => "",
    };
    let zone = time.trim().strip_prefix(midnight).map(|zone| zone.trim_start_matches(['.', '0']));
    if !midnight.is_empty() && zone.is_some_and(|zone| matches!(zone, "Z" | "+00:00" | "+0000")) {
        return day_after(text);
    }
    let is_year =
        |year: &str| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && year > "1000";
    let mut parts = text.split('-');
    let is_iso = parts.next().is_some_and(is_year)
        && parts.all(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()));
    if is_iso { Some(text.to_owned()) } else { date::date(text).filter(|date| !date.starts_with('0')) }
}

/// The day after one of ISO 8601.
fn day_after(text: &str) -> Option<String> {
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let is_leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let (year, month, day) = match (month, day) {
        (12, 31..) => (year + 1, 1, 1),
        (_, day) if day >= days => (year, month + 1, 1),
        (_, day) => (year, month, day + 1),
    };
    (year > 1000).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Cancel, xml};

    fn tree(text: &str) -> XmlTree {
        xml::document(text, Cancel::NEVER).unwrap()
    }

    #[test]
    fn midnight_of_the_place_is_a_day() {
        for (text, language, expected) in [
            ("2018-12-31T16:00:00+00:00", MainLanguage::Chinese, Some("2019-01-01")),
            ("2012-02-28T16:00:00Z", MainLanguage::Chinese, Some("2012-02-29")),
            ("2012-04-30T15:00:00+00:00", MainLanguage::Japanese, Some("2012-05-01")),
            ("2012-04-30T15:00:00+00:00", MainLanguage::Chinese, Some("2012-04-30")),
            ("2012-04-30T16:00:00+08:00", MainLanguage::Chinese, Some("2012-04-30")),
            ("2012-04-30", MainLanguage::Chinese, Some("2012-04-30")),
            ("0100-12-31T16:00:00+00:00", MainLanguage::Chinese, None),
        ] {
            assert_eq!(day(text, language).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn metadata_of_both_versions_are_read() {
        let old = "<metadata><dc:title>雨</dc:title><dc:creator opf:role='aut'>甲</dc:creator>\
            <dc:creator opf:role='trl'>乙</dc:creator><dc:contributor opf:role='bkp'>calibre</dc:contributor>\
            <dc:date>0101-01-01T00:00:00+00:00</dc:date><dc:language>zh_TW</dc:language>\
            <meta name='cover' content='c'/></metadata>";
        let root = tree(old);
        let element = root.child("metadata").unwrap();
        let metadata = read(element);
        assert_eq!(metadata.authors, ["甲", "乙（譯）"]);
        assert_eq!((metadata.title.as_str(), metadata.published), ("雨", None));
        assert_eq!(named(element, "cover").as_deref(), Some("c"));
        let new = "<metadata><dc:title id='s'>副題</dc:title><dc:title id='t'>題</dc:title>\
            <meta refines='#t' property='title-type'>main</meta>\
            <meta refines='#s' property='title-type'>subtitle</meta>\
            <dc:creator id='a'>作者</dc:creator><meta refines='#a' property='role'>aut</meta>\
            <dc:date>2024-05</dc:date><dc:language>ja</dc:language><dc:publisher>社</dc:publisher></metadata>";
        let root = tree(new);
        let metadata = read(root.child("metadata").unwrap());
        assert_eq!((metadata.title.as_str(), metadata.subtitle.as_str()), ("題", "副題"));
        assert_eq!(metadata.authors, ["作者"]);
        assert_eq!((metadata.published.as_deref(), metadata.publisher.as_str()), (Some("2024-05"), "社"));
    }
}
