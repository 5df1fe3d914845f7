//! Inline content as Markdown.

use std::fmt::Write as _;

use crate::article::{Inline, LineStyle};
use crate::text::class::is_cjk;

/// Keeps apart what would run together; it is not shown.
pub(super) const APART: &str = "<!-- -->";

/// Where inline content stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum InlineContext {
    /// In a paragraph, which may have several lines.
    Paragraph,
    /// In a heading, a cell or a term, which have one line.
    Line,
}

/// Inline content as Markdown, without characters at the beginning of a line that would mean something there.
pub(super) fn markdown(inlines: &[Inline], place: InlineContext) -> String {
    let mut out = String::new();
    for (index, inline) in inlines.iter().enumerate() {
        if *inline == Inline::LineBreak {
            let is_between = index > 0 && inlines[index - 1] != Inline::LineBreak;
            let goes_on = inlines.get(index + 1).is_some_and(|next| *next != Inline::LineBreak);
            let is_line_end = place == InlineContext::Paragraph && is_between && goes_on;
            out.push_str(if is_line_end { "\\\n" } else { "<br>" });
        } else {
            let before = index.checked_sub(1).map(|index| &inlines[index]);
            if before.is_some_and(|before| needs_room(before, inline) || needs_room(inline, before)) {
                out.push_str(APART);
            }
            push(inline, '*', &mut out);
        }
    }
    out.split('\n').map(|line| guarded(&outer_blanks(line))).collect::<Vec<_>>().join("\n")
}

