//! An article as Markdown, which the import of Markdown reads as the same article.
//!
//! What Markdown has no words for of a section stands in a comment: its kind, where its title is not a known name of it,
//! and that it begins, where it has no title.
//!
//! Markdown cannot say: an empty section at the beginning; formatting in titles, and blanks around them; headings below
//! the fourth level of a section; references in a section of another kind;
//! rows of different length and emphasis around blanks; capitals and brackets in the kind of a callout;
//! an image in a line whose alternative is the very character; a language that is the article's;
//! a table without columns, and paragraphs and lists of nothing; code whose lines end in anything but `\n`; a text
//! that looks like an address, an entry or a note and is none; other names that hold brackets or their separators,
//! and a reading that does not look like one.

use super::inlines::{APART, InlineContext, address, escaped, longest_run, markdown};
use super::{brackets, summary_name};
use crate::article::{
    Alignment, Article, Block, Callout, DefinitionList, Image, Inline, List, Reference, Section, SectionKind,
    Table, Term, is_image_file, plain_text, section_kind,
};
use crate::text::class::is_cjk;
use crate::text::language_tag::{LanguageTag, Naming};
use crate::text::term_line::{MOST_TERMS, is_term};

/// The article as Markdown, with a line end at the end.
pub fn to_markdown(article: &Article) -> String {
    let mut parts = Vec::new();
    parts.extend(front_matter(article));
    if !article.title.is_empty() {
        parts.push(heading(1, &[Inline::Text(article.title.as_str().into())]));
    }
    if !article.summary.is_empty() {
        parts.push(format!("## {}", summary_name(&article.language)));
        parts.extend(article.summary.iter().map(|text| markdown(text, InlineContext::Paragraph)));
        // Text without a title would go on as the summary.
        if let Some(first) = article.sections.first().filter(|section| section.title.is_empty()) {
            parts.push(format!("## {}", body_name(&article.language)));
            parts.push(mark("untitled", first.kind));
        }
    }
    for (index, section) in article.sections.iter().enumerate() {
        parts.extend(opening(section, index == 0, article.summary.is_empty()));
        push_section(section, &mut parts);
    }
    parts.retain(|part| !part.is_empty());
    super::without_controls(parts.join("\n\n") + "\n")
}

fn body_name(language: &str) -> &'static str {
    match LanguageTag::of(language).naming() {
        Some(Naming::ZhHant | Naming::ZhHans) | None => "正文",
        Some(Naming::Ja) => "本文",
        Some(Naming::Ko) => "본문",
        Some(Naming::En) => "Text",
    }
}

/// What a heading cannot say, in YAML; strings of JSON are strings of YAML.
fn front_matter(article: &Article) -> Option<String> {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut lines = Vec::new();
    if !article.subtitle.is_empty() {
        lines.push(format!("subtitle: {}", quoted(&article.subtitle)));
    }
    if !article.authors.is_empty() {
        let authors: Vec<String> = article.authors.iter().map(|name| quoted(name)).collect();
        lines.push(format!("authors: [{}]", authors.join(", ")));
    }
    lines.extend(article.published.as_deref().map(|date| format!("date: {}", quoted(date))));
    if !article.language.is_empty() {
        lines.push(format!("language: {}", quoted(&article.language)));
    }
    if let Some(source) = &article.source {
        lines.push(format!("source: {}", quoted(&source.name)));
        lines.extend(source.url.as_deref().map(|url| format!("source_url: {}", quoted(url))));
    }
    (!lines.is_empty()).then(|| format!("---\n{}\n---", lines.join("\n")))
}

/// A section's heading, and its kind where that is another than the heading's name says.
fn opening(section: &Section, is_first: bool, has_no_summary: bool) -> Vec<String> {
    if section.title.is_empty() {
        let is_known = is_first && (section.kind == SectionKind::Body || !has_no_summary);
        return if is_known { Vec::new() } else { vec![mark("section", section.kind)] };
    }
    let kind = section_kind(&section.title).unwrap_or_default();
    // A summary before everything else would be that of the article.
    let is_told = kind != section.kind || is_first && kind == SectionKind::Summary;
    let title = heading(2, &[Inline::Text(section.title.as_str().into())]);
    std::iter::once(title).chain(is_told.then(|| mark("kind", section.kind))).collect()
}

