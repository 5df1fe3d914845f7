//! Kinds of elements, by how they nest; names are in small letters.

/// Elements that say how text looks and nothing else.
pub(super) fn is_presentational(name: &str) -> bool {
    matches!(name, "font" | "big" | "small" | "nobr" | "blink" | "basefont")
}

/// Elements without content.
pub(super) fn is_void(name: &str) -> bool {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr",
    ];
    VOID.contains(&name)
}

/// Elements that hold nothing but text.
pub(super) fn is_text(name: &str) -> bool {
    const TEXT: &[&str] =
        &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"];
    TEXT.contains(&name)
}

/// Elements that the builder opens again in the next paragraph when they were left open.
pub(super) fn is_formatting(name: &str) -> bool {
    matches!(name, "a" | "b" | "code" | "em" | "i" | "s" | "strike" | "strong" | "tt" | "u")
}

/// Elements that cannot stand in one another without one of another kind between them.
pub(super) fn is_flat(name: &str) -> bool {
    const FLAT: &[&str] =
        &["html", "head", "body", "p", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup"];
    FLAT.contains(&name)
}
