//! Text that is written in several forms of Chinese at once: `-{zh-hans:软件;zh-hant:軟體}-` (`MediaWiki`'s language
//! converter). A wiki shows one of them; pages that it gives to programs, and copies of its source, hold all.

use dom_query::NodeRef;
use serde_json::Value;

use crate::import::known::node;
use crate::text::language_tag::{ChineseForm, LanguageTag};

const OPENING: &str = "-{";
const CLOSING: &str = "}-";
/// Choices of one text, at most.
const MOST: usize = 50_000;

/// Chooses a form of what is written in several.
pub(super) fn settle(content: &NodeRef<'_>, language: &str) {
    let order = order(language);
    let mut left = MOST;
    for text in content.descendants_it().filter(NodeRef::is_text).collect::<Vec<_>>() {
        let Some(written) = node::text_of(&text).filter(|text| text.contains(OPENING)) else { continue };
        let shown = chosen(&written, order, &mut left);
        if shown != written {
            text.before_html(html_escape::encode_text(&shown).into_owned());
            text.remove_from_parent();
        }
    }
    let is_variant =
        |node: &NodeRef<'_>| node.attr("typeof").is_some_and(|kind| kind.contains("mw:LanguageVariant"));
    for variant in content.descendants_it().filter(is_variant).collect::<Vec<_>>() {
        let data = variant.attr("data-mw-variant").unwrap_or_default();
        let value: Value = serde_json::from_str(&data).unwrap_or_default();
        if let Some(shown) = of_data(&value, order) {
            variant.set_text(shown);
        }
    }
}

/// The names of the forms in the order in which they are wanted.
fn order(language: &str) -> &'static [&'static str] {
    match LanguageTag::of(language).form() {
        Some(ChineseForm::HongKong) => &["zh-hk", "zh-mo", "zh-hant", "zh-tw", "zh", "zh-hans", "zh-cn"],
        Some(ChineseForm::Taiwan | ChineseForm::Traditional) => {
            &["zh-tw", "zh-hant", "zh-hk", "zh-mo", "zh", "zh-hans", "zh-cn"]
        }
        Some(ChineseForm::Mainland) | None => {
            &["zh-cn", "zh-hans", "zh-sg", "zh-my", "zh", "zh-hant", "zh-tw", "zh-hk"]
        }
    }
}

/// A text with one of each choice.
fn chosen(text: &str, order: &[&str], left: &mut usize) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPENING) {
        let Some((inner, behind)) = after.split_once(CLOSING).filter(|_| *left > 0) else { break };
        *left -= 1;
        out.push_str(before);
        // The innermost choice is the one that is closed first.
        match inner.rsplit_once(OPENING) {
            Some((outer, innermost)) => {
                out.push_str(outer);
                out.push_str(&of_rule(innermost, order));
            }
            None => out.push_str(&of_rule(inner, order)),
        }
        rest = behind;
    }
    out + rest
}

/// What is shown of a rule, which may begin with flags and a bar.
fn of_rule(rule: &str, order: &[&str]) -> String {
    let (flags, content) = match rule.split_once('|') {
        Some((flags, content)) if is_flags(flags) => (flags.trim(), content),
        _ => ("", rule),
    };
    // What only says how the rest is converted, or what the page is called, is not shown.
    if flags.split(';').any(|flag| matches!(flag.trim(), "H" | "T" | "-" | "D")) {
        return String::new();
    }
    let pairs: Vec<(&str, &str)> = content
        .split(';')
        .filter_map(|pair| {
            let pair = pair.rsplit_once("=>").map_or(pair, |(_, pair)| pair);
            let (name, text) = pair.split_once(':')?;
            is_form(name.trim()).then(|| (name.trim(), text.trim()))
        })
        .collect();
    let found = order.iter().find_map(|form| pairs.iter().find(|(name, _)| name.eq_ignore_ascii_case(form)));
    match found.or_else(|| pairs.first()) {
        Some((_, text)) => (*text).to_owned(),
        None => content.to_owned(),
    }
}

fn is_flags(flags: &str) -> bool {
    flags.split(';').all(|flag| {
        let flag = flag.trim();
        flag.is_empty()
            || is_form(flag)
            || flag.len() == 1 && flag.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-')
    })
}

fn is_form(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    matches!(
        name.as_str(),
        "zh" | "zh-hans" | "zh-hant" | "zh-cn" | "zh-tw" | "zh-hk" | "zh-mo" | "zh-my" | "zh-sg"
    )
}

/// What is shown of a choice as Parsoid writes it.
fn of_data<'a>(value: &'a Value, order: &[&str]) -> Option<&'a str> {
    let text = |value: &'a Value| value.get("t").and_then(Value::as_str);
    if let Some(fixed) = value.get("disabled").or_else(|| value.get("name")) {
        return text(fixed);
    }
    let choices = value.get("twoway").or_else(|| value.get("oneway"))?.as_array()?;
    let of_form = |form: &str| {
        choices.iter().find(|choice| choice.get("l").and_then(Value::as_str).is_some_and(|name| name == form))
    };
    text(order.iter().find_map(|form| of_form(form)).or_else(|| choices.first())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_forms_is_shown() {
        for (text, language, expected) in [
            ("用-{zh-hans:软件; zh-hant:軟體; zh-hk:軟件}-寫", "zh-Hant-TW", "用軟體寫"),
            ("用-{zh-hans:软件; zh-hant:軟體; zh-hk:軟件}-寫", "zh-HK", "用軟件寫"),
            ("用-{zh-hans:软件; zh-hant:軟體}-写", "zh-Hans", "用软件写"),
            ("-{後}-羿", "zh-Hant", "後羿"),
            ("甲-{H|zh-cn:软件;zh-tw:軟體}-乙", "zh-Hant", "甲乙"),
            ("-{A|zh-cn:软件;zh-tw:軟體}-", "zh-Hant", "軟體"),
            ("-{zh-hans;zh-hant|乾}-", "zh-Hans", "乾"),
            ("-{R|a|b}-", "zh", "a|b"),
            ("-{zh-tw:只有台灣}-", "zh-Hans", "只有台灣"),
            ("a-{b", "zh", "a-{b"),
            ("-{甲-{zh-tw:乙}-丙", "zh-Hant", "甲乙丙"),
        ] {
            assert_eq!(chosen(text, order(language), &mut 99), expected, "{text}");
        }
    }
}
