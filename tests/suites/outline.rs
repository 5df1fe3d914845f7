//! An article as lines that can be compared: everything in it, with marks for what is not plain text. The language
//! is named where it is not zh-Hant.

use std::fmt::Write as _;

use moyue::article::{Article, Block, Inline, Numbering, Section, Term};
use moyue::import::Imported;
use moyue::reader::Language;
use moyue::words::import_warning;

/// The article's lines and those of its warnings.
pub fn outline(imported: &Imported) -> String {
    let mut out = String::new();
    head(&imported.article, &mut out);
    for section in &imported.article.sections {
        self::section(section, &mut out);
    }
    for warning in &imported.warnings {
        let said = import_warning(&warning.kind, Language::En);
        writeln!(out, "warn {}: {said}", warning.line).unwrap();
    }
    out.trim_end().to_owned()
}

fn head(article: &Article, out: &mut String) {
    writeln!(out, "{}", format!("title: {}", article.title).trim_end()).unwrap();
    if !article.subtitle.is_empty() {
        writeln!(out, "subtitle: {}", article.subtitle).unwrap();
    }
    for paragraph in &article.summary {
        writeln!(out, "summary: {}", text(paragraph)).unwrap();
    }
    if article.language != "zh-Hant" {
        writeln!(out, "{}", format!("language: {}", article.language).trim_end()).unwrap();
    }
    for author in &article.authors {
        writeln!(out, "author: {author}").unwrap();
    }
    if let Some(date) = &article.published {
        writeln!(out, "published: {date}").unwrap();
    }
    if let Some(source) = &article.source {
        writeln!(out, "source: {}{}", source.name, address(source.url.as_deref())).unwrap();
    }
}

fn section(section: &Section, out: &mut String) {
    let kind = serde_json::to_value(section.kind).unwrap();
    let head = format!("[{}] {}", kind.as_str().unwrap(), section.title);
    writeln!(out, "{}", head.trim_end()).unwrap();
    blocks(&section.blocks, 1, out);
    for term in &section.entries {
        self::term(term, out);
    }
    for reference in &section.references {
        let note = if reference.note.is_empty() { String::new() } else { format!(" | {}", reference.note) };
        let line = format!("  ref {}{}{note}", reference.name, address(reference.url.as_deref()));
        writeln!(out, "{}", line.replace('\n', "⏎")).unwrap();
    }
}

fn term(term: &Term, out: &mut String) {
    write!(out, "  term {}", term.term).unwrap();
    for alias in &term.aliases {
        write!(out, " = {alias}").unwrap();
    }
    if let Some(reading) = &term.reading {
        write!(out, " ~ {reading}").unwrap();
    }
    writeln!(out, "{}", address(term.url.as_deref())).unwrap();
    blocks(&term.definition, 2, out);
}

fn blocks(blocks: &[Block], depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for block in blocks {
        let line = match block {
            Block::Paragraph(inlines) => format!("p {}", text(inlines)),
            Block::Heading { level, text: inlines } => format!("h{level} {}", text(inlines)),
            Block::List(list) => {
                let numbering = match list.numbering {
                    Numbering::Decimal => String::new(),
                    numbering => format!(" {}", numbering.css()),
                };
                list.start.map_or("list".to_owned(), |start| format!("list {start}{numbering}"))
            }
            Block::DefinitionList(_) => "dl".to_owned(),
            Block::Quote(_) => "quote".to_owned(),
            Block::Callout(callout) => format!("callout {} | {}", callout.kind, text(&callout.title)),
            Block::Code { language, text, .. } => format!("code {language}| {}", text.replace('\n', "⏎")),
            Block::Table(table) if table.header.is_empty() => "table".to_owned(),
            Block::Table(table) => format!("table {}", row(&table.header)),
            Block::Image(image) => {
                format!("image {} | {} | {}", image.source, image.alternative, text(&image.caption))
            }
            Block::Rule => "rule".to_owned(),
        };
        writeln!(out, "{indent}{}", line.trim_end()).unwrap();
        match block {
            Block::Quote(inner) => self::blocks(inner, depth + 1, out),
            Block::Callout(callout) => self::blocks(&callout.blocks, depth + 1, out),
            Block::List(list) => {
                for item in &list.items {
                    writeln!(out, "{indent}  -").unwrap();
                    self::blocks(item, depth + 2, out);
                }
            }
            Block::DefinitionList(list) => {
                for group in &list.groups {
                    group.terms.iter().for_each(|term| writeln!(out, "{indent}  dt {}", text(term)).unwrap());
                    for definition in &group.definitions {
                        writeln!(out, "{indent}  dd").unwrap();
                        self::blocks(definition, depth + 2, out);
                    }
                }
            }
            Block::Code { caption, .. } if !caption.is_empty() => {
                writeln!(out, "{indent}  caption {}", text(caption)).unwrap();
            }
            Block::Table(table) => {
                if !table.caption.is_empty() {
                    writeln!(out, "{indent}  caption {}", text(&table.caption)).unwrap();
                }
                if !table.alignment.is_empty() {
                    writeln!(out, "{indent}  align {:?}", table.alignment).unwrap();
                }
                table.rows.iter().for_each(|cells| writeln!(out, "{indent}  {}", row(cells)).unwrap());
            }
            _ => {}
        }
    }
}

fn row(cells: &[Vec<Inline>]) -> String {
    cells.iter().map(|cell| text(cell)).collect::<Vec<_>>().join(" | ")
}

fn text(inlines: &[Inline]) -> String {
    let inline = |inline: &Inline| match inline {
        Inline::Text(text) => text.to_string(),
        Inline::Strong(inner) => format!("⟦strong {}⟧", text(inner)),
        Inline::Emphasis(inner) => format!("⟦em {}⟧", text(inner)),
        Inline::Superscript(inner) => format!("⟦sup {}⟧", text(inner)),
        Inline::Subscript(inner) => format!("⟦sub {}⟧", text(inner)),
        Inline::Strikethrough(inner) => format!("⟦strike {}⟧", text(inner)),
        Inline::Underline { style, text: inner } => format!("⟦{} line {}⟧", style.name(), text(inner)),
        Inline::Language { tag, text: inner } => format!("⟦lang {tag} {}⟧", text(inner)),
        Inline::Image(image) => format!("⟦image {} | {}⟧", image.source, image.alternative),
        Inline::Formula(formula) => format!("⟦{}⟧", formula.marked()),
        Inline::Code(code) => format!("⟦code {code}⟧"),
        Inline::Link { url, text: inner } => format!("⟦{} → {url}⟧", text(inner)),
        Inline::Ruby(ruby) if ruby.under.is_empty() => format!("⟦{} ruby {}⟧", ruby.base, ruby.reading),
        Inline::Ruby(ruby) => format!("⟦{} ruby {} under {}⟧", ruby.base, ruby.reading, ruby.under),
        Inline::LineBreak => "⏎".to_owned(),
    };
    inlines.iter().map(inline).collect()
}

fn address(url: Option<&str>) -> String {
    url.map(|url| format!(" <{url}>")).unwrap_or_default()
}
