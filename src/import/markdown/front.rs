//! Front matter: a few names and values before the text, in YAML between `---` or in TOML between `+++`. What is not
//! quite either is read line by line.

mod lines;

use saphyr_parser::{Event, Parser};

use self::lines::Lines;
use super::Reading;
use crate::article::Source;
use crate::import::WarningKind;
use crate::text::address::is_web;
use crate::text::slice::first_chars;

/// Front matter as it stands in the file, without its fences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Front<'a> {
    /// Between `---`.
    Yaml(&'a str),
    /// Between `+++`.
    Toml(&'a str),
}

/// Longer front matter, in bytes, is none.
const LONGEST: usize = 100_000;
/// Values nested deeper are not looked at: a list of authors with a field each is as deep as this.
const DEEPEST: usize = 3;

/// Names of values without a place that are told.
const MOST_NAMES: usize = 30;
/// Bytes of the longest name that is looked at, with that of what it is in; each value holds its name once more.
const LONGEST_NAME: usize = 64;

/// The front matter, and the text after it.
pub(super) fn split(text: &str) -> (Option<Front<'_>>, &str) {
    let bare = text.trim_start_matches(['\u{FEFF}', '\n', '\r']);
    fenced(bare, "---")
        .filter(|(front, _)| front.lines().any(|line| lines::named(line.trim(), ':').is_some()))
        .map(|(front, rest)| (Some(Front::Yaml(front)), rest))
        .or_else(|| fenced(bare, "+++").map(|(front, rest)| (Some(Front::Toml(front)), rest)))
        .unwrap_or((None, text))
}

/// Reads what an article has a place for; of the rest the names are told.
pub(super) fn read(front: Front<'_>, reading: &mut Reading) {
    let values = match front {
        Front::Yaml(text) => yaml(text).map(|values| with_whole_lines(values, text)),
        Front::Toml(text) => toml(text),
    };
    let values = values.unwrap_or_else(|| {
        let (text, mark) = match front {
            Front::Yaml(text) => (text, ':'),
            Front::Toml(text) => (text, '='),
        };
        let Lines { values, unread } = lines::read(text, mark);
        if let Some(line) = unread {
            // The fence is a line before.
            reading.warn(line + 1, WarningKind::FrontMatterUnread);
        }
        values
    });
    fill(values, reading);
}

fn fill(values: Vec<Value>, reading: &mut Reading) {
    let mut source_url = None;
    let mut left_out: Vec<String> = Vec::new();
    let mut leave_out = |name: String| {
        if left_out.len() < MOST_NAMES && !left_out.contains(&name) {
            left_out.push(name);
        }
    };
    let article = &mut reading.article;
    for Value { name, text, is_whole } in values {
        let text = on_one_line(text);
        match name.to_lowercase().as_str() {
            _ if text.trim().is_empty() || text == "~" || text == "null" => {}
            _ if !is_whole => leave_out(name),
            "title" => article.title = text,
            "subtitle" => article.subtitle = text,
            "author" | "authors" | "author.name" | "authors.name" => article.authors.push(named_note(text)),
            "date" | "published" => article.published = Some(date(&text)),
            "lang" | "language" => article.language = text,
            "source_url" | "source.url" => source_url = Some(text),
            "source" | "url" if is_web(&text) => source_url = Some(text),
            "source" | "source.name" => article.source.get_or_insert_default().name = named_note(text),
            _ => leave_out(name),
        }
    }
    if let Some(url) = source_url {
        let source = article.source.get_or_insert_with(|| Source { name: url.clone(), url: None });
        source.url = Some(url);
    }
    if !left_out.is_empty() {
        reading.warn(1, WarningKind::FrontMatterLeftOut { names: left_out });
    }
}

/// Takes titles that look like lists, tags or anchors of YAML as they stand: `[心得] 雨夜` is not the only one.
fn with_whole_lines(mut values: Vec<Value>, text: &str) -> Vec<Value> {
    for name in ["title", "subtitle"] {
        let whole = lines::value(text, name).filter(|whole| whole.starts_with(['[', '{', '!', '&', '*']));
        if let Some(whole) = whole {
            values.retain(|value| value.name != name && !value.name.starts_with(&format!("{name}.")));
            values.push(Value::new(name, whole));
        }
    }
    values
}

/// A value without line ends.
fn on_one_line(text: String) -> String {
    if text.contains('\n') {
        text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text
    }
}

/// The name in a link to a note about a person or a paper (`[[folder/note|name]]`), as Obsidian writes properties.
fn named_note(text: String) -> String {
    let inner = text.trim().strip_prefix("[[").and_then(|inner| inner.strip_suffix("]]"));
    let Some(inner) = inner.filter(|inner| !inner.contains(['[', ']'])) else { return text };
    let name = inner.split_once('|').map(|(_, name)| name);
    name.or_else(|| inner.rsplit('/').next()).unwrap_or(inner).trim().to_owned()
}

/// A value; one inside another has the names of both, and one of a list the name of the list.
struct Value {
    name: String,
    text: String,
    /// Whether the text is the value; it is not of an alias, and of what nests too deeply.
    is_whole: bool,
}

impl Value {
    fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), is_whole: true }
    }

    /// A value of which no more is kept than that it is there.
    fn unread(name: &str) -> Self {
        let name = first_chars(name, LONGEST_NAME).to_owned();
        Self { name, text: "…".to_owned(), is_whole: false }
    }
}

