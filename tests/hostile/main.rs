//! Files that mean harm, or that a broken program wrote: nothing overflows, hangs or fills the memory.

mod books;
#[path = "../dictionaries/mod.rs"]
mod dictionaries;
#[path = "../documents/mod.rs"]
mod documents;
mod formulas;
mod glossaries;
mod growth;
mod nesting;
mod packed;
#[path = "../books/mod.rs"]
mod packing;
mod word_processors;

use moyue::article::{Article, Passage};
use moyue::export::{to_html, to_markdown, to_plain};
use moyue::import::{Hint, ImportError, Imported, import, to_json};
use moyue::reader::{Document, Language, Origin};
use moyue::words::import_error;

/// Bytes of a stack that is half of what threads have which read files.
const STACK: usize = 1024 * 1024;

/// Does some work on a small stack. An overflow ends the whole test program.
fn on_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(STACK).spawn(work).unwrap().join().unwrap()
}

/// Reads a file of this name.
fn read(text: &str, name: &str) -> Result<Imported, ImportError> {
    import(text.as_bytes(), &Hint { name, ..Hint::default() })
}

/// The article in a file of this name, which must open.
fn article(text: &str, name: &str) -> Article {
    read(text, name).unwrap_or_else(|error| panic!("{name}: {error:?}")).article
}

/// Everything that the program does with a file: read, shown, compared, written in each format, let go. Returns it as a
/// native file, unless it is refused.
fn live(text: &str, name: &str) -> Option<String> {
    match read(text, name) {
        Ok(imported) => Some(live_through(imported, name)),
        Err(error) => {
            assert!(!import_error(&error, Language::En).is_empty(), "{name}");
            None
        }
    }
}

fn live_through(imported: Imported, name: &str) -> String {
    let copy = imported.article.clone();
    assert!(copy == imported.article, "{name}");
    let native = to_json(&copy);
    let again = article(&native, "a.json");
    assert!(again == copy, "{name}: the native file holds the whole article");
    for written in [to_markdown(&copy), to_html(&copy), to_plain(&copy)] {
        assert!(!written.is_empty(), "{name}");
    }
    let document = Document::new(Origin::File("hostile".into()), imported);
    assert!(!format!("{:?}", document.shown.outline).is_empty());
    drop(document);
    native
}

/// So many parts of a text, each made of its number.
fn numbered(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

/// Bytes of all texts of passages, and of all addresses of their links.
fn size(passages: &[Passage]) -> (usize, usize) {
    let text = passages.iter().map(|passage| passage.text.len()).sum();
    let spans = passages.iter().flat_map(|passage| &passage.spans);
    (text, spans.filter_map(|span| span.style.link.as_deref()).map(str::len).sum())
}
