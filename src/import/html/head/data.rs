//! JSON-LD: what a page says of its article for machines.

use std::collections::HashMap;

use serde_json::Value;

use crate::text::slice::one_line;

/// Bytes of the longest block that is read, and of all of them.
pub(super) const LONGEST_BLOCK: usize = 512 * 1024;
/// Objects that are looked at.
const MOST_OBJECTS: usize = 5000;

/// Somebody or something that an article is by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Agent {
    pub name: String,
    /// Whether it is declared to be no person.
    pub is_group: bool,
}

/// What the blocks of a page say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Data {
    pub headline: String,
    pub authors: Vec<Agent>,
    pub published: String,
    pub publisher: String,
    /// The name of the site, where it is told apart from the article.
    pub site: String,
    pub url: String,
    /// Whether it is a post of a forum, so that whoever wrote it is one person, however called.
    pub is_post: bool,
}

/// Reads the blocks; of several articles the first whose headline the page's titles know, or else the first.
pub(super) fn read(blocks: &[String], is_title: impl Fn(&str) -> bool) -> Data {
    let values: Vec<Value> = blocks.iter().filter_map(|block| parse(block)).collect();
    let objects = objects(&values);
    let ids: HashMap<&str, &Value> = objects
        .iter()
        .filter(|object| object.get("name").is_some())
        .filter_map(|object| Some((object.get("@id")?.as_str()?, *object)))
        .collect();
    let page = Objects { ids };
    let articles: Vec<&Value> = objects.iter().copied().filter(|object| is_article(object)).collect();
    let known = articles.iter().find(|article| is_title(&page.headline(article)));
    let mut data = match known.or(articles.first()) {
        Some(article) => page.article(article),
        None => blocks.iter().find_map(|block| salvage(block)).unwrap_or_default(),
    };
    let site = objects.iter().find(|object| is_of_type(object, |name| name == "WebSite"));
    data.site = site.map(|site| page.name(site)).unwrap_or_default();
    data
}

/// A block as JSON, mended where pages often break it.
fn parse(block: &str) -> Option<Value> {
    let block = block.trim().trim_start_matches('\u{FEFF}');
    let block = block.strip_prefix("<!--").unwrap_or(block);
    let block = block.strip_suffix("-->").unwrap_or(block).trim().trim_end_matches(';');
    if let Ok(value) = serde_json::from_str(block) {
        return Some(value);
    }
    serde_json::from_str(&mended(block)).ok()
}

/// The block from its first bracket to its last, without commas before a closing bracket and with control characters
/// as blanks.
fn mended(block: &str) -> String {
    let block = block.split_once("<![CDATA[").map_or(block, |(_, inner)| inner);
    let block = block.rsplit_once("]]>").map_or(block, |(inner, _)| inner);
    let start = block.find(['{', '[']).unwrap_or_default();
    let end = block.rfind(['}', ']']).map_or(block.len(), |end| end + 1);
    let inner = block.get(start..end).unwrap_or_default();
    let mut out = String::with_capacity(inner.len());
    let (mut in_string, mut is_escaped) = (false, false);
    // Where a comma stands that nothing but blanks followed so far.
    let mut comma = None;
    for c in inner.chars() {
        let c = if c.is_control() { ' ' } else { c };
        match c {
            '"' if !is_escaped => in_string = !in_string,
            ']' | '}' if !in_string => {
                if let Some(at) = comma {
                    out.truncate(at);
                }
            }
            _ => {}
        }
        is_escaped = in_string && c == '\\' && !is_escaped;
        if c == ',' && !in_string {
            comma = Some(out.len());
        } else if c != ' ' {
            comma = None;
        }
        out.push(c);
    }
    out
}

/// What can be read of a block that is no JSON: the first headline and the first date.
fn salvage(block: &str) -> Option<Data> {
    let value = |key: &str| {
        let (_, rest) = block.split_once(&format!("\"{key}\""))?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let (value, _) = rest.split_once('"')?;
        Some(clean(value)).filter(|value| value.chars().count() < 200 && !value.contains('\\'))
    };
    let headline = value("headline").unwrap_or_default();
    let published = value("datePublished").unwrap_or_default();
    let is_empty = headline.is_empty() && published.is_empty();
    (!is_empty).then(|| Data { headline, published, ..Data::default() })
}

/// All objects of the blocks, outer ones first.
fn objects(values: &[Value]) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Value> = values.iter().rev().collect();
    while let Some(value) = waiting.pop() {
        if found.len() >= MOST_OBJECTS {
            break;
        }
        match value {
            Value::Array(items) => waiting.extend(items.iter().rev().take(MOST_OBJECTS)),
            Value::Object(fields) => {
                found.push(value);
                // Comments and lists of other articles have authors as well.
                let is_own =
                    |key: &str| !matches!(key, "comment" | "itemListElement" | "review" | "citation");
                let inner = fields.iter().filter(|(key, _)| is_own(key)).map(|(_, value)| value);
                waiting.extend(inner.filter(|value| value.is_object() || value.is_array()));
            }
            _ => {}
        }
    }
    found
}

fn is_article(object: &Value) -> bool {
    const KINDS: &[&str] = &[
        "Report",
        "Recipe",
        "TechArticle",
        "Question",
        "QAPage",
        "CreativeWork",
        "SocialMediaPosting",
        "Chapter",
        "Review",
    ];
    let is_kind =
        |name: &str| name.ends_with("Article") || name.ends_with("Posting") || KINDS.contains(&name);
    is_of_type(object, is_kind)
        // Some engines have a context of their own and tell no type.
        || (object.get("@type").is_none() && object.get("title").is_some() && object.get("pubDate").is_some())
}

