//! Glossaries of other programs: files in, entries out, and next to an article's own.

mod dictionaries;

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use dictionaries::{archive, dictzip, stardict, yomitan};
use moyue::article::{Article, passages};
use moyue::dictionary::{
    Dictionary, DictionaryData, GlossaryError, GlossaryWarning, StarDict, read_stardict, read_table,
    read_yomitan,
};
use moyue::files::read_glossary;
use moyue::glossary::{EntryId, Glossary, Rank};
use moyue::import::{Hint, import};
use moyue::reader::{OpenError, ReadGlossary};
use proptest::collection::vec;
use proptest::prelude::*;

fn read(path: &Path) -> Result<ReadGlossary, OpenError> {
    read_glossary(path, "", &AtomicBool::new(false)).map(ReadGlossary::from)
}

/// Entries as lines of term, other names, reading and definition.
fn lines(data: &DictionaryData) -> Vec<String> {
    let line = |entry: moyue::dictionary::Headword<'_>| {
        let aliases: Vec<_> = entry.aliases().collect();
        let reading = entry.reading.unwrap_or_default();
        format!("{} ({}) [{reading}] {}", entry.term, aliases.join("|"), entry.definition)
    };
    data.iter().map(line).collect()
}

fn table(rows: &[(&str, &str, &str)]) -> Arc<Dictionary> {
    let mut data = DictionaryData::new("表");
    for (term, reading, definition) in rows {
        assert!(data.push(term, reading, definition, []), "{term}");
    }
    Arc::new(Dictionary::new(data))
}

/// An article's glossary with added ones, and the uses as `text=index`.
fn marked(text: &str, added: &[Arc<Dictionary>]) -> (Glossary, Vec<String>) {
    let article = import(text.as_bytes(), &Hint::default()).unwrap().article;
    mark(&article, added)
}

fn mark(article: &Article, added: &[Arc<Dictionary>]) -> (Glossary, Vec<String>) {
    let passages = passages(article);
    let mut glossary = Glossary::new(article);
    let uses = glossary.mark(&passages);
    let uses = glossary.add(added, &passages, uses);
    let said = |found: &moyue::glossary::Occurrence| {
        let index = glossary.entries().iter().position(|entry| entry.id == found.entry).unwrap();
        format!("{}={index}", passages[found.passage].text.get(found.range.clone()).unwrap())
    };
    let said = uses.iter().map(said).collect();
    (glossary, said)
}

#[test]
fn a_dictionary_is_read_by_any_of_its_files() {
    let folder = tempfile::tempdir().unwrap();
    let words: &[(&str, &[u8])] =
        &[("雨傘", "yǔsǎn\0遮雨的用具。".as_bytes()), ("斗笠", "dǒulì\0竹編的帽子。".as_bytes())];
    for wide in [false, true] {
        let files = stardict("雨具字典", "tm", words, wide).synonym("傘子", 0).synonym("陽傘", 0);
        files.write_packed(folder.path(), "rain");
        for name in ["rain.ifo", "rain.idx.gz", "rain.dict.dz", "rain.syn", "rain.idx"] {
            let read = read(&folder.path().join(name)).unwrap();
            assert_eq!((read.added.name(), read.added.len()), ("雨具字典", 2), "{name}");
            assert_eq!(read.warnings, []);
        }
        let info = files.info.as_bytes();
        let read = read_stardict(&StarDict {
            info,
            index: &dictzip(&files.index),
            definitions: &files.definitions,
            synonyms: Some(&files.synonyms),
        });
        let expected = ["雨傘 (傘子|陽傘) [yǔsǎn] 遮雨的用具。", "斗笠 () [dǒulì] 竹編的帽子。"];
        assert_eq!(lines(&read.unwrap().data), expected);
    }
    fs::remove_file(folder.path().join("rain.dict.dz")).unwrap();
    let refused = read(&folder.path().join("rain.ifo")).map(|_| ()).unwrap_err();
    assert_eq!(refused, OpenError::Glossary(GlossaryError::PartMissing { part: ".dict" }));
    assert_eq!(read(&folder.path().join("gone.ifo")).map(|_| ()).unwrap_err(), OpenError::Missing);
}

