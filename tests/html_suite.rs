//! Saved web pages in, the article's outline out: `tests/suite/html/*.txt`.

mod suite_file;

use std::fmt::Write as _;

use moyue::article::{Article, Block, Inline, Section, Term};
use moyue::import::{Format, Hint, Imported, Options, import_with};

#[test]
fn pages_become_articles() {
    suite_file::run("html", 120, |name, text| {
        // A case's name ends in what is asked for, if that matters: "comments (whole page)".
        let options = Options { whole_page: name.ends_with("(whole page)"), ..Options::default() };
        // One that is told to be of another file ends in that: "a message (a.mht)".
        let file = name.rsplit_once('(').map(|(_, file)| file.trim_end_matches(')'));
        let file = file.filter(|file| file.contains('.')).unwrap_or("page.html");
        match import_with(text.as_bytes(), &Hint { name: file, ..Hint::default() }, options) {
            Ok(imported) => outline(&imported),
            Err(error) => format!("refused: {error}"),
        }
    });
}

fn outline(imported: &Imported) -> String {
    assert_eq!(imported.format, Format::Html);
    let mut out = String::new();
    head(&imported.article, &mut out);
    for section in &imported.article.sections {
        self::section(section, &mut out);
    }
    for warning in &imported.warnings {
        writeln!(out, "warn: {}", warning.kind).unwrap();
    }
    out.trim_end().to_owned()
}

fn head(article: &Article, out: &mut String) {
    writeln!(out, "{}", format!("title: {}", article.title).trim_end()).unwrap();
    for paragraph in &article.summary {
        writeln!(out, "summary: {}", text(paragraph)).unwrap();
    }
    writeln!(out, "language: {}", article.language).unwrap();
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
    for block in &section.blocks {
        self::block(block, "  ", out);
    }
    for term in &section.entries {
        self::term(term, out);
    }
    for reference in &section.references {
        let note = if reference.note.is_empty() { String::new() } else { format!(" | {}", reference.note) };
        writeln!(out, "  ref {}{}{note}", reference.name, address(reference.url.as_deref())).unwrap();
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
    for block in &term.definition {
        self::block(block, "    ", out);
    }
}

fn block(block: &Block, indent: &str, out: &mut String) {
    let inner = format!("{indent}  ");
    match block {
        Block::Paragraph(inlines) => writeln!(out, "{indent}p {}", text(inlines)).unwrap(),
        Block::Heading { level, text: inlines } => {
            writeln!(out, "{indent}h{level} {}", text(inlines)).unwrap();
        }
        Block::List(list) => {
            let start = list.start.map_or_else(|| "ul".to_owned(), |start| format!("ol {start}"));
            writeln!(out, "{indent}{start}").unwrap();
            for item in &list.items {
                writeln!(out, "{inner}-").unwrap();
                for block in item {
                    self::block(block, &format!("{inner}  "), out);
                }
            }
        }
        Block::Quote(blocks) => {
            writeln!(out, "{indent}quote").unwrap();
            for block in blocks {
                self::block(block, &inner, out);
            }
        }
        Block::Callout(callout) => {
            let line = format!("{indent}callout {}: {}", callout.kind, text(&callout.title));
            writeln!(out, "{}", line.trim_end()).unwrap();
            for block in &callout.blocks {
                self::block(block, &inner, out);
            }
        }
        Block::Code { language, text } => {
            writeln!(out, "{indent}code {language}: {}", text.replace('\n', "⏎")).unwrap();
        }
        Block::Table(table) => {
            let row =
                |row: &Vec<Vec<Inline>>| row.iter().map(|cell| text(cell)).collect::<Vec<_>>().join(" | ");
            writeln!(out, "{}", format!("{indent}table {}", row(&table.header)).trim_end()).unwrap();
            if !table.caption.is_empty() {
                writeln!(out, "{inner}caption {}", text(&table.caption)).unwrap();
            }
            if !table.alignment.is_empty() {
                writeln!(out, "{inner}align {:?}", table.alignment).unwrap();
            }
            table.rows.iter().for_each(|cells| writeln!(out, "{inner}{}", row(cells)).unwrap());
        }
        Block::Image(image) => {
            let caption = text(&image.caption);
            let line = format!("{indent}image {} [{}] {caption}", image.source, image.alternative);
            writeln!(out, "{}", line.trim_end()).unwrap();
        }
        Block::Rule => writeln!(out, "{indent}rule").unwrap(),
    }
}

fn text(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => text.replace('\u{A0}', "·"),
        Inline::Strong(inner) => format!("**{}**", text(inner)),
        Inline::Emphasis(inner) => format!("_{}_", text(inner)),
        Inline::Superscript(inner) => format!("^{}^", text(inner)),
        Inline::Subscript(inner) => format!("~{}~", text(inner)),
        Inline::Strikethrough(inner) => format!("~~{}~~", text(inner)),
        Inline::Underline { style, text: inner } => format!("<{} {}>", style.name(), text(inner)),
        Inline::Language { tag, text: inner } => format!("<{tag}: {}>", text(inner)),
        Inline::Image(image) => format!("![{}]({})", image.alternative, image.source),
        Inline::Code(code) => format!("`{code}`"),
        Inline::Link { url, text: inner } => format!("[{}]({url})", text(inner)),
        Inline::Ruby(ruby) if ruby.under.is_empty() => format!("{{{}|{}}}", ruby.base, ruby.reading),
        Inline::Ruby(ruby) => format!("{{{}|{}|{}}}", ruby.base, ruby.reading, ruby.under),
        Inline::LineBreak => "⏎".to_owned(),
    }
}

fn address(url: Option<&str>) -> String {
    url.map(|url| format!(" <{url}>")).unwrap_or_default()
}
