//! Markdown in, the article's outline out: `tests/suite/markdown/*.txt`.

mod article_outline;
mod suite_file;

use moyue::import::{Format, Hint, import};

#[test]
fn markdown_becomes_articles() {
    suite_file::run("markdown", 100, |name, text| {
        // A case's name ends in the file's name, if that matters: "no headline (notes.md)".
        let file = name.rsplit_once('(').map_or("a.md", |(_, file)| file.trim_end_matches(')'));
        match import(text.as_bytes(), &Hint { name: file }) {
            Ok(imported) if imported.format == Format::Markdown => article_outline::outline(&imported),
            Ok(imported) => format!("read as {:?}", imported.format),
            Err(error) => format!("refused: {error}"),
        }
    });
}
