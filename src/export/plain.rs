//! An article as plain text under bracketed names, as the import of plain text reads it.
//!
//! Text is text: nothing is escaped, and a line break is a line end. So plain text cannot say: a subtitle, which is a
//! paragraph; the language, formatting, links, images and ruby in running text; headings, lists, those of definitions too,
//! quotes, callouts, code, tables, images and rules, which are written as their text; the kind of a section whose title is
//! not a known name of it; line breaks within a paragraph; and paragraphs that look like a heading, a date, an entry, an
//! address, a tag or an entity.

use super::{brackets, summary_name};
use crate::article::{Article, Block, Callout, Inline, Reference, Section, Term, callout_name, plain_text};
use crate::text::class::is_cjk;
use crate::text::language_tag::{LanguageTag, Naming};

/// The article as plain text, with a line end at the end.
pub fn to_plain(article: &Article) -> String {
    let mut parts = vec![head(article), line(&article.subtitle)];
    if !article.summary.is_empty() {
        parts.push(format!("【{}】", summary_name(&article.language)));
        parts.extend(article.summary.iter().map(|text| paragraph(text)));
        if article.sections.first().is_some_and(|section| section.title.is_empty()) {
            parts.push(format!("【{}】", Labels::of(&article.language).body));
        }
    }
    for section in &article.sections {
        push_section(section, &article.language, &mut parts);
    }
    parts.retain(|part| !part.is_empty());
    super::without_controls(parts.join("\n\n") + "\n")
}

/// What stands in front of the authors, the source and the text, in the article's language.
struct Labels {
    authors: &'static str,
    source: &'static str,
    body: &'static str,
}

impl Labels {
    fn of(language: &str) -> Self {
        let (authors, source, body) = match LanguageTag::of(language).naming() {
            Some(Naming::ZhHant) | None => ("作者：", "來源：", "正文"),
            Some(Naming::ZhHans) => ("作者：", "来源：", "正文"),
            Some(Naming::Ja) => ("著者：", "出典：", "本文"),
            Some(Naming::Ko) => ("저자: ", "출처: ", "본문"),
            Some(Naming::En) => ("Author: ", "Source: ", "Body"),
        };
        Self { authors, source, body }
    }
}

/// The title, and under it the authors, the date and the source, a line each.
fn head(article: &Article) -> String {
    let labels = Labels::of(&article.language);
    let mut lines = vec![line(&article.title)];
    if !article.authors.is_empty() {
        lines.push(format!("{}{}", labels.authors, line(&article.authors.join("、"))));
    }
    lines.extend(article.published.as_deref().map(line));
    if let Some(source) = &article.source {
        let url = source.url.as_deref().filter(|url| *url != source.name).unwrap_or_default();
        lines.push(format!("{}{} {}", labels.source, line(&source.name), line(url)).trim_end().to_owned());
    }
    lines.join("\n")
}

fn push_section(section: &Section, language: &str, parts: &mut Vec<String>) {
    if !section.title.is_empty() {
        parts.push(format!("【{}】", line(&section.title)));
    }
    push_blocks(&section.blocks, language, parts);
    parts.extend(section.entries.iter().map(|term| self::term(term, language)));
    parts.extend(section.references.iter().map(reference));
}

/// The text of blocks, a paragraph an element.
fn push_blocks(blocks: &[Block], language: &str, out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => out.push(paragraph(text)),
            Block::List(list) => list.items.iter().for_each(|item| push_blocks(item, language, out)),
            Block::DefinitionList(list) => {
                for group in &list.groups {
                    out.extend(group.terms.iter().map(|term| paragraph(term)));
                    group.definitions.iter().for_each(|definition| push_blocks(definition, language, out));
                }
            }
            Block::Quote(inner) => push_blocks(inner, language, out),
            Block::Callout(callout) => {
                out.push(callout_line(callout, language));
                push_blocks(&callout.blocks, language, out);
            }
            Block::Code { text, caption, .. } => {
                out.extend((!caption.is_empty()).then(|| paragraph(caption)));
                out.push(text.trim_end_matches('\n').to_owned());
            }
            Block::Table(table) => {
                out.extend((!table.caption.is_empty()).then(|| paragraph(&table.caption)));
                for row in std::iter::once(&table.header).chain(&table.rows) {
                    out.push(row.iter().map(|cell| paragraph(cell)).collect::<Vec<_>>().join("\t"));
                }
            }
            Block::Image(image) => {
                let (alternative, caption) = (line(&image.alternative), paragraph(&image.caption));
                let both = if alternative == caption { vec![caption] } else { vec![alternative, caption] };
                out.extend(both.into_iter().filter(|text| !text.is_empty()));
            }
            Block::Rule => {}
        }
    }
}

/// The kind of a callout and its title.
fn callout_line(callout: &Callout, language: &str) -> String {
    let name = callout_name(&callout.kind, language);
    let name = line(if name.is_empty() { &callout.kind } else { name });
    let title = paragraph(&callout.title);
    if title.is_empty() || title == name { name } else { format!("{name}：{title}") }
}

/// A paragraph; its line breaks are line ends.
fn paragraph(text: &[Inline]) -> String {
    plain_text(text).replace('\r', "")
}

fn term(term: &Term, language: &str) -> String {
    let mut name = line(&term.term);
    let others: Vec<String> = term.aliases.iter().chain(&term.reading).map(|other| line(other)).collect();
    if !others.is_empty() {
        let (open, between, close) = brackets(term.term.chars().any(is_cjk));
        name = [&name, open, &others.join(between), close].concat();
    }
    let mut lines = vec![name];
    push_blocks(&term.written_out(), language, &mut lines);
    lines.extend(term.url.as_deref().map(line));
    lines.join("\n")
}

fn reference(reference: &Reference) -> String {
    let name = line(&reference.name);
    let mut lines = vec![match reference.url.as_deref() {
        Some(url) if url == reference.name => name,
        Some(url) => format!("[{name}]({})", line(url)),
        None => name,
    }];
    lines.extend(reference.note.lines().map(line));
    lines.join("\n")
}

/// A text on one line.
fn line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Image;

    #[test]
    fn a_subtitle_and_what_stands_under_images_are_written() {
        let image = |alternative: &str, caption: &str| {
            let caption = vec![Inline::Text(caption.into())];
            Block::Image(Image { source: "a.png".into(), alternative: alternative.into(), caption }.into())
        };
        let blocks = vec![image("傘", "圖一"), image("圖二", "圖二")];
        let sections = vec![Section { blocks, ..Section::default() }];
        let article =
            Article { title: "雨".into(), subtitle: "一則報導".into(), sections, ..Article::default() };
        assert_eq!(to_plain(&article), "雨\n\n一則報導\n\n傘\n\n圖一\n\n圖二\n");
    }

    #[test]
    fn labels_are_in_the_articles_language() {
        for (language, label) in [
            ("zh-Hant", "來源："),
            ("zh-HK", "來源："),
            ("zh-Hans", "来源："),
            ("zh-Hans-CN", "来源："),
            ("zh-cn", "来源："),
            ("ja", "出典："),
            ("ko-KR", "출처: "),
            ("", "來源："),
        ] {
            assert_eq!(Labels::of(language).source, label, "{language}");
        }
    }
}
