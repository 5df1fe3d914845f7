//! Articles as the content of files: how each format is written, and every type of file that Moyue opens.

use std::cell::RefCell;
use std::io;
use std::time::SystemTime;

use crate::article::{Article, FILE_TYPES, Format, Origin};
use crate::dictionary::{GLOSSARY_TYPES, GlossaryType};
use crate::export::{to_epub, to_html_with, to_markdown, to_plain};
use crate::import::to_json;

use super::pictures::ArticleImages;

/// An article as the content of a file in a format. A web page and a book hold the images that lie where the article is
/// from; without that a page leads to them.
///
/// # Errors
/// A book that is too large for its format.
pub fn content_of(article: &Article, format: Format, origin: Option<&Origin>) -> io::Result<Vec<u8>> {
    let images = origin.map(|origin| RefCell::new(ArticleImages::of(origin)));
    let embedded = |source: &str| images.as_ref()?.borrow_mut().embedded(source);
    let text = match format {
        Format::Json => to_json(article),
        Format::Markdown => to_markdown(article),
        // The others are only read.
        Format::Plain | Format::Docx | Format::Odt | Format::Rtf | Format::Fb2 | Format::Subtitles => {
            to_plain(article)
        }
        Format::Html => to_html_with(article, &embedded),
        Format::Epub => {
            let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
            return to_epub(article, &embedded, now.as_secs());
        }
    };
    Ok(text.into_bytes())
}

/// How the names of all files end that can be opened, in small letters and without the dot: articles, then glossaries.
pub fn opened_extensions() -> Vec<&'static str> {
    let of_articles = FILE_TYPES.iter().flat_map(|kind| kind.endings);
    let of_articles = of_articles.map(|ending| ending.rsplit('.').next().unwrap_or(ending));
    let mut all = Vec::new();
    for ending in of_articles.chain(GlossaryType::extensions()) {
        if !all.contains(&ending) {
            all.push(ending);
        }
    }
    all
}

/// How the names of all files end that can be added as glossaries.
pub fn added_extensions() -> Vec<&'static str> {
    let mut all = GlossaryType::extensions();
    all.extend(GlossaryType::shared_extensions());
    all
}

/// The media types of all files that can be opened, as the entry for the desktop lists them.
pub fn media_types() -> Vec<&'static str> {
    let of_articles = FILE_TYPES.iter().flat_map(|kind| kind.media_types);
    of_articles.chain(GLOSSARY_TYPES.iter().flat_map(|kind| kind.media_types)).copied().collect()
}
