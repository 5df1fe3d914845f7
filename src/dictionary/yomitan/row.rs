//! A row of a bank, of which no more is kept than an entry can say.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Values of the largest row that is kept whole. A value takes ten times the memory that its text takes in a file, and
/// the definition of an entry is cut long before there are so many.
const MOST_VALUES: usize = 200_000;

/// Reads a row; what is beyond the limit is left out.
pub(super) struct RowSeed<'b> {
    left: &'b mut usize,
}

/// The values that a row may have.
pub(super) struct Budget(usize);

impl Budget {
    pub(super) fn new() -> Self {
        Self(MOST_VALUES)
    }

    /// What reads a row within this budget.
    pub(super) fn seed(&mut self) -> RowSeed<'_> {
        RowSeed { left: &mut self.0 }
    }

    /// Whether something was left out.
    pub(super) fn is_spent(&self) -> bool {
        self.0 == 0
    }
}

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        if *self.left == 0 {
            IgnoredAny::deserialize(from)?;
            return Ok(Value::Null);
        }
        *self.left -= 1;
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut kept = Vec::new();
        while *self.left > 0 {
            let Some(value) = values.next_element_seed(RowSeed { left: self.left })? else {
                return Ok(Value::Array(kept));
            };
            kept.push(value);
        }
        while values.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Value::Array(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut kept = Map::new();
        while *self.left > 0 {
            let Some(name) = fields.next_key::<String>()? else {
                return Ok(Value::Object(kept));
            };
            kept.insert(name, fields.next_value_seed(RowSeed { left: self.left })?);
        }
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Object(kept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str, values: usize) -> (Value, bool) {
        let mut budget = Budget(values);
        let mut from = serde_json::Deserializer::from_str(json);
        let value = budget.seed().deserialize(&mut from).unwrap();
        from.end().unwrap();
        (value, budget.is_spent())
    }

    #[test]
    fn a_row_is_read_within_its_budget() {
        let json = r#"["傘",1,-2,0.5,true,null,{"a":[],"b":"c"}]"#;
        assert_eq!(read(json, 100), (serde_json::from_str(json).unwrap(), false));
        assert_eq!(read(json, 3), (serde_json::json!(["傘", 1]), true));
        assert_eq!(read(json, 9), (serde_json::json!(["傘", 1, -2, 0.5, true, null, {"a": []}]), true));
    }

    #[test]
    fn a_row_of_very_many_values_is_not_kept() {
        let (value, is_spent) = read(&format!("[{}0]", "0,".repeat(1_000_000)), MOST_VALUES);
        assert_eq!((value.as_array().map(Vec::len), is_spent), (Some(MOST_VALUES - 1), true));
    }
}