/// A comment that says what kind a section is of.
fn mark(name: &str, kind: SectionKind) -> String {
    format!("<!-- {name}: {} -->", kind.name())
}

/// A heading; signs at its end that would close it are none (`CommonMark` 0.31 §4.2).
fn heading(level: usize, text: &[Inline]) -> String {
    let text = markdown(text, InlineContext::Line);
    let bare = text.trim_end_matches('#');
    let text = match text.split_at(bare.len()) {
        (before, signs) if !signs.is_empty() && before.ends_with([' ', '\t']) => format!("{before}\\{signs}"),
        _ => text,
    };
    format!("{} {text}", "#".repeat(level))
}

fn push_section(section: &Section, parts: &mut Vec<String>) {
    let is_glossary = section.kind == SectionKind::Glossary;
    if !section.blocks.is_empty() {
        let told = (is_glossary || may_be_glossary(&section.blocks)).then_some("<!-- list: definitions -->");
        parts.push(told_blocks(&section.blocks, told));
    }
    let ends_in_list = matches!(section.blocks.last(), Some(Block::DefinitionList(_)));
    if !section.entries.is_empty() && (!is_glossary || ends_in_list) {
        parts.push("<!-- list: terms -->".to_owned());
    }
    parts.extend(section.entries.iter().map(term));
    if !section.references.is_empty() {
        if matches!(section.blocks.last(), Some(Block::List(_))) {
            parts.push(APART.to_owned());
        }
        parts.push(section.references.iter().map(reference).collect::<Vec<_>>().join("\n"));
    }
}

/// Whether the blocks of a section are hardly more than lists of definitions, as a glossary is.
fn may_be_glossary(blocks: &[Block]) -> bool {
    let is_paragraph = |block: &&Block| matches!(block, Block::Paragraph(_));
    blocks.iter().filter(is_paragraph).count() <= 1
        && blocks.iter().all(|block| {
            matches!(block, Block::Paragraph(_) | Block::Heading { .. } | Block::DefinitionList(_))
        })
}

/// Blocks with blank lines between them.
fn blocks(blocks: &[Block]) -> String {
    told_blocks(blocks, None)
}

/// Blocks, and what is to be said before each list of definitions.
fn told_blocks(blocks: &[Block], told: Option<&str>) -> String {
    let mut parts = Vec::new();
    let mut above = None;
    for block in blocks {
        let written = self::block(block);
        if above.is_some_and(|above| runs_together(above, block)) {
            parts.push(APART.to_owned());
        }
        above = Some(block);
        let is_told = matches!(block, Block::DefinitionList(_));
        parts.extend(told.filter(|_| is_told).map(str::to_owned));
        parts.push(written);
    }
    parts.join("\n\n")
}

/// Whether two blocks would be read as one: two lists, or a table and what begins as its caption does.
fn runs_together(above: &Block, below: &Block) -> bool {
    let begins_as_caption = |text: &[Inline]| {
        let text = plain_text(text);
        text.starts_with(':') || text.starts_with("Table:") || text.starts_with("table:")
    };
    match (above, below) {
        (Block::List(_), Block::List(_))
        | (Block::DefinitionList(_), Block::DefinitionList(_) | Block::Table(_)) => true,
        (Block::Table(_), Block::Paragraph(text)) | (Block::Paragraph(text), Block::Table(_)) => {
            begins_as_caption(text)
        }
        _ => false,
    }
}