/// What stands between a first line and the next one like it, and what comes after them.
fn fenced<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let inside = text.strip_prefix(fence)?;
    let (blank, inside) = inside.split_once('\n')?;
    if !blank.trim().is_empty() {
        return None;
    }
    let mut length = 0;
    for line in inside.split_inclusive('\n') {
        let (front, rest) = inside.split_at(length);
        if line.trim_end() == fence || fence == "---" && line.trim_end() == "..." {
            return Some((front, rest.split_at(line.len()).1));
        }
        length += line.len();
        if length > LONGEST {
            break;
        }
    }
    None
}

/// The date as it stands there, but for a time of midnight and what comes after the minutes.
fn date(text: &str) -> String {
    let bare = text.replacen('T', " ", 1);
    bare.strip_suffix('Z').unwrap_or(&bare).trim_end_matches(" 00:00:00").to_owned()
}

/// Aliases are left out and no value is built, so that a short text cannot become a large one.
fn yaml(text: &str) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    // For each mapping or list that is open: whether it is a mapping, and the name whose value comes next.
    let mut open: Vec<(bool, Option<String>)> = Vec::new();
    for event in Parser::new_from_str(text) {
        match event.ok()?.0 {
            Event::MappingStart(..) => open.push((true, None)),
            Event::SequenceStart(..) => open.push((false, None)),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                end_value(&mut open);
            }
            Event::Alias(_) => {
                values.push(Value::unread(&name_of(&open)));
                end_value(&mut open);
            }
            Event::Scalar(text, ..) => {
                if let Some((true, name @ None)) = open.last_mut() {
                    *name = Some(text.into_owned());
                    continue;
                }
                // A document that is no mapping has no names.
                open.first().filter(|(is_mapping, _)| *is_mapping)?;
                let name = name_of(&open);
                let is_read = open.len() <= DEEPEST && name.len() <= LONGEST_NAME;
                values.push(if is_read { Value::new(name, text) } else { Value::unread(&name) });
                end_value(&mut open);
            }
            _ => {}
        }
    }
    Some(values)
}

/// The names of the values that are open, joined.
fn name_of(open: &[(bool, Option<String>)]) -> String {
    let names = open.iter().take(DEEPEST).filter_map(|(_, name)| name.as_deref());
    names.flat_map(|name| [".", name]).skip(1).collect()
}

/// A mapping's next scalar is a name again.
fn end_value(open: &mut [(bool, Option<String>)]) {
    if let Some((true, name)) = open.last_mut() {
        *name = None;
    }
}

fn toml(text: &str) -> Option<Vec<Value>> {
    let table: toml::Table = toml::from_str(text).ok()?;
    let mut values = Vec::new();
    for (name, value) in &table {
        push_toml(name, value, &mut values);
    }
    Some(values)
}

fn push_toml(name: &str, value: &toml::Value, values: &mut Vec<Value>) {
    match value {
        _ if name.len() > LONGEST_NAME => values.push(Value::unread(name)),
        toml::Value::String(text) => values.push(Value::new(name, text)),
        toml::Value::Array(list) => list.iter().for_each(|value| push_toml(name, value, values)),
        toml::Value::Table(table) if !name.contains('.') => {
            table.iter().for_each(|(inner, value)| push_toml(&format!("{name}.{inner}"), value, values));
        }
        toml::Value::Table(_) => values.push(Value::unread(name)),
        toml::Value::Datetime(date) => values.push(Value::new(name, date.to_string())),
        toml::Value::Integer(number) => values.push(Value::new(name, number.to_string())),
        toml::Value::Float(number) => values.push(Value::new(name, number.to_string())),
        toml::Value::Boolean(is_so) => values.push(Value::new(name, is_so.to_string())),
    }
}