/// A text of one line with every mark escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // An escaped bracket before these might be the mark of a formula.
    let is_like_tex = text.contains(['^', '=', '\\']);
    for c in text.chars() {
        match c {
            '[' if is_like_tex => out.push_str("&#91;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// An address between the brackets of a link.
pub(super) fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if matches!(c, '\\' | '<' | '>' | '(' | ')' | '&' | '|' | '*' | '_') {
            out.push('\\');
        }
        out.push(c);
    }
    if url.is_empty() || url.contains(char::is_whitespace) { format!("<{out}>") } else { out }
}

/// Adds inline content. Emphasis that would not be read as such next to its neighbours stands apart from them.
fn push_all(inlines: &[Inline], star: char, out: &mut String) {
    for (index, inline) in inlines.iter().enumerate() {
        if index > 0 && (needs_room(&inlines[index - 1], inline) || needs_room(inline, &inlines[index - 1])) {
            out.push_str(APART);
        }
        push(inline, star, out);
    }
}

/// Whether emphasis runs together with what is next to it: other emphasis, or letters next to punctuation inside it; and
/// whether the dollar after a formula is that of a sum of money.
fn needs_room(marked: &Inline, neighbour: &Inline) -> bool {
    if let (Inline::Formula(formula), Inline::Text(text)) = (marked, neighbour) {
        return !formula.display && text.starts_with(|c: char| c.is_ascii_digit());
    }
    let is_marked = |inline: &Inline| {
        matches!(inline, Inline::Strong(_) | Inline::Emphasis(_) | Inline::Strikethrough(_))
    };
    if !is_marked(marked) {
        return false;
    }
    let inner = marked.inner();
    let holds_letters = |text: &str| text.contains(|c: char| c.is_alphanumeric() && !is_cjk(c));
    let edges = [inner.first(), inner.last()];
    let ends_in_letter = |inline: &Inline| match inline {
        Inline::Text(text) => {
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            is_letter(text.chars().next()) && is_letter(text.chars().next_back())
        }
        _ => false,
    };
    is_marked(neighbour)
        || matches!(neighbour, Inline::Text(text) if holds_letters(text))
            && !edges.into_iter().flatten().all(ends_in_letter)
}

fn push(inline: &Inline, star: char, out: &mut String) {
    match inline {
        Inline::Text(text) => out.push_str(&escaped(text)),
        Inline::Strong(inner) => push_marked("**", inner, '_', out),
        Inline::Emphasis(inner) => push_marked(&star.to_string(), inner, '*', out),
        Inline::Superscript(inner) => push_element("sup", "", inner, out),
        Inline::Subscript(inner) => push_element("sub", "", inner, out),
        Inline::Strikethrough(inner) => push_marked("~~", inner, '*', out),
        Inline::Underline { style: LineStyle::Solid, text } => push_element("u", "", text, out),
        Inline::Underline { style, text } => {
            let css = format!(" style=\"text-decoration-style: {}\"", style.name());
            push_element("u", &css, text, out);
        }
        Inline::Language { tag, text } => {
            push_element("span", &format!(" lang=\"{}\"", attribute(tag)), text, out);
        }
        Inline::Code(code) => push_code(code, out),
        Inline::Link { url, text } => {
            // With the sign before it a link is an image.
            if out.ends_with('!') {
                out.pop();
                out.push_str("\\!");
            }
            out.push('[');
            push_all(text, '*', out);
            out.push_str("](");
            out.push_str(&address(url));
            out.push(')');
        }
        Inline::Ruby(ruby) => {
            let (base, reading, under) = (escaped(&ruby.base), escaped(&ruby.reading), escaped(&ruby.under));
            let _ = match (ruby.reading.is_empty(), ruby.under.is_empty()) {
                (_, true) => write!(out, "<ruby>{base}<rt>{reading}</rt></ruby>"),
                (true, false) => {
                    write!(out, "<ruby>{base}<rt style=\"ruby-position: under\">{under}</rt></ruby>")
                }
                (false, false) => write!(out, "<ruby>{base}<rt>{reading}</rt><rtc>{under}</rtc></ruby>"),
            };
        }
        Inline::Image(image) => {
            let (source, alternative) = (attribute(&image.source), attribute(&image.alternative));
            let _ = write!(out, "<img class=\"gaiji\" src=\"{source}\" alt=\"{alternative}\">");
        }
        Inline::Formula(formula) => out.push_str(&super::formulas::markdown(formula)),
        Inline::LineBreak => out.push_str("<br>"),
    }
}

fn push_element(name: &str, attributes: &str, inner: &[Inline], out: &mut String) {
    let _ = write!(out, "<{name}{attributes}>");
    push_all(inner, '*', out);
    let _ = write!(out, "</{name}>");
}

/// Text inside the double quotes of an attribute, on one line.
fn attribute(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    // A stroke ends a cell, and a backslash before it would be lost there.
    let text = text.replace('|', "&#124;");
    text.replace(['\n', '\r'], " ")
}

/// Emphasis alone inside strong text takes the other sign, as three stars would be read the other way round.
fn push_marked(mark: &str, inner: &[Inline], alone: char, out: &mut String) {
    out.push_str(mark);
    push_all(inner, if inner.len() == 1 { alone } else { '*' }, out);
    out.push_str(mark);
}

fn push_code(code: &str, out: &mut String) {
    let fence = "`".repeat(longest_run(code, '`') + 1);
    // A blank at either end is taken off, but for code of blanks alone (`CommonMark` 0.31 §6.1).
    let is_blank = code.trim_matches(' ').is_empty();
    let needs_room = code.starts_with('`')
        || code.ends_with('`')
        || !is_blank && code.starts_with(' ') && code.ends_with(' ');
    let room = if needs_room { " " } else { "" };
    for part in [fence.as_str(), room, code, room, fence.as_str()] {
        out.push_str(part);
    }
}

/// The longest row of one character.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    text.split(|c| c != sign).map(str::len).max().unwrap_or(0)
}

/// Blanks at either end of a line would be lost.
fn outer_blanks(line: &str) -> String {
    let bare = line.trim_matches([' ', '\t']);
    if bare.len() == line.len() {
        return line.to_owned();
    }
    let (before, rest) = line.split_at(line.find(bare).unwrap_or(0));
    let (_, after) = rest.split_at(bare.len());
    let named = |blanks: &str| blanks.replace(' ', "&#32;").replace('\t', "&#9;");
    format!("{}{bare}{}", named(before), named(after))
}

/// Escapes what would make a line a heading, an item, a quote, a rule or a definition.
fn guarded(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    let escapes =
        if digits > 0 { rest.starts_with(['.', ')']) } else { rest.starts_with(['#', '-', '+', '=', ':']) };
    if escapes { format!("{number}\\{rest}") } else { line.to_owned() }
}
