//! Plain text in, the article's outline out: `tests/suite/plain/*.txt`.

mod suite_file;

use std::fmt::Write as _;

use moyue::article::{Article, Block, Inline, Section, Term, plain_text};
use moyue::import::{Format, Hint, Imported, Options, import_with};

#[test]
fn plain_texts_become_articles() {
    suite_file::run("plain", 100, |name, text| {
        // A case's name ends in the file's name, if that matters: "no headline (notes.txt)".
        let file = name.rsplit_once('(').map_or("", |(_, file)| file.trim_end_matches(')'));
        let file = if file.contains('.') { file } else { "" };
        let options = Options { keep_lines: name.ends_with("(lines kept)"), ..Options::default() };
        match import_with(text.as_bytes(), &Hint { name: file, ..Hint::default() }, options) {
            Ok(imported) => outline(&imported),
            Err(error) => format!("refused: {error}"),
        }
    });
}

fn outline(imported: &Imported) -> String {
    assert_eq!(imported.format, Format::Plain);
    let mut out = String::new();
    head(&imported.article, &mut out);
    for section in &imported.article.sections {
        self::section(section, &mut out);
    }
    for warning in &imported.warnings {
        writeln!(out, "warn {}: {}", warning.line, warning.kind).unwrap();
    }
    out.trim_end().to_owned()
}

fn head(article: &Article, out: &mut String) {
    writeln!(out, "{}", format!("title: {}", article.title).trim_end()).unwrap();
    for paragraph in &article.summary {
        writeln!(out, "summary: {}", text(&plain_text(paragraph))).unwrap();
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
        writeln!(out, "  {}", self::block(block)).unwrap();
    }
    for term in &section.entries {
        self::term(term, out);
    }
    for reference in &section.references {
        let note =
            if reference.note.is_empty() { String::new() } else { format!(" | {}", text(&reference.note)) };
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
    out.push_str(&address(term.url.as_deref()));
    for block in &term.definition {
        write!(out, " | {}", paragraph(block)).unwrap();
    }
    out.push('\n');
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("h{level} {}", shown(text)),
        Block::Image(image) => {
            let caption =
                format!("image {} | {} | {}", image.source, image.alternative, shown(&image.caption));
            caption.trim_end_matches([' ', '|']).to_owned()
        }
        _ => format!("p {}", paragraph(block)),
    }
}

fn paragraph(block: &Block) -> String {
    let Block::Paragraph(inlines) = block else {
        panic!("plain text has paragraphs, headings and images: {block:?}")
    };
    shown(inlines)
}

/// Inline content with `{base|reading}` or `{base|reading|reading below}`, `_emphasis_`, `*strong*`, `^(raised)`,
/// `~(lowered)`, `solid(line)`, `struck(line)`, `image(source|words)`.
fn shown(inlines: &[Inline]) -> String {
    let shown = inlines.iter().map(|inline| match inline {
        Inline::Ruby(ruby) if ruby.under.is_empty() => format!("{{{}|{}}}", ruby.base, ruby.reading),
        Inline::Ruby(ruby) => format!("{{{}|{}|{}}}", ruby.base, ruby.reading, ruby.under),
        Inline::Emphasis(inner) => format!("_{}_", shown(inner)),
        Inline::Strong(inner) => format!("*{}*", shown(inner)),
        Inline::Superscript(inner) => format!("^({})", shown(inner)),
        Inline::Subscript(inner) => format!("~({})", shown(inner)),
        Inline::Strikethrough(inner) => format!("struck({})", shown(inner)),
        Inline::Underline { style, text } => format!("{}({})", style.name(), shown(text)),
        Inline::Image(image) => format!("image({}|{})", image.source, image.alternative),
        other => text(&plain_text(std::slice::from_ref(other))),
    });
    shown.collect()
}

fn text(text: &str) -> String {
    text.replace('\n', "⏎")
}

fn address(url: Option<&str>) -> String {
    url.map(|url| format!(" <{url}>")).unwrap_or_default()
}
