//! Callouts: the alerts, admonitions and notes of wikis and documentation.

use dom_query::NodeRef;

use crate::article::callout_name;

/// What an element says of a callout.
pub(super) struct CalloutElement<'a> {
    pub kind: String,
    /// The element that holds the title.
    pub title: Option<NodeRef<'a>>,
}

/// Kinds by which a callout is known where its element says no more.
const KINDS: &[&str] = &[
    "note",
    "info",
    "tip",
    "hint",
    "important",
    "warning",
    "caution",
    "attention",
    "danger",
    "error",
    "example",
    "question",
    "success",
    "failure",
    "abstract",
    "summary",
    "todo",
    "bug",
    "quote",
    "seealso",
];

/// The callout that an element is: of Moyue, GitHub, Sphinx, `MkDocs`, Docusaurus, `VitePress`, Obsidian, Quarto and
/// Bootstrap.
pub(super) fn of<'a>(node: &NodeRef<'a>, name: &str) -> Option<CalloutElement<'a>> {
    if !matches!(name, "div" | "aside" | "section" | "details" | "blockquote" | "figure" | "p") {
        return None;
    }
    let class = node.class().unwrap_or_default().to_lowercase();
    let classes: Vec<&str> = class.split_ascii_whitespace().collect();
    let has = |name: &str| classes.contains(&name);
    let known = || classes.iter().find_map(|class| known(class));
    let is_named = ["admonition", "markdown-alert", "theme-admonition", "custom-block", "callout"]
        .iter()
        .any(|name| has(name));
    let said = ["data-kind", "data-callout"].iter().find_map(|name| node.attr(name));
    let kind = if is_named {
        let said = said.map(|kind| kind.trim().to_lowercase()).filter(|kind| !kind.is_empty());
        said.or_else(|| known().map(str::to_owned)).unwrap_or_else(|| "note".to_owned())
    } else if has("alert") {
        known()?.to_owned()
    } else if name == "aside"
        || name == "details"
        || node.attr("role").is_some_and(|role| role.as_ref() == "note")
    {
        // Words alone: a class such as `info-box` may be anything.
        (*KINDS.iter().find(|kind| has(kind))?).to_owned()
    } else {
        return None;
    };
    Some(CalloutElement { kind, title: title(node) })
}

/// The kind that a class names: itself, or after what the system puts before it.
fn known(class: &str) -> Option<&'static str> {
    const BEFORE: &[&str] =
        &["markdown-alert-", "theme-admonition-", "admonition-", "callout-", "alert--", "alert-"];
    let kind = BEFORE.iter().find_map(|before| class.strip_prefix(before)).unwrap_or(class);
    KINDS.iter().copied().find(|known| *known == kind)
}

fn title<'a>(node: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    const TITLES: &[&str] = &[
        "admonition-title",
        "markdown-alert-title",
        "custom-block-title",
        "callout-title",
        "callout-header",
    ];
    let is_title = |inner: &NodeRef<'_>| {
        let class = inner.class().unwrap_or_default();
        inner.has_name("summary")
            || class.split_ascii_whitespace().any(|class| {
                TITLES.contains(&class) || class.to_ascii_lowercase().starts_with("admonitionheading")
            })
    };
    // It stands before everything else, at most in a box of its own.
    let first = |node: &NodeRef<'a>| node.children_it(false).find(NodeRef::is_element);
    let outer = first(node)?;
    std::iter::once(outer).chain(first(&outer)).find(is_title)
}

/// Whether a title says no more than the kind does.
pub(super) fn is_name(title: &str, kind: &str) -> bool {
    let title = title.trim().trim_end_matches([':', '：']).to_lowercase();
    title == kind
        || ["zh-Hant", "zh-Hans", "ja", "ko", "en"]
            .iter()
            .any(|language| callout_name(kind, language).to_lowercase() == title)
}
