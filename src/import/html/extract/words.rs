//! What the words of a page tell: names of classes and ids, headings of what stands around an article, and letters.

use std::hash::{DefaultHasher, Hash, Hasher};

use dom_query::Element;

use super::lists::{self, Stands};

/// A part of a page around its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Surrounding {
    /// What readers wrote under it.
    Comments,
    /// Menus, teasers, advertisements, feet, by an element's name or role.
    Element,
    /// The same by a class, which may mean something else.
    Class,
}

/// Bytes of a class or id that are looked at.
const LONGEST_NAME: usize = 256;

/// What an element says of itself.
pub(super) struct Said {
    /// The part of a page around its article that it is.
    pub surrounding: Option<Surrounding>,
    /// A number for its name and classes.
    pub look: u64,
    /// A number for its name and the class that tells most.
    pub kind: u64,
    /// Whether it is what a reader opens by pressing its heading.
    pub is_panel: bool,
}

/// What an element's name, classes and roles say.
pub(super) fn said(element: &Element) -> Said {
    let name = &*element.name.local;
    let mut look = DefaultHasher::new();
    name.hash(&mut look);
    let mut kind = look.clone();
    let mut is_body = false;
    let mut is_panel = false;
    let mut found = match name {
        "nav" | "amp-sidebar" | "menu" | "aside" | "footer" => Some(Surrounding::Element),
        _ => None,
    };
    for attribute in &element.attrs {
        let value = attribute.value.as_ref();
        match &*attribute.name.local {
            "itemprop" if value == "articleBody" => is_body = true,
            "class" => {
                value.hash(&mut look);
                telling_class(value).hash(&mut kind);
                is_body |= names_body(value);
                is_panel |= names_panel(value);
                found = found.or_else(|| named(value));
            }
            "id" => {
                is_body |= names_body(value);
                found = found.or_else(|| named(value));
            }
            "role"
                if matches!(
                    value,
                    "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog"
                ) =>
            {
                found = Some(Surrounding::Element);
            }
            "role" if value == "tabpanel" => is_panel = true,
            "aria-modal" if value == "true" => found = Some(Surrounding::Element),
            _ => {}
        }
    }
    if is_body
        || matches!(name, "html" | "body" | "main" | "article" | "figure" | "figcaption" | "tbody" | "tr")
    {
        found = None;
    }
    Said { surrounding: found, look: look.finish(), kind: kind.finish(), is_panel }
}

/// Words of classes of what a reader opens by pressing its heading.
const PANELS: &[&str] = &[
    "accordion",
    "tab-content",
    "tab-pane",
    "tab-title",
    "collapse",
    "toggle-content",
    "toggle-title",
    "faq-",
];

/// Whether classes name what a reader opens by pressing its heading, or that heading.
pub(super) fn names_panel(classes: &str) -> bool {
    PANELS.iter().any(|word| classes.contains(word))
}

/// The class that says what an element is; the whole list where each says no more than where it stands.
fn telling_class(classes: &str) -> &str {
    const LAYOUT: &[&str] = &[
        "column",
        "columns",
        "col",
        "row",
        "block",
        "box",
        "card",
        "section",
        "container",
        "wrapper",
        "wrap",
        "grid",
        "inner",
        "clearfix",
        "region",
        "panel",
        "module",
    ];
    let is_telling = |class: &&str| {
        let word = class.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
        !(LAYOUT.contains(&word.to_ascii_lowercase().as_str()) || word.starts_with("col-"))
    };
    classes.split_ascii_whitespace().find(is_telling).unwrap_or(classes)
}

/// Words of classes and ids for what holds an article's text; what else the class says is of less weight.
const BODIES: &[&str] = &["article", "entry", "post", "story", "news", "main", "detail", "rich_media"];
const CONTENTS: &[&str] =
    &["body", "content", "text", "cont", "txt", "header", "head", "summary", "lead", "intro"];

/// Whether a class or id names what holds an article's text: `article_body`, `entry-content`, `postText`.
fn names_body(value: &str) -> bool {
    value.split_ascii_whitespace().any(|class| {
        let class = class.to_ascii_lowercase();
        let rest = BODIES.iter().find_map(|body| class.strip_prefix(body));
        rest.is_some_and(|rest| CONTENTS.contains(&rest.trim_start_matches(['-', '_'])))
    })
}