/// A caption with marks in it between its tags.
fn captioned(tag: &str, caption: &[Inline]) -> String {
    format!("<{tag}>\n\n{}\n\n</{tag}>", markdown(caption, InlineContext::Paragraph))
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) => markdown(text, InlineContext::Paragraph),
        Block::Heading { level, text } => heading(usize::from(*level).clamp(1, 4) + 2, text),
        Block::List(list) => self::list(list),
        Block::DefinitionList(list) => definition_list(list),
        Block::Quote(inner) => quoted(&blocks(inner)),
        Block::Callout(callout) => self::callout(callout),
        Block::Code { language, text, caption } => {
            let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
            let code = format!("{fence}{language}\n{text}{}{fence}", if text.is_empty() { "" } else { "\n" });
            if caption.is_empty() { code } else { format!("{code}\n\n{}", captioned("figcaption", caption)) }
        }
        Block::Table(table) => self::table(table),
        Block::Image(image) => self::image(image),
        Block::Rule => "***".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    let quoted = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    text.split('\n').map(quoted).collect::<Vec<_>>().join("\n")
}

/// An alert: a quote whose first line names its kind and its title.
fn callout(callout: &Callout) -> String {
    let title = markdown(&callout.title, InlineContext::Line);
    // What would end the kind is left out of it.
    let kind: String = callout.kind.chars().filter(|c| !matches!(c, ']' | '|' | '\n' | '\r')).collect();
    let kind = if kind.trim().is_empty() { "NOTE".to_owned() } else { kind.to_uppercase() };
    let between = if title.is_empty() { "" } else { " " };
    let head = format!("[!{kind}]{between}{title}");
    let inner = blocks(&callout.blocks);
    quoted(&if inner.is_empty() { head } else { format!("{head}\n{inner}") })
}

fn list(list: &List) -> String {
    let mut items = Vec::new();
    for (index, item) in list.items.iter().enumerate() {
        let marker =
            list.start.map_or("-".to_owned(), |start| format!("{}.", start.saturating_add(index as u32)));
        items.push(self::item(&marker, &blocks(item)));
    }
    let is_loose = list.items.iter().any(|item| item.len() > 1);
    let items = items.join(if is_loose { "\n\n" } else { "\n" });
    // Markdown numbers in digits alone.
    if list.start.is_none() || list.numbering.is_decimal() {
        return items;
    }
    format!("<!-- numbers: {} -->\n{items}", list.numbering.css())
}

/// Puts a marker before a text and as many blanks before its other lines.
fn item(marker: &str, text: &str) -> String {
    let indent = " ".repeat(marker.len() + 1);
    let mut out = marker.to_owned();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        if !line.is_empty() {
            out.push_str(if index > 0 { &indent } else { " " });
            out.push_str(line);
        }
    }
    out
}

fn table(table: &Table) -> String {
    let columns = table.rows.iter().chain([&table.header]).map(Vec::len).max().unwrap_or(0);
    let row = |cells: &Vec<Vec<Inline>>| {
        let cell = |index| cells.get(index).map_or(String::new(), |cell: &Vec<Inline>| self::cell(cell));
        format!("| {} |", (0..columns).map(cell).collect::<Vec<_>>().join(" | "))
    };
    let rule = |column| match table.alignment.get(column) {
        Some(Alignment::Center) => " :-: |",
        Some(Alignment::End) => " --: |",
        Some(Alignment::Start) | None => " --- |",
    };
    let rule = format!("|{}", (0..columns).map(rule).collect::<String>());
    let mut lines = vec![row(&table.header), rule];
    lines.extend(table.rows.iter().map(row));
    let lines = lines.join("\n");
    let caption = plain_text(&table.caption);
    match columns {
        0 => String::new(),
        _ if table.caption.is_empty() => lines,
        // What would be taken for the attributes of the table, or be lost.
        _ if caption.starts_with([' ', '\t']) || caption.ends_with('}') => {
            format!("{}\n\n{lines}", captioned("caption", &table.caption))
        }
        _ => format!("{lines}\n\n: {}", markdown(&table.caption, InlineContext::Line)),
    }
}

/// A cell ends at a bare stroke, wherever that stands.
fn cell(inlines: &[Inline]) -> String {
    let text = markdown(inlines, InlineContext::Line);
    let mut out = String::with_capacity(text.len());
    let mut is_escaped = false;
    for c in text.chars() {
        if c == '|' && !is_escaped {
            out.push('\\');
        }
        is_escaped = c == '\\' && !is_escaped;
        out.push(c);
    }
    out
}