#[test]
fn an_index_that_points_outside_loses_no_other_entries() {
    let mut files = stardict("x", "m", &[("甲乙", "一".as_bytes()), ("丙丁", "二".as_bytes())], false);
    files.definitions.truncate(3);
    files.index.extend(b"\xFF\xFE\0\0\0\0\0\0\0\0\x03broken\0\0");
    let parts = StarDict {
        info: files.info.as_bytes(),
        index: &files.index,
        definitions: &files.definitions,
        synonyms: None,
    };
    let read = read_stardict(&parts).unwrap();
    assert_eq!(lines(&read.data), ["甲乙 () [] 一", "\u{FFFD}\u{FFFD} () [] 一"]);
    let expected = [
        GlossaryWarning::BreaksOff { part: ".idx" },
        GlossaryWarning::Outside { count: 1 },
        GlossaryWarning::NotUtf8 { count: 1 },
    ];
    assert_eq!(read.warnings, expected);
}

#[test]
fn an_archive_is_read_bank_by_bank() {
    let index = r#"{"title": "雨の辞書", "version": 1, "revision": "1"}"#;
    let first = r#"[["傘", "かさ", "", "", 0, "umbrella"]]"#;
    let files = [
        ("term_bank_10.json", r#"[["雲", "くも", "", "", 0, "cloud"]]"#),
        ("index.json", index),
        ("term_bank_2.json", "\u{FEFF}[]"),
        ("kanji_bank_1.json", "not read"),
        ("term_meta_bank_1.json", "not read"),
        ("term_bank_1.json", first),
        ("tag_bank_1.json", "not read"),
    ];
    let read = read_yomitan(&archive(&files)).unwrap();
    assert_eq!(lines(&read.data), ["傘 () [かさ] umbrella", "雲 () [くも] cloud"]);
    assert_eq!(read.data.name, "雨の辞書");
    assert_eq!(read.warnings, [GlossaryWarning::OtherBanks { count: 2 }]);
}

#[test]
fn every_archive_that_is_no_dictionary_has_its_sentence() {
    let with = |index: &str, bank: &str| {
        read_yomitan(&archive(&[("index.json", index), ("term_bank_1.json", bank)])).unwrap_err()
    };
    assert_eq!(with(r#"{"format": 4}"#, "[]"), GlossaryError::NewerFormat { version: 4 });
    assert_eq!(with(r#"{"format": 3}"#, "[]"), GlossaryError::EmptyDictionary);
    let malformed = |part: &str, line, column| GlossaryError::Malformed { part: part.into(), line, column };
    assert_eq!(with(r#"{"format": 3}"#, "[[\n1 2]]"), malformed("term_bank_1.json", 2, 3));
    assert_eq!(with("[", "[]"), malformed("index.json", 1, 1));
    let other = read_yomitan(&archive(&[("readme.txt", "x")]));
    assert_eq!(other.unwrap_err(), GlossaryError::NotYomitan);
    let mut cut = yomitan("x", &[("雨", "", "水")]);
    cut.truncate(cut.len() / 2);
    assert_eq!(read_yomitan(&cut).unwrap_err(), GlossaryError::Damaged { part: ".zip".into() });
}

#[test]
fn an_archive_without_terms_is_said_to_be_what_it_is() {
    let index = ("index.json", r#"{"title": "字", "format": 3}"#);
    let refused = |files: &[(&str, &str)]| {
        let files: Vec<_> = std::iter::once(index).chain(files.iter().copied()).collect();
        read_yomitan(&archive(&files)).unwrap_err()
    };
    let kanji = ("kanji_bank_1.json", r#"[["雨","ウ","あめ","",["rain"],{}]]"#);
    let often = ("term_meta_bank_1.json", r#"[["雨","freq",7]]"#);
    let pitch =
        ("term_meta_bank_1.json", r#"[["雨","pitch",{"reading":"あめ","pitches":[{"position":1}]}]]"#);
    let sounds = ("term_meta_bank_1.json", r#"[["雨","ipa",{"reading":"あめ","transcriptions":[]}]]"#);
    let signs = ("kanji_meta_bank_1.json", r#"[["雨","freq",7]]"#);
    assert_eq!(refused(&[kanji]), GlossaryError::KanjiOnly);
    assert_eq!(refused(&[kanji, signs, ("tag_bank_1.json", "[]")]), GlossaryError::KanjiOnly);
    assert_eq!(refused(&[often]), GlossaryError::FrequenciesOnly);
    assert_eq!(refused(&[signs]), GlossaryError::FrequenciesOnly);
    assert_eq!(refused(&[("term_meta_bank_1.json", "damaged")]), GlossaryError::FrequenciesOnly);
    assert_eq!(refused(&[pitch]), GlossaryError::PronunciationsOnly);
    assert_eq!(refused(&[sounds]), GlossaryError::PronunciationsOnly);
    assert_eq!(refused(&[("term_bank_1.json", "[]"), often]), GlossaryError::FrequenciesOnly);
    assert_eq!(refused(&[]), GlossaryError::EmptyDictionary);
}

#[test]
fn archives_and_files_of_other_programs_are_said_to_be_what_they_are() {
    let named = |name, content| read_yomitan(&archive(&[(name, content)])).unwrap_err();
    assert_eq!(named("xl/workbook.xml", ""), GlossaryError::Workbook);
    assert_eq!(named("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), GlossaryError::Workbook);
    assert_eq!(named("mimetype", "application/epub+zip"), GlossaryError::NotYomitan);
    assert_eq!(named("collection.anki21b", ""), GlossaryError::AnkiPackage);
    let mdict: Vec<u8> = b"\0\0\x04\x10"
        .iter()
        .copied()
        .chain("<Dictionary G".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let refused = read_table(&mdict, "a.mdx").unwrap_err();
    assert_eq!(refused, GlossaryError::OtherFormat { format: "MDict (.mdx)" });
    let empty = stardict("x", "m", &[], false);
    let (info, index, definitions) = (empty.info.as_bytes(), &empty.index[..], &empty.definitions[..]);
    let refused = read_stardict(&StarDict { info, index, definitions, synonyms: None }).unwrap_err();
    assert_eq!(refused, GlossaryError::EmptyDictionary);
}

#[test]
fn pictures_speak_by_their_words() {
    let content =
        r#"{"type":"structured-content","content":["一把",{"tag":"img","path":"a.png","alt":"紅傘"},"。"]}"#;
    let picture = r#"{"type":"image","path":"b.png","description":"掛在牆上的傘"}"#;
    let bank = format!(r#"[["雨傘","","","",0,[{content},{picture}],1,""]]"#);
    let read =
        read_yomitan(&archive(&[("index.json", r#"{"format": 3}"#), ("term_bank_1.json", &bank)])).unwrap();
    assert_eq!(lines(&read.data), ["雨傘 () [] 一把紅傘。\n掛在牆上的傘"]);
}

/// Each part of a dictionary may be a bomb. That none is kept in memory the tests next to the reader see to.
#[test]
fn packed_parts_that_unpack_to_too_much_are_refused() {
    let bomb = dictzip(&vec![0; 65 * 1024 * 1024]);
    assert!(bomb.len() < 128 * 1024);
    let files = stardict("x", "m", &[("雨", "水".as_bytes())], false);
    let parts = StarDict {
        info: files.info.as_bytes(),
        index: &files.index,
        definitions: &files.definitions,
        synonyms: None,
    };
    let refused = GlossaryError::TooMuchText { limit: 64 };
    assert_eq!(read_stardict(&StarDict { index: &bomb, ..parts }).unwrap_err(), refused);
    assert_eq!(read_stardict(&StarDict { definitions: &bomb, ..parts }).unwrap_err(), refused);
    assert_eq!(read_stardict(&StarDict { synonyms: Some(&bomb), ..parts }).unwrap_err(), refused);
    assert_eq!(read_table(&bomb, "a.tsv.gz").unwrap_err(), refused);
    let index = format!(r#"{{"format": 3}}{}"#, " ".repeat(5 * 1024 * 1024));
    let refused = read_yomitan(&archive(&[("index.json", &index), ("term_bank_1.json", "[]")]));
    assert_eq!(refused.unwrap_err(), GlossaryError::TooMuchText { limit: 4 });
}

#[test]
fn an_entry_of_very_many_values_is_cut() {
    let bank =
        format!(r#"[["雨","","","",0,["水"{}],1,""],["雲","","","",0,["氣"],1,""]]"#, ",0".repeat(300_000));
    let read =
        read_yomitan(&archive(&[("index.json", r#"{"format": 3}"#), ("term_bank_1.json", &bank)])).unwrap();
    assert_eq!(lines(&read.data), ["雨 () [] 水", "雲 () [] 氣"]);
    assert_eq!(read.warnings, [GlossaryWarning::Cut { count: 1 }]);
}

/// A bank of blanks is a thousandth of its size when it is packed.
#[test]
fn an_archive_that_unpacks_to_too_much_is_refused() {
    let blanks = " ".repeat(129 * 1024 * 1024);
    let bytes = archive(&[("index.json", r#"{"format": 3}"#), ("term_bank_1.json", &blanks)]);
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(read_yomitan(&bytes).unwrap_err(), GlossaryError::TooMuchText { limit: 128 });
}

#[test]
fn a_definition_that_is_too_long_is_cut_and_said() {
    let long = "雨".repeat(30_000);
    let read = read_table(format!("雨水\t{long}\n").as_bytes(), "a.tsv").unwrap();
    assert_eq!(read.warnings, [GlossaryWarning::Cut { count: 1 }]);
    let definition = read.data.get(0).unwrap().definition;
    assert!(definition.len() <= 64 * 1024 + 3 && definition.ends_with("雨…"));
}

const TEXT: &str = "題目\n\n雨落在雨傘和量子電腦上。API 與 api 的 cloud、clouds，the cat。\n\n\
    [術語]\n\n量子電腦\n一種電腦。\n";

#[test]
fn only_what_the_text_uses_becomes_an_entry() {
    let added = table(&[
        ("雨", "", "一個字"),
        ("雨傘", "yǔsǎn", "遮雨的用具"),
        ("量子", "", "在別的詞裡"),
        ("電腦上", "", "跨過別的詞"),
        ("API", "", "介面"),
        ("Cloud", "", "雲"),
        ("the", "", "冠詞"),
        ("沒有的詞", "", ""),
    ]);
    let (glossary, uses) = marked(TEXT, &[added]);
    assert_eq!(uses, ["雨傘=1", "量子電腦=0", "API=2", "cloud=3"]);
    let entries: Vec<_> = glossary.entries().iter().map(|entry| (entry.term.as_str(), entry.id)).collect();
    let expected = [
        ("量子電腦", EntryId::Article(0)),
        ("雨傘", EntryId::Dictionary { source: 0, number: 1 }),
        ("API", EntryId::Dictionary { source: 0, number: 4 }),
        ("Cloud", EntryId::Dictionary { source: 0, number: 5 }),
    ];
    assert_eq!(entries, expected);
    assert_eq!(glossary.source_name(EntryId::Dictionary { source: 0, number: 0 }), Some("表"));
    assert_eq!(glossary.entries()[1].reading.as_deref(), Some("yǔsǎn"));
    assert!(glossary.entries().iter().all(|entry| !glossary.is_dense(entry.id)));
}

#[test]
fn the_first_glossary_that_has_a_name_has_it() {
    let (first, second) = (table(&[("雨傘", "", "一")]), table(&[("雨傘和", "", "二"), ("雨傘", "", "三")]));
    let (glossary, uses) = marked(TEXT, &[Arc::clone(&first), Arc::clone(&second)]);
    assert_eq!((uses[0].as_str(), glossary.entries()[1].definition.as_str()), ("雨傘=1", "一"));
    let (glossary, uses) = marked(TEXT, &[second, first]);
    assert_eq!((uses[0].as_str(), glossary.entries()[1].definition.as_str()), ("雨傘和=1", "二"));
}

#[test]
fn entries_with_the_same_term_are_one() {
    let added =
        table(&[("雨傘", "yǔsǎn", "用具"), ("別的", "", ""), ("雨傘", "yǔ sǎn", "遮雨"), ("雨伞", "", "簡")]);
    let (glossary, uses) = marked(TEXT, &[added]);
    assert_eq!(uses[0], "雨傘=1");
    let entry = &glossary.entries()[1];
    assert_eq!(entry.reading.as_deref(), Some("yǔsǎn / yǔ sǎn"));
    assert_eq!(entry.definition, "[yǔsǎn] 用具\n[yǔ sǎn] 遮雨");
    let found: Vec<_> = glossary.lookup_added("雨傘", 50).into_iter().map(|found| found.entry).collect();
    let number = |number| EntryId::Dictionary { source: 0, number };
    assert_eq!(found, [number(0), number(3)], "the one in the text, and that of the other form");
}

#[test]
fn kana_stand_for_the_same_kana() {
    let added = table(&[("ソコ", "", ""), ("カサ", "", "")]);
    let (_, uses) = marked("題\n\nそこにｶｻがある。カサも。\n", &[added]);
    assert_eq!(uses, ["ｶｻ=0", "カサ=0"]);
}

#[test]
fn queries_find_names_and_readings_best_first() {
    let mut rows =
        vec![("人工智慧", "ren2 gong1 zhi4 hui4", ""), ("人工", "réngōng", ""), ("超人工", "", "")];
    rows.push(("智慧人", "", "人工的"));
    let (glossary, _) = marked("題\n\n人工的東西。\n", &[table(&rows)]);
    let found = |query: &str, most| -> Vec<(String, Rank)> {
        let matches = glossary.lookup_added(query, most).into_iter();
        let term = |entry| glossary.entry(entry).unwrap().term.clone();
        matches.map(|found| (term(found.entry), found.rank)).collect()
    };
    let names = |query| -> Vec<String> { found(query, 50).into_iter().map(|(name, _)| name).collect() };
    assert_eq!(names("人工"), ["人工", "人工智慧", "超人工"]);
    assert_eq!(found("人工", 50)[0].1, Rank::Exact { folded: false });
    assert_eq!(names("人 工"), ["人工", "人工智慧", "超人工"]);
    assert_eq!(names("rengong"), ["人工", "人工智慧"]);
    assert_eq!(names("rén gōng zhì"), ["人工智慧"]);
    assert_eq!(found("人", 2).len(), 2);
    assert_eq!(names(" "), [""; 0]);
    assert_eq!(names("没有"), [""; 0]);
    let matches = glossary.lookup_added("智慧", 50);
    let unused: Vec<_> = matches.iter().map(|found| (found.entry, glossary.is_listed(found.entry))).collect();
    let number = |number| EntryId::Dictionary { source: 0, number };
    assert_eq!(unused, [(number(3), false), (number(0), false)], "entries that the text does not use");
    assert_eq!(matches[1].marks[0].range, 6..12);
}

/// Every name of the dictionary that may be marked is found, and none where the plain search finds none.
#[test]
fn a_dictionary_that_knows_every_word_is_dense() {
    let mut data = DictionaryData::new("全");
    for first in '\u{4E00}'..'\u{4E64}' {
        for second in '\u{4E00}'..'\u{4E1E}' {
            data.push(&format!("{first}{second}"), "", "", []);
        }
    }
    let added = Arc::new(Dictionary::new(data));
    assert!(added.len() > 2_000);
    let (glossary, uses) = marked("題\n\n一丁七万丈三，上下丐丑且丕。\n", &[added]);
    assert_eq!(uses.len(), 6);
    assert!(glossary.is_dense(glossary.entries()[0].id));
}

fn any_words() -> impl Strategy<Value = Vec<String>> {
    let word = vec(
        prop::sample::select(vec!["雨", "傘", "傘", "Ｃ", "c", "ab", "É", " ", "カ", "か", "，", "-"]),
        1..6,
    );
    vec(word.prop_map(|parts| parts.concat()), 1..20)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_are_a_table_or_an_error(bytes in vec(any::<u8>(), 0..600), csv in any::<bool>()) {
        if let Ok(read) = read_table(&bytes, if csv { "a.csv" } else { "a.tsv" }) {
            prop_assert!(!read.data.is_empty());
        }
    }

    #[test]
    fn any_text_is_a_table_or_has_no_terms(text in "[a雨,;\t\"\\\\|\n#:]{0,200}", csv in any::<bool>()) {
        match read_table(text.as_bytes(), if csv { "a.csv" } else { "a.tsv" }) {
            Ok(read) => prop_assert!(read.data.iter().all(|entry| !entry.term.trim().is_empty())),
            Err(error) => prop_assert_eq!(error, GlossaryError::NoEntries),
        }
    }

    #[test]
    fn any_bytes_are_a_dictionary_or_an_error(
        index in vec(any::<u8>(), 0..300),
        definitions in vec(any::<u8>(), 0..300),
        synonyms in vec(prop::sample::select(vec![0_u8, 1, 65, 0xE9]), 0..60),
        types in "[mlgtxykhnwrWP]{0,3}",
        packed in any::<bool>(),
    ) {
        let info = format!("StarDict's dict ifo file\nsametypesequence={types}\n");
        let index = if packed { dictzip(&index) } else { index };
        let files =
            StarDict { info: info.as_bytes(), index: &index, definitions: &definitions, synonyms: Some(&synonyms) };
        if let Ok(read) = read_stardict(&files) {
            prop_assert!(!read.data.is_empty());
        }
        drop(read_stardict(&StarDict { info: &definitions, ..files }));
    }

    #[test]
    fn damaged_archives_are_read_or_refused(at in 0_usize..400, byte in any::<u8>(), cut in 0_usize..400) {
        let mut bytes = yomitan("字典", &[("雨傘", "うさん", "遮雨"), ("雲", "くも", "水氣")]);
        let (at, cut) = (at % bytes.len(), cut % bytes.len());
        bytes[at] = byte;
        drop(read_yomitan(&bytes));
        bytes.truncate(cut);
        prop_assert!(read_yomitan(&bytes).is_err());
    }

    #[test]
    fn what_a_dictionary_holds_comes_back(
        words in vec(("[a-z雨傘]{1,6}", "[a-z雨。]{0,20}"), 1..20),
        wide in any::<bool>(),
    ) {
        let words: Vec<_> = words.iter().map(|(word, text)| (word.as_str(), text.as_bytes())).collect();
        let files = stardict("x", "m", &words, wide);
        let (index, definitions) = (dictzip(&files.index), dictzip(&files.definitions));
        let info = files.info.as_bytes();
        let read = read_stardict(&StarDict { info, index: &index, definitions: &definitions, synonyms: None }).unwrap();
        let back: Vec<_> = read.data.iter().map(|entry| (entry.term, entry.definition.as_bytes())).collect();
        prop_assert_eq!(back, words);
    }

    /// Added entries leave the uses of the article's own as they are, and overlap nothing.
    #[test]
    fn uses_of_added_terms_fill_the_gaps(words in any_words(), names in any_words(), own in any_words()) {
        let text = format!("題\n\n{}\n\n[術語]\n\n{}：一。\n", words.concat().trim(), own[0].trim());
        let article = import(text.as_bytes(), &Hint::default()).unwrap().article;
        let mut data = DictionaryData::new("");
        for name in &names {
            data.push(name, "", "", []);
        }
        let passages = passages(&article);
        let mut glossary = Glossary::new(&article);
        let before = glossary.mark(&passages);
        let all = glossary.add(&[Arc::new(Dictionary::new(data))], &passages, before.clone());
        let own: Vec<_> = all.iter().filter(|found| !found.entry.is_from_dictionary()).cloned().collect();
        prop_assert_eq!(own, before);
        for pair in all.windows(2) {
            let apart = (pair[0].passage, pair[0].range.end) <= (pair[1].passage, pair[1].range.start);
            prop_assert!(pair[0].passage < pair[1].passage || apart, "{:?}", pair);
        }
        for entry in glossary.entries().iter().filter(|entry| entry.id.is_from_dictionary()) {
            prop_assert!(all.iter().any(|found| found.entry == entry.id));
        }
    }

    /// The search by order finds what a plain search finds.
    #[test]
    fn every_name_is_found_by_itself(names in any_words()) {
        let mut data = DictionaryData::new("");
        for name in &names {
            data.push(name, "", "", []);
        }
        let (count, added) = (data.len(), Arc::new(Dictionary::new(data.clone())));
        let (glossary, _) = mark(&Article::default(), &[added]);
        for entry in data.iter() {
            let found = glossary.lookup_added(entry.term, count);
            let is_blank = entry.term.chars().all(|c| matches!(c, ' ' | '-' | '，'));
            prop_assert!(is_blank || found.iter().any(|found| {
                glossary.entry(found.entry).is_some_and(|other| other.term == entry.term)
            }), "{}", entry.term);
        }
    }
}
