//! The native file: JSON with the article's fields next to a format's name and a version.

mod count;
mod document;
mod head;
mod hint;
mod place;
mod problem;

use serde::Serialize;

use self::document::NativeDocument;
use self::head::Head;
use self::problem::Failure;
use super::{ImportError, Warning, WarningKind};
use crate::article::Article;

/// The value of `"format"`.
const FORMAT: &str = "moyue-article";
/// The newest version of the native file that is read, and the one that is written.
pub const VERSION: u32 = 1;

/// The article as a native file: indented, `"format"` and `"version"` first, a line end at the end.
///
/// What [`import`](super::import) gave can always be written and read again. An article made by other means must
/// not be nested deeper than a JSON reader goes (about 50 quotes or lists inside one another).
#[expect(
    clippy::missing_panics_doc,
    reason = "the model has no map, so nothing in it can fail to be written"
)]
pub fn to_json(article: &Article) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        format: &'static str,
        version: u32,
        #[serde(flatten)]
        article: &'a Article,
    }
    let file = File { format: FORMAT, version: VERSION, article };
    let mut text = serde_json::to_string_pretty(&file).expect("an article is plain data");
    text.push('\n');
    text
}

/// The JSON Schema of the native file, which `assets/article.schema.json` holds.
#[expect(clippy::missing_panics_doc, reason = "a schema is a tree of JSON values")]
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(NativeDocument);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}

/// Whether a text is, or means to be, a native file.
pub(super) fn sniff(text: &str) -> bool {
    let Some(inside) = text.trim_start().strip_prefix('{') else { return false };
    begins_with_format(inside) || Head::of(text).is_some_and(|head| head.is_ours())
}

/// Reads a native file.
pub(super) fn read(text: &str) -> Result<(Article, Vec<Warning>), ImportError> {
    if !count::is_within(text) {
        return Err(ImportError::TooManyValues { limit: count::MOST });
    }
    let head = Head::of(text);
    let is_json = head.is_some();
    // A newer file may differ in everything else, so its version comes before any other complaint.
    if let Some(head) = head {
        if !head.is_ours() {
            return Err(ImportError::WrongFormat { found: head.into_format() });
        }
        if let Some(version) = head.newer_version() {
            return Err(ImportError::NewerVersion { version });
        }
    }
    let mut unknown = 0;
    let mut source = serde_json::Deserializer::from_str(text);
    let document = document::deserialize(&mut source, || unknown += 1)
        .and_then(|document| source.end().map(|()| document).map_err(Failure::at_top))
        .map_err(|failure| failure.explain(text, is_json))?;
    let mut warnings = if unknown == 0 { Vec::new() } else { unknown_fields(text) };
    let mut article = Article::from(document);
    let names = article.take_unknown();
    warnings.extend(names.into_iter().map(|name| Warning {
        line: place::line_of_name(text, &name),
        kind: WarningKind::UnknownInline { name },
    }));
    warnings.sort_by_key(|warning| warning.line);
    Ok((article, warnings))
}

/// The names and lines of the fields that nobody knows. Read again with a source that counts its bytes, as only
/// then the place of a field is known; files without unknown fields do not pay for it.
fn unknown_fields(text: &str) -> Vec<Warning> {
    let bytes = place::CountedBytes::new(text.as_bytes());
    let count = bytes.count();
    let mut offsets = Vec::new();
    let mut source = serde_json::Deserializer::from_reader(bytes);
    let result = document::deserialize(&mut source, || offsets.push(count.get()));
    debug_assert!(result.is_ok(), "the same text was read before");
    place::paths_at(text, &offsets)
        .into_iter()
        .map(|(line, path)| Warning { line, kind: WarningKind::UnknownField { path } })
        .collect()
}

fn begins_with_format(inside: &str) -> bool {
    let value =
        inside.trim_start().strip_prefix("\"format\"").and_then(|rest| rest.trim_start().strip_prefix(':'));
    value
        .and_then(|value| value.trim_start().strip_prefix('"'))
        .and_then(|value| value.strip_prefix(FORMAT))
        .is_some_and(|rest| rest.starts_with('"'))
}
