//! Why a place in the text is a use of a term.

use std::borrow::Cow;

use super::Msg;
use crate::glossary::UseKind;
use crate::reader::Language;

/// Why a use of a name is one, as a part of a sentence; none for an exact one, which needs no reason.
pub fn use_reason(kind: UseKind, name: &str, language: Language) -> Option<Cow<'static, str>> {
    let name: &dyn std::fmt::Display = &name;
    let msg = match kind {
        UseKind::Exact => return None,
        UseKind::Variant => Msg::UseVariant { name },
        UseKind::Short => Msg::UseShort { name },
        UseKind::Part => Msg::UsePart { name },
        UseKind::Near => Msg::UseNear { name },
    };
    Some(msg.text(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_but_the_exact_one_has_a_reason() {
        assert_eq!(use_reason(UseKind::Exact, "開源與專有", Language::ZhHant), None);
        let part = use_reason(UseKind::Part, "開源與專有", Language::ZhHant);
        assert_eq!(part.as_deref(), Some("「開源與專有」的一部分"));
        let near = use_reason(UseKind::Near, "frontier model", Language::En);
        assert_eq!(near.as_deref(), Some("similar to frontier model"));
    }
}