/// An image: with its caption as its title, in a link if its caption is one, or with its caption below it.
fn image(image: &Image) -> String {
    let alternative = escaped(&image.alternative);
    let shown = |title: Option<&str>| {
        let title = title.map(|title| format!(" \"{}\"", in_quotes(title))).unwrap_or_default();
        format!("![{alternative}]({}{title})", address(&image.source))
    };
    if let [Inline::Link { url, text }] = image.caption.as_slice()
        && let Some(words) = title(text)
        && image.is_relative()
        && !(url.is_empty() || is_image_file(url))
    {
        // A link around an image without a title has the image's words under it.
        let own = if image.alternative.is_empty() { url.as_str() } else { &image.alternative };
        let shown = shown((words != own).then_some(words));
        return format!("[{shown}]({})", address(url));
    }
    match title(&image.caption) {
        _ if image.caption.is_empty() => shown(None),
        Some(title) => shown(Some(title)),
        None => {
            format!("{}\n\n{}", shown(None), captioned("figcaption", &image.caption))
        }
    }
}

/// The text of a caption that is nothing else, and can be a title.
fn title(caption: &[Inline]) -> Option<&str> {
    match caption {
        [Inline::Text(text)]
            if !text.is_empty() && text.trim().len() == text.len() && !text.contains(['\n', '\r']) =>
        {
            Some(text)
        }
        _ => None,
    }
}

/// Text between the quotation marks of a title.
fn in_quotes(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "\\&")
}

fn term(term: &Term) -> String {
    let mut name = line(&term.term);
    if let Some(url) = &term.url {
        name = format!("[{name}]({})", address(url));
    }
    let others: Vec<String> = term.aliases.iter().chain(&term.reading).map(|other| escaped(other)).collect();
    if !others.is_empty() {
        let (open, between, close) = brackets(term.term.chars().any(is_cjk));
        name = [&name, open, &others.join(between), close].concat();
    }
    let written = term.written_out();
    format!("{}\n\n{}", term_line(name), definition(":", &written))
}

/// A list of definitions as Pandoc and PHP Markdown Extra have it.
fn definition_list(list: &DefinitionList) -> String {
    let groups = list.groups.iter().map(|group| {
        let are_many = group.terms.len() > MOST_TERMS;
        let line = |term: &Vec<Inline>| {
            let line = term_line(markdown(term, InlineContext::Line));
            if are_many { line + APART } else { line }
        };
        let terms: Vec<String> = group.terms.iter().filter(|term| !term.is_empty()).map(line).collect();
        // Something that is shown nowhere stands for a term.
        let terms = if terms.is_empty() { format!("<span></span>{APART}") } else { terms.join("\n") };
        // Pandoc wants the further lines of a definition set in by four blanks.
        let definition =
            |written: &Vec<Block>| definition(if written.len() > 1 { ":  " } else { ":" }, written);
        let definitions: Vec<String> = group.definitions.iter().map(definition).collect();
        let definitions =
            if definitions.is_empty() { definition(&Vec::new()) } else { definitions.join("\n\n") };
        format!("{terms}\n\n{definitions}")
    });
    groups.collect::<Vec<_>>().join("\n\n")
}

/// What is said of a term.
fn definition(mark: &str, written: &[Block]) -> String {
    let text = blocks(written);
    item(mark, if text.is_empty() { APART } else { &text })
}

/// A line that is read as a term, also where it does not look like one.
fn term_line(line: String) -> String {
    // A tag at the beginning of a line is no part of a paragraph.
    let line = if line.starts_with('<') { format!("<span></span>{line}") } else { line };
    if is_term(&line) { line } else { line + APART }
}

fn reference(reference: &Reference) -> String {
    let name = line(&reference.name);
    let mut lines = vec![match &reference.url {
        Some(url) => format!("[{name}]({})", address(url)),
        None => name,
    }];
    lines.extend(reference.note.lines().map(line));
    item("-", &lines.join("\\\n"))
}

/// A text without formatting as a line that has no other meaning.
fn line(text: &str) -> String {
    markdown(&[Inline::Text(text.into())], InlineContext::Line)
}
