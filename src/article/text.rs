//! Text that may be a part of a longer one.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Text that may be a part of a longer one, which it then shares with the other parts: a book is in memory once, not
/// once more for each of the forms that its paragraphs go through. It is read as a `str` and never changed.
#[derive(Clone, Default)]
pub struct Text {
    whole: Arc<String>,
    /// Bytes of the whole, between characters. Only the parts of a book that fits are counted this way.
    start: u32,
    end: u32,
}

impl Text {
    /// The part of a shared text that `part` is, without a copy. A part of something else is copied.
    pub fn part(whole: &Arc<String>, part: &str) -> Self {
        // What lies inside the whole's bytes is a part of it.
        let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        let end = start.wrapping_add(part.len());
        let is_part = whole.get(start..end).is_some();
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) if is_part => Self { whole: Arc::clone(whole), start, end },
            _ => part.into(),
        }
    }

    /// Adds characters at its end; what is shared is copied before.
    pub fn push_str(&mut self, more: &str) {
        let mut text = String::from(std::mem::take(self));
        text.push_str(more);
        *self = text.into();
    }

    /// The characters.
    pub fn as_str(&self) -> &str {
        self.whole.get(self.start as usize..self.end as usize).unwrap_or(&self.whole)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        // A whole of more bytes than can be counted is taken as it is.
        let (start, end) = u32::try_from(text.len()).map_or((u32::MAX, 0), |end| (0, end));
        Self { whole: Arc::new(text), start, end }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}

impl FromIterator<char> for Text {
    fn from_iter<I: IntoIterator<Item = char>>(characters: I) -> Self {
        String::from_iter(characters).into()
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Self {
        text.into_owned().into()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        let is_whole = text.len() == text.whole.len();
        match Arc::try_unwrap(text.whole) {
            Ok(whole) if is_whole => whole,
            Ok(whole) => whole.get(text.start as usize..text.end as usize).unwrap_or_default().to_owned(),
            Err(whole) => Text { whole, ..text }.as_str().to_owned(),
        }
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        text.as_str().to_owned()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        let is_same_part = (self.start, self.end) == (other.start, other.end);
        (is_same_part && Arc::ptr_eq(&self.whole, &other.whole)) || self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<Text> for String {
    fn eq(&self, other: &Text) -> bool {
        self == other.as_str()
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        String::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_shares_its_whole_and_anything_else_is_copied() {
        let whole = Arc::new("甲乙丙".to_owned());
        let part = |range| Text::part(&whole, whole.get(range).unwrap());
        assert_eq!((part(3..6), part(0..9), part(9..9)), ("乙".into(), "甲乙丙".into(), "".into()));
        assert!(Arc::ptr_eq(&part(3..6).whole, &whole));
        let other = "乙".to_owned();
        assert_eq!(Text::part(&whole, &other), "乙");
        assert!(!Arc::ptr_eq(&Text::part(&whole, &other).whole, &whole));
        assert_eq!(Text::part(&Arc::default(), &other), "乙");
        assert_eq!(Text::default(), "");
        let mut longer = part(0..3);
        longer.push_str("丁");
        assert_eq!((longer, part(0..3), String::from(part(3..6))), ("甲丁".into(), "甲".into(), "乙".into()));
    }

    #[test]
    fn it_is_a_string_in_json() {
        let text = Text::from("甲\n");
        assert_eq!(serde_json::to_string(&text).unwrap(), r#""甲\n""#);
        assert_eq!(serde_json::from_str::<Text>(r#""甲\n""#).unwrap(), text);
    }
}
