//! Glossaries of an article and of other programs.

use std::sync::Arc;

use moyue::article::{Article, Block, NameBudget, Section, SectionKind, Term, passages};
use moyue::dictionary::{
    Dictionary, DictionaryData, GlossaryError, GlossaryWarning, ImportedGlossary, MOST_ALIASES, MOST_NAMES,
    StarDict, read_stardict, read_table, read_text, read_yomitan,
};
use moyue::glossary::{EntryId, Glossary};
use moyue::import::{Hint, ImportError, WarningKind, import};
use moyue::reader::own::{self, MOST_OWN};

use super::dictionaries::{archive, stardict};
use super::{numbered, on_small_stack};

const DEPTH: usize = 100_000;

fn unpacked(files: &super::dictionaries::StarDictFiles) -> Result<ImportedGlossary, GlossaryError> {
    read_stardict(&StarDict {
        info: files.info.as_bytes(),
        index: &files.index,
        definitions: &files.definitions,
        synonyms: Some(&files.synonyms),
    })
}

#[test]
fn definitions_nest_as_deep_as_they_like() {
    on_small_stack(|| {
        for types in ["h", "g", "x", "k"] {
            let markup = format!("{}雨{}", "<div>".repeat(DEPTH), "</div>".repeat(DEPTH));
            let read = unpacked(&stardict("雨", types, &[("雨", markup.as_bytes())], false)).unwrap();
            assert_eq!(read.data.get(0).unwrap().definition, "雨", "{types}");
        }
        for (open, is_whole) in [("<div>", true), ("<ul><li>", false)] {
            let table = format!("#html:true\n雨\t{}傘\n", open.repeat(DEPTH));
            let read = read_table(table.as_bytes(), "a.tsv").unwrap();
            assert_eq!(read.data.get(0).unwrap().definition == "傘", is_whole);
        }
        let index = r#"{"title":"雨","format":3}"#;
        for (open, close) in [("[", "]"), (r#"{"tag":"div","content":"#, "}")] {
            for depth in [50, DEPTH] {
                let content = open.repeat(depth) + "\"傘\"" + &close.repeat(depth);
                let bank = format!(
                    r#"[["雨","","","",0,[{{"type":"structured-content","content":{content}}}],1,""]]"#
                );
                let read = read_yomitan(&archive(&[("index.json", index), ("term_bank_1.json", &bank)]));
                match read {
                    Ok(read) => assert_eq!(read.data.get(0).unwrap().definition, "傘"),
                    Err(error) => {
                        assert!(
                            depth == DEPTH && matches!(error, GlossaryError::Malformed { .. }),
                            "{error:?}"
                        );
                    }
                }
            }
            let read = read_yomitan(&archive(&[("index.json", &open.repeat(DEPTH))]));
            assert!(matches!(read, Err(GlossaryError::Malformed { .. })));
        }
        let own =
            format!(r#"{{"format":"moyue-article","version":1,"title":"","sections":{}"#, "[".repeat(DEPTH));
        assert!(own::import(own.as_bytes(), &Hint::default()).is_err());
    });
}

#[test]
fn words_that_share_one_long_definition_are_not_all_read() {
    let definition = "雨".repeat(1024 * 1024 / 3);
    let mut files = stardict("雨", "m", &[("雨", definition.as_bytes())], false);
    let entry = files.index.clone();
    files.index = entry.repeat(2_000);
    assert_eq!(unpacked(&files), Err(GlossaryError::TooMuchText { limit: 1024 }));
}

#[test]
fn a_small_archive_that_unpacks_to_very_much_is_refused() {
    let bomb = archive(&[("index.json", "{}"), ("term_bank_1.json", &" ".repeat(129 * 1024 * 1024))]);
    assert!(bomb.len() < 1024 * 1024, "{}", bomb.len());
    assert_eq!(read_yomitan(&bomb), Err(GlossaryError::TooMuchText { limit: 128 }));
}

#[test]
fn names_have_a_limit() {
    let mut files = stardict("雨", "m", &[("雨", "傘".as_bytes())], false);
    files.synonyms = b"a\0\0\0\0\0".repeat(MOST_ALIASES + 1);
    let read = unpacked(&files).unwrap();
    assert_eq!(read.warnings, [GlossaryWarning::TooManyAliases { count: 1, limit: MOST_ALIASES }]);
    assert_eq!(read.data.get(0).unwrap().aliases().count(), MOST_ALIASES);
    files.synonyms = b"\0\0\0\0\x01".repeat(MOST_NAMES + 1);
    assert_eq!(unpacked(&files), Err(GlossaryError::TooManyNames { limit: MOST_NAMES }));
    let row = format!("雨\t{}\t\t傘\n", "a|".repeat(MOST_ALIASES + 10));
    let refused = read_table(row.repeat(MOST_NAMES / MOST_ALIASES + 1).as_bytes(), "a.tsv");
    assert_eq!(refused.map(|_| ()), Err(GlossaryError::TooManyNames { limit: MOST_NAMES }));
}

/// A file of TBX with this in its only concept, which has a term.
fn tbx(head: &str, inner: &str) -> Result<ImportedGlossary, GlossaryError> {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>{head}<tbx><text><body><conceptEntry>{inner}<langSec xml:lang=\"zh\">\
         <termSec><term>雨</term></termSec></langSec></conceptEntry></body></text></tbx>"
    );
    read_text(text.as_bytes(), "a.tbx", "ja")
}

#[test]
fn entities_that_would_grow_do_not() {
    let mut entities = String::from("<!DOCTYPE tbx [<!ENTITY e0 \"雨雨雨雨雨雨雨雨雨雨\">");
    for depth in 1..12 {
        let inner = format!("&e{};", depth - 1).repeat(10);
        entities.extend(["<!ENTITY e", &depth.to_string(), " \"", &inner, "\">"]);
    }
    entities += "]>";
    let definition = format!("<definition>{}</definition>", "&e11;".repeat(1_000));
    let read = tbx(&entities, &definition).unwrap();
    assert_eq!(read.data.get(0).unwrap().definition, "&e11;".repeat(1_000));
}

#[test]
fn elements_nest_as_deep_as_they_like() {
    on_small_stack(|| {
        for (open, close) in [("<x>", "</x>"), ("<note>", "</note>"), ("<conceptEntry>", "</conceptEntry>")] {
            let read = tbx("", &(open.repeat(DEPTH) + &close.repeat(DEPTH))).unwrap();
            assert!(read.data.iter().any(|entry| entry.term == "雨"), "{open}");
        }
        assert!(matches!(tbx("", &"<x>".repeat(DEPTH)), Err(GlossaryError::MalformedXml { .. })));
    });
}

#[test]
fn a_concept_of_very_much_is_bounded() {
    let count = 200_000;
    let section = |number: usize| format!("<langSec xml:lang=\"ja\"><term>{number}</term></langSec>");
    let note = numbered(count, |number| format!("<note>{number}</note><definition>{number}</definition>"));
    let term = numbered(count, |number| format!("<termSec><term>雨{number}</term></termSec>"));
    let inner = format!("{note}<langSec xml:lang=\"zh\">{term}</langSec>{}", numbered(count, section));
    let read = tbx("", &inner).unwrap();
    let limit = MOST_ALIASES;
    let warnings = [GlossaryWarning::Cut { count: 1 }, GlossaryWarning::TooManyAliases { count: 1, limit }];
    assert_eq!((read.data.len(), &read.warnings[..]), (1, &warnings[..]));
    let attributes = numbered(count, |number| format!(" a{number}=\"雨\""));
    assert_eq!(
        tbx("", &format!("<note{attributes}>水</note>")).unwrap().data.get(0).unwrap().definition,
        "水"
    );
}

#[test]
fn a_large_file_of_tbx_is_read() {
    let concept = "<conceptEntry><definition>遮雨的用具。</definition><langSec xml:lang=\"zh\"><termSec><term>雨傘</term>\
                   </termSec></langSec></conceptEntry>";
    let count = 20 * 1024 * 1024 / concept.len();
    let text = format!("<tbx><text><body>{}</body></text></tbx>", concept.repeat(count));
    assert_eq!(read_text(text.as_bytes(), "a.tbx", "").unwrap().data.len(), count);
    let blank = format!("<tbx>{}", " ".repeat(100 * 1024 * 1024));
    assert_eq!(
        read_text(blank.as_bytes(), "a.tbx", ""),
        Err(GlossaryError::MalformedXml { line: 1, column: blank.len() + 1 })
    );
}

#[test]
fn tbx_is_read_in_the_encoding_that_it_has() {
    let text = |encoding: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"{encoding}\"?><tbx><text><body><conceptEntry><langSec xml:lang=\"zh\">\
             <termSec><term>雨傘</term></termSec></langSec></conceptEntry></body></text></tbx>"
        )
    };
    let utf_16: Vec<u8> =
        format!("\u{FEFF}{}", text("UTF-16")).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big5 = text("Big5").into_bytes();
    let encoded = |bytes: &[u8]| read_text(bytes, "a.tbx", "").unwrap().data.get(0).unwrap().term.to_owned();
    let umbrella = "雨傘".as_bytes();
    let at = big5.windows(umbrella.len()).position(|window| window == umbrella).unwrap();
    let big5 = [&big5[..at], b"\xAB\x42\xB3\xCA", &big5[at + umbrella.len()..]].concat();
    assert_eq!((encoded(&utf_16), encoded(&big5)), ("雨傘".to_owned(), "雨傘".to_owned()));
    assert_eq!(encoded(text("UTF-16").as_bytes()), "雨傘");
    // What the file claims to be and is not is read all the same.
    assert!(!encoded(text("Big5").as_bytes()).is_empty());
}

