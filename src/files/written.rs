//! Articles as the content of files: how each format is written, and every type of file that Moyue opens.

use crate::article::{Article, FILE_TYPES, Format, Origin};
use crate::dictionary::{GLOSSARY_TYPES, GlossaryType};
use crate::export::{to_html_with, to_markdown, to_plain};
use crate::import::to_json;

use super::pictures;

/// An article in a format. A web page holds the images that lie where the article is from; without that it leads to them.
pub fn text_of(article: &Article, format: Format, origin: Option<&Origin>) -> String {
    match format {
        Format::Json => to_json(article),
        Format::Markdown => to_markdown(article),
        Format::Plain | Format::Epub => to_plain(article),
        Format::Html => to_html_with(article, &|source| pictures::embedded(origin?, source)),
    }
}

/// How the names of all files end that can be opened, in small letters and without the dot: articles, then glossaries.
pub fn opened_extensions() -> Vec<&'static str> {
    let mut all: Vec<_> = FILE_TYPES.iter().flat_map(|kind| kind.endings).copied().collect();
    all.extend(GlossaryType::extensions());
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
