//! The languages of a page's parts.

use std::rc::Rc;

use dom_query::NodeRef;

use crate::article::{Article, Inline};

use crate::text::language;
use crate::text::language_tag::{ChineseForm, LanguageTag, MainLanguage};

/// Characters of the longest language tag (RFC 5646, 4.4.1).
const LONGEST: usize = 35;

/// The language that an element says its text is in; an empty one says nothing.
pub(in crate::import) fn of(node: &NodeRef<'_>) -> Option<Rc<str>> {
    node.attr("lang").or_else(|| node.attr("xml:lang")).and_then(|tag| self::tag(&tag))
}

/// A language tag; none for what is no tag, or names no language.
pub(in crate::import) fn tag(tag: &str) -> Option<Rc<str>> {
    let tag = tag.trim().replace('_', "-");
    let is_tag = (2..=LONGEST).contains(&tag.len())
        && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && tag.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    (is_tag && !LanguageTag::of(&tag).is_unknown()).then(|| tag.into())
}

/// The language of a text: what the page declares, unless its characters say something else, as they often do where
/// a site's template was made for another language.
pub(in crate::import) fn seen(declared: &str, text: &str) -> String {
    settled(declared, language::detect(text))
}

/// The same by the language that was found in the text.
fn settled(declared: &str, found: &str) -> String {
    let (said, seen) = (LanguageTag::of(declared), LanguageTag::of(found));
    if declared.is_empty() || (!found.is_empty() && said.main() != seen.main()) {
        return found.to_owned();
    }
    // Other languages and the kinds of Chinese that have a name of their own are as they are declared.
    if !said.is_same(LanguageTag::of("zh")) {
        return declared.to_owned();
    }
    let tag = match said.form() {
        Some(ChineseForm::HongKong) => "zh-HK",
        _ if seen.form().is_some() => found,
        Some(ChineseForm::Taiwan | ChineseForm::Traditional) => "zh-Hant",
        Some(ChineseForm::Mainland) => "zh-Hans",
        None => "zh",
    };
    tag.to_owned()
}

/// The language of a book by some of its text: as it is declared, but where the text is in another script, where what is
/// declared names none of the scripts of Chinese, and where it names a language of other letters, as programs note that of
/// their own interface.
pub(in crate::import) fn of_book(declared: &str, text: &str) -> String {
    let found = language::detect(text);
    let (said, seen) = (LanguageTag::of(declared), LanguageTag::of(found));
    let is_told = match said.main() {
        MainLanguage::Unknown => false,
        MainLanguage::Chinese => {
            seen.main() != MainLanguage::Chinese || said.form().is_some() && said.is_same(seen)
        }
        MainLanguage::Japanese | MainLanguage::Korean => true,
        MainLanguage::English | MainLanguage::Other => {
            let letters = text.chars().filter(|c| c.is_alphabetic());
            let (wide, narrow): (Vec<_>, Vec<_>) = letters.partition(|c| u32::from(*c) >= 0x1100);
            wide.len() <= narrow.len() || matches!(seen.main(), MainLanguage::English | MainLanguage::Unknown)
        }
    };
    if is_told { declared.to_owned() } else { settled(declared, found) }
}

/// Takes the marks of the article's own language off its text.
pub(in crate::import) fn settle(article: &mut Article) {
    let language = LanguageTag::of(&article.language);
    article.each_text(&mut |text| unmark(text, language));
}

fn unmark(inlines: &mut Vec<Inline>, language: LanguageTag) {
    let is_same = |tag: &str| LanguageTag::of(tag).is_same(language);
    let is_own = |inline: &Inline| matches!(inline, Inline::Language { tag, .. } if is_same(tag));
    if inlines.iter().any(is_own) {
        let mut out: Vec<Inline> = Vec::new();
        for inline in std::mem::take(inlines) {
            match inline {
                Inline::Language { tag, text } if is_same(&tag) => {
                    for inline in text {
                        push(&mut out, inline);
                    }
                }
                inline => push(&mut out, inline),
            }
        }
        *inlines = out;
    }
    inlines.iter_mut().filter_map(Inline::inner_mut).for_each(|inner| unmark(inner, language));
}

/// Adds inline content; text joins the text before it.
fn push(out: &mut Vec<Inline>, inline: Inline) {
    match (out.last_mut(), inline) {
        (Some(Inline::Text(last)), Inline::Text(text)) => last.push_str(&text),
        (_, inline) => out.push(inline),
    }
}