#[test]
fn a_table_of_very_many_columns_is_read() {
    let read = read_table(format!("雨,傘{}\n", ",".repeat(1_000_000)).as_bytes(), "a.csv").unwrap();
    assert_eq!(read.data.len(), 1);
}

#[test]
fn terms_of_ones_own_have_a_limit() {
    let lines = |count: usize| numbered(count, |line| format!("雨{line}\t傘\n"));
    let imported = |count| own::import(lines(count).as_bytes(), &Hint::default()).map(|terms| terms.len());
    assert_eq!(imported(MOST_OWN), Ok(MOST_OWN));
    assert_eq!(imported(MOST_OWN + 1), Err(ImportError::TooManyTerms { limit: MOST_OWN }));
}

/// An article of a text and a glossary.
fn with_terms(text: &str, entries: Vec<Term>) -> Article {
    let blocks = vec![Block::paragraph(text)];
    let glossary = Section { kind: SectionKind::Glossary, entries, ..Section::default() };
    Article { sections: vec![Section { blocks, ..Section::default() }, glossary], ..Article::default() }
}

#[test]
fn one_name_of_very_many_entries_is_found_at_very_many_places() {
    const COUNT: usize = 20_000;
    let term = |_| Term { term: "雨傘".to_owned(), ..Term::default() };
    let article = with_terms(&"雨傘。".repeat(COUNT), (0..COUNT).map(term).collect());
    let text = passages(&article);
    let uses = Glossary::new(&article).mark(&text);
    assert_eq!(uses.len(), COUNT);
    assert!(
        uses.iter().all(|found| found.entry == EntryId::Article(0)),
        "the first of several entries has the name"
    );

    let mut data = DictionaryData::new("雨具");
    for _ in 0..COUNT {
        data.push("雨傘", "", "遮雨。", ["傘"]);
    }
    let mut glossary = Glossary::new(&Article::default());
    let found = glossary.add(&[Arc::new(Dictionary::new(data))], &text, Vec::new());
    assert_eq!(found.len(), COUNT);
    let definition = glossary.entry(found[0].entry).unwrap().definition.lines().count();
    assert!((1..=1_000).contains(&definition), "{definition}");
}