/// What the words of a class or id name.
fn named(value: &str) -> Option<Surrounding> {
    let bytes = value.as_bytes();
    let bytes = bytes.get(..bytes.len().min(LONGEST_NAME))?;
    let is_apart = |start: usize, end: usize| {
        let starts = start == 0
            || !bytes[start - 1].is_ascii_alphabetic()
            || (bytes[start].is_ascii_uppercase() && bytes[start - 1].is_ascii_lowercase());
        let next = bytes.get(end).copied().unwrap_or(b' ');
        let after = if next == b's' { bytes.get(end + 1).copied().unwrap_or(b' ') } else { next };
        starts && !after.is_ascii_lowercase()
    };
    let is_whole = |start: usize, end: usize| {
        let is_edge = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        is_edge(start.checked_sub(1).and_then(|at| bytes.get(at))) && is_edge(bytes.get(end))
    };
    let is_builder = value.contains("elementor-");
    let found = lists::NAMES.find(bytes).filter_map(|(start, end, (word, stands, surrounding))| {
        let stands = match stands {
            Stands::Anywhere => true,
            Stands::Apart => is_apart(start, end),
            Stands::Whole => is_whole(start, end),
        };
        (stands && !(is_builder && word == "widget")).then_some(surrounding)
    });
    // Comments are told apart from the rest, as an article may have more of them than words of its own.
    found.reduce(|one, other| if one == Surrounding::Comments { one } else { other })
}

/// Letters that a character says as much as.
pub(super) fn letters(c: char) -> u32 {
    match c {
        '0'..='9' | 'a'..='z' | 'A'..='Z' => 1,
        _ if c.is_ascii() => 0,
        '\u{3041}'..='\u{30FF}'
        | '\u{3400}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' => 2,
        _ => u32::from(c.is_alphanumeric()),
    }
}

/// Commas, full stops and closing quotation marks: where they are, there are sentences.
pub(super) fn is_mark(c: char) -> bool {
    ends_sentence(c) || matches!(c, '，' | '、' | ',' | '；' | ';')
}

/// Whether a sentence may end with a mark.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '．' | '.' | '！' | '!' | '？' | '?' | '…' | '」' | '』' | '”' | '"' | '｡')
}

/// Bytes of the longest heading that is looked up.
const LONGEST_LABEL: usize = 60;
/// Bytes of the beginning of a text in which words are sought.
pub(super) const LONGEST_BEGINNING: usize = 240;
/// Characters that may stand after a heading.
const MOST_AFTER: usize = 4;

/// The part of a page that a short text is the heading of, its letters and digits alone being given in lower case.
pub(super) fn label(beginning: &str) -> Option<Surrounding> {
    if beginning.len() > LONGEST_LABEL {
        return None;
    }
    // `12則留言` and `留言12` are as good as `留言`.
    let is_digit = |c: char| c.is_ascii_digit();
    let text = beginning.trim_start_matches(is_digit).trim_end_matches(is_digit);
    let longest = text.chars().count();
    let mut end = text.len();
    for behind in 0..=MOST_AFTER {
        if let Some(found) = lists::LABELS.get(text.get(..end)?) {
            // A word or two more: `相關新聞列表`. A long one after a short one is another heading.
            return (behind * 3 <= longest - behind).then_some(*found);
        }
        end = text.get(..end)?.char_indices().next_back()?.0;
    }
    None
}

/// Whether a short text that begins so may be the heading of what else there is to read.
pub(super) fn is_more(beginning: &str) -> bool {
    beginning.len() <= LONGEST_LABEL && lists::MORE.as_ref().is_some_and(|finder| finder.is_match(beginning))
}

/// Whether a text that begins so is a note on rights.
pub(super) fn is_notice(beginning: &str) -> bool {
    lists::RIGHTS.iter().any(|notice| beginning.starts_with(notice))
        || lists::RESERVED.as_ref().is_some_and(|finder| finder.is_match(beginning))
}

/// Whether a text that begins so calls for attention, or is the numbers of an article's pages.
pub(super) fn is_call(beginning: &str) -> bool {
    let are_pages = beginning.len() > 1 && "123456789".starts_with(beginning);
    let has = |words: &[&str]| words.iter().any(|word| beginning.contains(word));
    let is_program = has(&["下載", "下载", "安裝", "安装", "打开", "開啟", "ダウンロード", "다운로드"])
        && has(&["app", "アプリ", "앱"]);
    are_pages || is_program || lists::CALLS.as_ref().is_some_and(|finder| finder.is_match(beginning))
}
