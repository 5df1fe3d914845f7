//! Reading inline content, of which a later version of the format may know more kinds: one that is not known is read
//! as its text. Blocks have no such way out, since a text without a block would be misplaced.

use std::fmt;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::{Article, Inline, LineStyle, Text};

/// Begins the tag of the language in which the text of an unknown kind stands until [`Article::take_unknown`] takes it
/// out. Never part of a file: a noncharacter of Unicode.
const UNKNOWN: &str = "\u{FDD4}";

impl Article {
    /// Puts the text of inline content of unknown kinds where that was read, and gives the kinds' names, each once.
    pub fn take_unknown(&mut self) -> Vec<String> {
        let mut names = Vec::new();
        self.each_text(&mut |text| take_unknown(text, &mut names));
        names
    }
}

fn take_unknown(inlines: &mut [Inline], names: &mut Vec<String>) {
    for inline in inlines {
        if let Inline::Language { tag, text } = inline
            && let Some(name) = tag.strip_prefix(UNKNOWN)
        {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
            *inline = text.pop().unwrap_or_else(|| Inline::Text(Text::default()));
        }
        take_unknown(inline.inner_mut().map(Vec::as_mut_slice).unwrap_or_default(), names);
    }
}

impl<'de> Deserialize<'de> for Inline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Element)
    }
}

struct Element;

impl<'de> Visitor<'de> for Element {
    type Value = Inline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Inline, E> {
        match name {
            "line_break" => Ok(Inline::LineBreak),
            name if KNOWN.contains(&name) => {
                Err(E::invalid_type(Unexpected::UnitVariant, &"newtype variant"))
            }
            name => Ok(unknown(name, String::new())),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Inline, A::Error> {
        let name: String = map.next_key()?.ok_or_else(|| A::Error::custom("expected value"))?;
        let inline = element(&name, &mut map)?;
        match map.next_key::<IgnoredAny>()? {
            Some(_) => Err(A::Error::custom("expected value")),
            None => Ok(inline),
        }
    }
}

/// The kinds that are known.
const KNOWN: &[&str] = &[
    "text",
    "strong",
    "emphasis",
    "superscript",
    "subscript",
    "strikethrough",
    "underline",
    "code",
    "link",
    "language",
    "ruby",
    "image",
    "formula",
    "line_break",
];

/// Reads what a name stands before.
fn element<'de, A: MapAccess<'de>>(name: &str, map: &mut A) -> Result<Inline, A::Error> {
    #[derive(Deserialize)]
    struct Underline {
        #[serde(default)]
        style: LineStyle,
        text: Vec<Inline>,
    }
    #[derive(Deserialize)]
    struct Link {
        url: Text,
        text: Vec<Inline>,
    }
    #[derive(Deserialize)]
    struct Language {
        tag: Text,
        text: Vec<Inline>,
    }
    Ok(match name {
        "text" => Inline::Text(map.next_value()?),
        "strong" => Inline::Strong(map.next_value()?),
        "emphasis" => Inline::Emphasis(map.next_value()?),
        "superscript" => Inline::Superscript(map.next_value()?),
        "subscript" => Inline::Subscript(map.next_value()?),
        "strikethrough" => Inline::Strikethrough(map.next_value()?),
        "underline" => {
            let Underline { style, text } = map.next_value()?;
            Inline::Underline { style, text }
        }
        "code" => Inline::Code(map.next_value()?),
        "link" => {
            let Link { url, text } = map.next_value()?;
            Inline::Link { url, text }
        }
        "language" => {
            let Language { tag, text } = map.next_value()?;
            Inline::Language { tag, text }
        }
        "ruby" => Inline::Ruby(map.next_value()?),
        "image" => Inline::Image(map.next_value()?),
        "formula" => Inline::Formula(map.next_value()?),
        "line_break" => {
            map.next_value::<()>()?;
            Inline::LineBreak
        }
        name => {
            let mut text = String::new();
            map.next_value_seed(Strings { out: &mut text })?;
            unknown(name, text)
        }
    })
}

fn unknown(name: &str, text: String) -> Inline {
    Inline::Language { tag: format!("{UNKNOWN}{name}").into(), text: vec![Inline::Text(text.into())] }
}

/// Gathers the strings in any value, in order, but for those that are no text.
struct Strings<'a> {
    out: &'a mut String,
}

/// Fields that say something about a text.
const ABOUT: &[&str] =
    &["url", "source", "tag", "language", "style", "class", "id", "kind", "color", "reading", "under"];

impl<'de> DeserializeSeed<'de> for Strings<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strings<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.out.push_str(text);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Strings { out: self.out })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut about = String::new();
        while let Some(name) = map.next_key::<String>()? {
            let out = if ABOUT.contains(&name.as_str()) { &mut about } else { &mut *self.out };
            map.next_value_seed(Strings { out })?;
        }
        Ok(())
    }
}