#[test]
fn a_run_of_marks_in_a_word_is_not_walked_again_and_again() {
    let term = Term { term: "ab".to_owned(), ..Term::default() };
    let article = with_terms(&format!("xab{}", "\u{93E}".repeat(100_000)), vec![term]);
    assert_eq!(Glossary::new(&article).mark(&passages(&article)), []);
}

#[test]
fn a_glossary_beyond_the_limit_is_said_not_to_be_underlined() {
    let long = |number: usize| format!("雨{number:0>90}");
    let short = |number: usize| format!("雨{number}");
    for (name, count) in [(&long as &dyn Fn(usize) -> String, 45_500), (&short, NameBudget::MOST + 1)] {
        let entries = numbered(count, |number| format!(r#"{{"term":"{}"}},"#, name(number)));
        let text = format!(
            r#"{{"format":"moyue-article","version":1,"title":"題","sections":[{{"kind":"glossary","entries":[{}]}}]}}"#,
            entries.trim_end_matches(',')
        );
        let imported = import(text.as_bytes(), &Hint::default()).unwrap();
        assert_eq!(imported.warnings[0].kind, WarningKind::TermsUnmarked { limit: NameBudget::MOST });
        let last = name(count - 1);
        let terms = imported.article.terms().map(|(_, term)| term.clone()).collect();
        let article = with_terms(&format!("{}。{last}", name(0)), terms);
        let glossary = Glossary::new(&article);
        assert_eq!(glossary.entries().len(), count);
        let uses = glossary.mark(&passages(&article));
        assert_eq!(uses.first().map(|found| found.entry), Some(EntryId::Article(0)));
        let last_entry = EntryId::Article(count as u32 - 1);
        assert!(uses.iter().all(|found| found.entry < last_entry));
        assert_eq!(glossary.lookup(&last)[0].entry, last_entry, "it is found nevertheless");
    }
}
