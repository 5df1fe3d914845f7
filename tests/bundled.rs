//! The articles in the box: read as the program reads them, and proofread as far as a machine can.

use std::{fs, path::PathBuf};

use moyue::article::{Article, Passage, Role, SectionKind, Term, passages};
use moyue::reader::Language;
use serde_json::Value;

const AVOCADO: &str = "avocado.json";

#[test]
fn every_bundled_article_is_known_here() {
    let mut files: Vec<_> = fs::read_dir(folder())
        .expect("assets/articles can be listed")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain file name"))
        .collect();
    files.sort();
    let mut known = names();
    known.sort();
    assert_eq!(files, known);
}

#[test]
fn files_are_in_the_native_format_and_lose_nothing_when_read() {
    for name in names() {
        let mut document = json(&name);
        let fields = document.as_object_mut().expect("an object");
        assert_eq!(fields.remove("format"), Some("moyue-article".into()), "{name}");
        assert_eq!(fields.remove("version"), Some(1.into()), "{name}");
        // A misspelt field would be missing in what is written again.
        let written = serde_json::to_value(article(&name)).expect("an article can be written");
        assert_eq!(written, document, "{name}");
    }
}

#[test]
fn addresses_are_https() {
    for name in names() {
        let article = article(&name);
        let flow = passages(&article);
        let links =
            flow.iter().flat_map(|passage| &passage.spans).filter_map(|span| span.style.link.as_deref());
        let source = article.source.as_ref().and_then(|source| source.url.as_deref());
        for url in links.chain(source) {
            assert!(url.starts_with("https://"), "{name}: {url}");
        }
    }
}

#[test]
fn every_term_occurs_in_the_running_text() {
    for name in names() {
        let article = article(&name);
        let flow = passages(&article);
        for (_, term) in article.terms() {
            assert!(is_used(term, &flow), "{name}: {} is never used", term.term);
            assert!(!term.definition.is_empty(), "{name}: {} has no definition", term.term);
        }
    }
}

#[test]
fn no_half_width_mark_stands_between_han_characters() {
    for name in names() {
        for Passage { text, .. } in passages(&article(&name)) {
            let characters: Vec<char> = text.chars().collect();
            for trio in characters.windows(3) {
                let &[before, mark, after] = trio else { unreachable!("windows of three") };
                let half_width = matches!(mark, ',' | ';' | ':' | '?' | '!' | '.' | '(' | ')');
                assert!(!(is_cjk(before) && half_width && is_cjk(after)), "{name}: {mark} in {text}");
            }
        }
    }
}

#[test]
fn the_first_article_has_every_kind_of_section_and_a_moderate_length() {
    let article = article(AVOCADO);
    assert!(!article.title.is_empty() && !article.subtitle.is_empty() && !article.summary.is_empty());
    assert_eq!(article.language, "zh-Hant");
    let kinds = [
        SectionKind::Body,
        SectionKind::Editorial,
        SectionKind::Glossary,
        SectionKind::ReferenceLinks,
        SectionKind::ReferenceArticles,
        SectionKind::EditorsNote,
    ];
    assert_eq!(kinds_of(&article), kinds);
    assert!(article.terms().count() >= 8);
    let length: usize = passages(&article).iter().map(Passage::char_count).sum();
    assert!((1_500..=2_500).contains(&length), "{length} characters");
}

#[test]
fn the_guides_say_the_same_in_every_language() {
    let english = article(&guide(Language::En));
    assert!(english.terms().count() >= 6);
    for language in Language::ALL {
        let guide = article(&guide(language));
        assert_eq!(guide.language, language.code());
        assert_eq!(kinds_of(&guide), kinds_of(&english), "{language:?}");
        assert_eq!(roles_of(&guide), roles_of(&english), "{language:?}");
    }
}

#[test]
fn the_guides_tables_of_keys_agree() {
    let english = shortcuts(&article(&guide(Language::En)));
    assert!(english.len() > 10, "{english:?}");
    for language in Language::ALL {
        assert_eq!(shortcuts(&article(&guide(language))), english, "{language:?}");
    }
}

/// The files' names: an article, and a guide for each language of the interface.
fn names() -> Vec<String> {
    [AVOCADO.to_owned()].into_iter().chain(Language::ALL.map(guide)).collect()
}

/// The name of a guide's file.
fn guide(language: Language) -> String {
    format!("guide.{}.json", language.code())
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/articles")
}

fn json(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn article(name: &str) -> Article {
    serde_json::from_value(json(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn kinds_of(article: &Article) -> Vec<SectionKind> {
    article.sections.iter().map(|section| section.kind).collect()
}

/// What stands where, except for the lines of code: an example may be longer in one language than in another.
fn roles_of(article: &Article) -> Vec<(Role, u16, u16)> {
    passages(article)
        .iter()
        .filter(|passage| passage.role != Role::Code)
        .map(|passage| (passage.role, passage.indent, passage.quote))
        .collect()
}

/// The key names set as code in cells of tables; keys whose names are translated are left out.
fn shortcuts(article: &Article) -> Vec<String> {
    let mut keys = Vec::new();
    for passage in passages(article).iter().filter(|passage| matches!(passage.role, Role::Cell(_))) {
        for span in passage.spans.iter().filter(|span| span.style.code) {
            let text = passage.text.get(span.range.clone()).expect("a span lies on characters");
            keys.push(text.to_owned());
        }
    }
    keys.retain(|key| !key.contains("Space") && !key.chars().any(is_cjk));
    keys
}

fn is_used(term: &Term, flow: &[Passage]) -> bool {
    let mut running = flow.iter().filter(|passage| passage.takes_terms());
    running
        .any(|passage| [&term.term].into_iter().chain(&term.aliases).any(|name| occurs(name, &passage.text)))
}

/// Whether a name stands in a text, a Latin one as whole words.
fn occurs(name: &str, text: &str) -> bool {
    let joins = |character: Option<char>| character.is_some_and(|it| it.is_ascii_alphanumeric());
    text.match_indices(name).any(|(start, _)| {
        let before = text.get(..start).and_then(|head| head.chars().next_back());
        let after = text.get(start + name.len()..).and_then(|tail| tail.chars().next());
        !(joins(before) && joins(name.chars().next()) || joins(after) && joins(name.chars().next_back()))
    })
}

/// Han characters and kana.
fn is_cjk(character: char) -> bool {
    matches!(character,
        '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}
