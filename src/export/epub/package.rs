//! The package document: what the publication is, what is in it, and in which order it is read.

use std::fmt::Write as _;
use std::hash::Hasher as _;

use rustc_hash::FxHasher;

use super::document::Documents;
use super::{Images, held, html, language};
use crate::article::{Article, PageProgression, WritingMode};
use crate::text::address::is_web;

/// The package document (EPUB 3.3 §5).
pub(super) fn package(article: &Article, documents: &Documents, images: &Images, seconds: u64) -> String {
    let language = html::attribute(language(article));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" \
         version=\"3.0\" unique-identifier=\"id\" xml:lang=\"{language}\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
    );
    metadata(&mut out, article, documents);
    let _ = writeln!(out, "<meta property=\"dcterms:modified\">{}</meta>\n</metadata>", time(seconds));
    out.push_str("<manifest>\n");
    let mut item = |id: &str, href: &str, media_type: &str, properties: &str| {
        let properties =
            if properties.is_empty() { String::new() } else { format!(" properties=\"{properties}\"") };
        let _ = writeln!(out, "<item id=\"{id}\" href=\"{href}\" media-type=\"{media_type}\"{properties}/>");
    };
    item("nav", "nav.xhtml", "application/xhtml+xml", "nav");
    item("style", "style.css", "text/css", "");
    let mut count = 0;
    for (path, text) in documents.files() {
        count += 1;
        let properties = if text.contains("<math") { "mathml" } else { "" };
        item(&format!("text-{count}"), path, "application/xhtml+xml", properties);
    }
    for (number, image) in images.files().iter().enumerate() {
        item(&format!("image-{number}"), &image.name, image.media_type, "");
    }
    let direction = match article.page_progression {
        Some(PageProgression::Rtl) => " page-progression-direction=\"rtl\"",
        Some(PageProgression::Ltr) => " page-progression-direction=\"ltr\"",
        None if article.writing_mode == Some(WritingMode::VerticalRl) => {
            " page-progression-direction=\"rtl\""
        }
        None => "",
    };
    let _ = writeln!(out, "</manifest>\n<spine{direction}>");
    for number in 1..=count {
        let _ = writeln!(out, "<itemref idref=\"text-{number}\"/>");
    }
    out.push_str("</spine>\n</package>\n");
    held(&mut out);
    out
}

fn metadata(out: &mut String, article: &Article, documents: &Documents) {
    let mut element = |name: &str, attributes: &str, text: &str| {
        let text = text.trim();
        if !text.is_empty() {
            let _ = writeln!(out, "<{name}{attributes}>{}</{name}>", html::escaped(text));
        }
    };
    element("dc:identifier", " id=\"id\"", &identifier(documents));
    let title = if article.title.trim().is_empty() { "—" } else { &article.title };
    element("dc:title", " id=\"title\"", title);
    element("meta", " refines=\"#title\" property=\"title-type\"", "main");
    if !article.subtitle.trim().is_empty() {
        element("dc:title", " id=\"subtitle\"", &article.subtitle);
        element("meta", " refines=\"#subtitle\" property=\"title-type\"", "subtitle");
    }
    for (number, author) in article.authors.iter().enumerate() {
        element("dc:creator", &format!(" id=\"author-{number}\""), author);
        let refines = format!(" refines=\"#author-{number}\" property=\"role\" scheme=\"marc:relators\"");
        element("meta", if author.trim().is_empty() { continue } else { &refines }, "aut");
    }
    element("dc:language", "", language(article));
    element("dc:date", "", article.published.as_deref().unwrap_or_default());
    if let Some(source) = &article.source {
        element("dc:publisher", "", &source.name);
        element("dc:source", "", source.url.as_deref().filter(|url| is_web(url)).unwrap_or_default());
    }
}

/// A name of the publication that is the same for the same text.
fn identifier(documents: &Documents) -> String {
    let mut hashers = [FxHasher::default(), FxHasher::default()];
    for (number, hasher) in hashers.iter_mut().enumerate() {
        hasher.write_usize(number);
        documents.files().for_each(|(_, text)| hasher.write(text.as_bytes()));
    }
    let [high, low] = hashers.map(|hasher| hasher.finish());
    // A UUID of version 8, whose bits are the maker's own (RFC 9562 §5.8).
    format!(
        "urn:uuid:{:08x}-{:04x}-8{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xFFFF,
        high & 0xFFF,
        0x8000 | (low >> 50),
        low & 0xFFFF_FFFF_FFFF
    )
}

/// A time in UTC, by its seconds since the beginning of 1970 (ISO 8601).
fn time(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Years are counted from March on, so that the day that leap years have is the last.
    let day = days + 719_468;
    let era = day / 146_097;
    let of_era = day % 146_097;
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    format!("{year:04}-{month:02}-{of_month:02}T{hour:02}:{minute:02}:{:02}Z", second % 60)
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_are_written_as_the_calendar_counts_them() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_764_432_671, "2025-11-29T16:11:11Z"),
            (4_102_444_799, "2099-12-31T23:59:59Z"),
        ] {
            assert_eq!(time(seconds), expected);
        }
    }
}
