//! What a native file says of itself, read before anything else in it is looked at.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::{FORMAT, VERSION};

/// The format's name and the version of a JSON file.
#[derive(Default)]
pub(super) struct Head {
    format: Option<Value>,
    version: Option<Value>,
}

impl Head {
    /// The head of a JSON file, without anything in it for JSON of another shape; none when the text is not JSON.
    pub(super) fn of(text: &str) -> Option<Self> {
        match serde_json::from_str(text) {
            Ok(head) => Some(head),
            Err(error) if error.is_data() && serde_json::from_str::<IgnoredAny>(text).is_ok() => {
                Some(Self::default())
            }
            Err(_) => None,
        }
    }

    /// Whether the file says that it is an article of Moyue's.
    pub(super) fn is_ours(&self) -> bool {
        self.format.as_ref().and_then(Value::as_str) == Some(FORMAT)
    }

    /// What the file says that it is.
    pub(super) fn into_format(self) -> Option<String> {
        self.format.as_ref().and_then(Value::as_str).map(str::to_owned)
    }

    /// The file's version, when it is newer than the one that is read.
    pub(super) fn newer_version(&self) -> Option<u64> {
        self.version.as_ref().and_then(Value::as_u64).filter(|version| *version > u64::from(VERSION))
    }
}

impl<'de> Deserialize<'de> for Head {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Head;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head, A::Error> {
        let mut head = Head::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "format" => head.format = Some(map.next_value()?),
                "version" => head.version = Some(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(head)
    }
}