fn is_of_type(object: &Value, is_kind: impl Fn(&str) -> bool) -> bool {
    let is_kind = |value: &Value| {
        value.as_str().is_some_and(|name| is_kind(name.rsplit(['/', ':']).next().unwrap_or(name)))
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_kind),
        Some(kind) => is_kind(kind),
        None => false,
    }
}

/// The objects that others may refer to.
struct Objects<'a> {
    ids: HashMap<&'a str, &'a Value>,
}

impl Objects<'_> {
    fn article(&self, object: &Value) -> Data {
        let text = |key: &str| object.get(key).map(|value| self.name(value)).unwrap_or_default();
        let either = |one: &str, other: &str| {
            Some(text(one)).filter(|text| !text.is_empty()).unwrap_or_else(|| text(other))
        };
        let mut authors = Vec::new();
        for key in ["author", "creator"] {
            if authors.is_empty() {
                object.get(key).into_iter().for_each(|value| self.agents(value, &mut authors));
            }
        }
        Data {
            is_post: is_of_type(object, |name| {
                matches!(name, "DiscussionForumPosting" | "SocialMediaPosting")
            }),
            headline: self.headline(object),
            authors,
            published: either("datePublished", "pubDate"),
            publisher: text("publisher"),
            site: String::new(),
            url: either("url", "mainEntityOfPage"),
        }
    }

    fn headline(&self, object: &Value) -> String {
        let keys = ["headline", "name", "title"];
        let texts = keys.iter().filter_map(|key| object.get(key)).map(|value| self.name(value));
        texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    fn agents(&self, value: &Value, found: &mut Vec<Agent>) {
        match value {
            Value::Array(items) => items.iter().take(20).for_each(|item| self.agents(item, found)),
            Value::Object(_) => {
                let whole = self.whole(value);
                let is_group =
                    is_of_type(whole, |kind| kind.ends_with("Organization") || kind == "Corporation");
                let names = match whole.get("name") {
                    Some(Value::Array(names)) => names.iter().map(|name| self.name(name)).collect(),
                    _ => vec![self.name(value)],
                };
                found.extend(names.into_iter().map(|name| Agent { name, is_group }));
            }
            _ => found.push(Agent { name: self.name(value), is_group: false }),
        }
        found.retain(|agent| !agent.name.is_empty());
    }

    /// The object that a reference stands for.
    fn whole<'b>(&'b self, value: &'b Value) -> &'b Value {
        let is_reference = value.get("name").is_none();
        let id = value.get("@id").and_then(Value::as_str).filter(|_| is_reference);
        id.and_then(|id| self.ids.get(id).copied()).unwrap_or(value)
    }

    /// A text, or the name of what stands in its place.
    fn name(&self, value: &Value) -> String {
        match value {
            Value::String(text) => clean(text),
            Value::Array(items) => {
                items.first().filter(|item| !item.is_array()).map(|item| self.name(item)).unwrap_or_default()
            }
            Value::Object(_) => {
                let whole = self.whole(value);
                let keys = ["name", "@value", "@id"];
                keys.iter().find_map(|key| whole.get(key)?.as_str()).map(clean).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}

fn clean(text: &str) -> String {
    one_line(&html_escape::decode_html_entities(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(block: &str) -> Data {
        read(&[block.to_owned()], |_| false)
    }

    fn names(data: &Data) -> Vec<&str> {
        data.authors.iter().map(|agent| agent.name.as_str()).collect()
    }

    #[test]
    fn authors_have_many_shapes() {
        for (author, expected) in [
            (r#""林青""#, vec!["林青"]),
            (r#"["林青", {"name": "王大明"}]"#, vec!["林青", "王大明"]),
            (r#"{"@type": "Person", "name": ["林青", "王大明"]}"#, vec!["林青", "王大明"]),
            (r##"{"@id": "#p"}"##, vec!["李小華"]),
            (r#"{"@type": "Person", "name": "A &amp; B"}"#, vec!["A & B"]),
            (r#"{"@type": "Person", "name": null}"#, vec![]),
            ("3", vec![]),
        ] {
            let block = format!(
                r##"{{"@graph": [{{"@type": "Person", "@id": "#p", "name": "李小華"}}, {{"@type": ["NewsArticle"], "author": {author}}}]}}"##
            );
            assert_eq!(names(&of(&block)), expected, "{author}");
        }
    }

    #[test]
    fn broken_blocks_are_read_as_far_as_they_go() {
        for block in [
            r#"<!-- {"@type": "Article", "headline": "雨"} -->"#,
            r#"//<![CDATA[
            {"@type": "Article", "headline": "雨",}
            //]]>"#,
            r#"<![CDATA[ [{"@type": "Article", "name": "雨"}] ]]>"#,
            "{\"@type\": \"Article\", \"description\": \"一\n二, ]\", \"headline\": \"雨\", \"image\": [1, 2, ], };",
            r#"{"@type": "Article", "headline": "雨", "description": "他說"好""}"#,
        ] {
            assert_eq!(of(block).headline, "雨", "{block}");
        }
    }

    #[test]
    fn the_article_of_the_page_is_told_from_others() {
        let block = r#"[{"@type": "Article", "headline": "別的"}, {"@type": "Article", "headline": "雨"}]"#;
        assert_eq!(read(&[block.to_owned()], |title| title == "雨").headline, "雨");
        assert_eq!(of(block).headline, "別的");
        let deep = "[".repeat(100_000);
        assert_eq!(of(&deep), Data::default());
    }
}
