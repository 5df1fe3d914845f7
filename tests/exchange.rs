//! Glossaries written for other programs: what is written is read again as the same, and glossaries are brought together.

use moyue::article::{Article, Term, TermStatus};
use moyue::dictionary::{DictionaryData, EntryUsage, ImportedGlossary, read_text};
use moyue::files::{GlossaryFormat, glossary_text};
use moyue::glossary::merge::{EntryField, FieldConflict, GlossaryUnion, Preference};
use moyue::import::{Hint, import};
use proptest::prelude::*;

/// Text with what the formats treat in their own way in it.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\t",
        "\n",
        "\r\n",
        "\\",
        "|",
        "\\n",
        "\\|",
        "\"",
        ",",
        ";",
        "=",
        "<b>",
        "&",
        "&amp;",
        "]]>",
        "&#10;",
        " ",
        "\u{3000}",
        "/",
        "（かさ）",
        "[sound:",
        "#",
        "//",
        ":",
        "：",
        "Reading: ",
        "term",
        "詞",
        "a",
        "\u{FEFF}",
        "\u{B}",
        "\u{FFFD}",
        "𠮷",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_filter("XML has no form of it", |c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
            .prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// Entries as every glossary has them: names of one line, none of them twice in an entry.
fn glossary() -> impl Strategy<Value = DictionaryData> {
    let status = prop::sample::select(vec![TermStatus::Agreed, TermStatus::Draft, TermStatus::Forbidden]);
    let usage = (prop::option::of(text()), status, prop::option::of(text()))
        .prop_map(|(example, status, replacement)| EntryUsage { example, status, replacement });
    let entry = (text(), prop::collection::vec(text(), 0..4), text(), text(), text(), usage);
    let entries = prop::collection::vec(entry, 1..6);
    (text(), entries).prop_filter_map("there is an entry", |(name, entries)| {
        let mut once = DictionaryData::new(&name);
        for (term, aliases, reading, definition, url, usage) in &entries {
            let lines: Vec<_> = definition.lines().map(str::trim).collect();
            if once.push(term, reading, &lines.join("\n"), aliases.iter().map(String::as_str)) {
                once.link_last(url);
                once.use_last(usage);
            }
        }
        let mut data = DictionaryData::new("名");
        "zh-Hant".clone_into(&mut data.language);
        for entry in once.iter() {
            let mut aliases: Vec<&str> = Vec::new();
            for alias in entry.aliases() {
                if alias != entry.term && !aliases.contains(&alias) {
                    aliases.push(alias);
                }
            }
            let trimmed = |text: &str| text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
            data.push(entry.term, entry.reading.unwrap_or_default(), &trimmed(entry.definition), aliases);
            data.link_last(entry.url.unwrap_or_default());
            let example = entry.usage.example.as_deref().map(trimmed);
            data.use_last(&EntryUsage { example, ..entry.usage.clone() });
        }
        (!data.is_empty()).then_some(data)
    })
}

fn entries(data: &DictionaryData) -> Vec<Term> {
    data.to_article().terms().map(|(_, term)| term.clone()).collect()
}

fn again(data: &DictionaryData, format: GlossaryFormat) -> ImportedGlossary {
    let written = glossary_text(&data.to_article(), format).unwrap();
    assert_eq!(written.left_out, 0);
    read_text(written.text.as_bytes(), &format!("名.{}", format.name()), "").unwrap()
}

proptest! {
    #[test]
    fn tbx_gives_back_the_same_glossary(data in glossary()) {
        let read = again(&data, GlossaryFormat::Tbx);
        prop_assert_eq!(entries(&read.data), entries(&data));
        prop_assert_eq!((&read.data.name, &read.data.language, read.warnings), (&data.name, &data.language, vec![]));
    }

    #[test]
    fn a_table_with_commas_gives_back_the_same_glossary(data in glossary()) {
        let read = again(&data, GlossaryFormat::Csv);
        prop_assert_eq!(entries(&read.data), entries(&data));
        prop_assert_eq!(read.warnings, vec![]);
    }

    #[test]
    fn a_table_with_tabs_gives_back_the_same_glossary(data in glossary()) {
        let read = again(&data, GlossaryFormat::Tsv);
        prop_assert_eq!(entries(&read.data), entries(&data));
        prop_assert_eq!(read.warnings, vec![]);
    }

    #[test]
    fn a_native_file_gives_back_the_same_glossary(data in glossary()) {
        let written = glossary_text(&data.to_article(), GlossaryFormat::Moyue).unwrap();
        let read = import(written.text.as_bytes(), &Hint { name: "a.json", ..Hint::default() }).unwrap();
        prop_assert_eq!(read.article, data.to_article());
    }

    #[test]
    fn any_text_is_tbx_or_an_error(text in "[a雨<>/&;#\"= \n]{0,200}") {
        if let Ok(read) = read_text(text.as_bytes(), "a.tbx", "ja") {
            prop_assert!(!read.data.is_empty());
        }
    }

    #[test]
    fn damaged_tbx_is_read_or_refused(data in glossary(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = glossary_text(&data.to_article(), GlossaryFormat::Tbx).unwrap().text.into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        drop(read_text(&bytes, "a.tbx", ""));
        bytes.truncate(at);
        if let Ok(read) = read_text(&bytes, "a.tbx", "") {
            prop_assert!(!read.data.is_empty());
        }
    }

    #[test]
    fn a_glossary_twice_is_that_glossary(data in glossary()) {
        let terms = entries(&data);
        let (once, twice) = (GlossaryUnion::of([&terms]), GlossaryUnion::of([&terms, &terms]));
        prop_assert_eq!(once.conflicts(), twice.conflicts());
        prop_assert_eq!(once.into_terms(), twice.into_terms());
    }

    #[test]
    fn whoever_prefers_the_first_or_the_last_has_no_conflicts(one in glossary(), other in glossary()) {
        let (one, other) = (entries(&one), entries(&other));
        for preference in [Preference::First, Preference::Last] {
            let union = GlossaryUnion::of([&one, &other]).settled(preference);
            prop_assert_eq!(union.conflicts(), vec![]);
            let merged = union.into_terms();
            for term in one.iter().chain(&other) {
                let is_there = |merged: &Term| merged.term == term.term || merged.aliases.contains(&term.term);
                prop_assert!(merged.iter().any(is_there), "{} is lost", term.term);
            }
        }
    }
}

fn term(name: &str, aliases: &[&str], reading: Option<&str>, definition: &str) -> Term {
    Term {
        term: name.to_owned(),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        reading: reading.map(str::to_owned),
        definition: Term::paragraphs(definition),
        url: None,
        ..Term::default()
    }
}

#[test]
fn tbx_has_the_form_of_tbx_basic() {
    let terms = vec![
        Term {
            url: Some("https://example.org/?a&b".into()),
            ..term("雨<傘>", &["傘"], Some("かさ"), "一。\n二。")
        },
        term("雲", &[], None, ""),
    ];
    let written = glossary_text(&Article::of_terms("雨", "ja", terms), GlossaryFormat::Tbx).unwrap();
    let wanted = r#"<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="ja" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader>
    <fileDesc>
      <titleStmt>
        <title>雨</title>
      </titleStmt>
      <sourceDesc>
        <p>Moyue</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
      <conceptEntry id="c1">
        <basic:definition>一。&#10;二。</basic:definition>
        <min:externalCrossReference target="https://example.org/?a&amp;b">https://example.org/?a&amp;b</min:externalCrossReference>
        <langSec xml:lang="ja">
          <termSec>
            <term>雨&lt;傘&gt;</term>
            <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
            <note>Reading: かさ</note>
          </termSec>
          <termSec>
            <term>傘</term>
            <min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
          </termSec>
        </langSec>
      </conceptEntry>
      <conceptEntry id="c2">
        <langSec xml:lang="ja">
          <termSec>
            <term>雲</term>
          </termSec>
        </langSec>
      </conceptEntry>
    </body>
  </text>
</tbx>
"#;
    assert_eq!(written.text, wanted);
}

#[test]
fn what_xml_has_no_form_of_is_left_out_and_counted() {
    let terms =
        vec![term("雨\u{1}傘", &["\u{FFFE}"], Some("\u{8}"), "遮\u{1B}雨"), term("\u{0}", &[], None, "")];
    let written = glossary_text(&Article::of_terms("\u{2}", "", terms), GlossaryFormat::Tbx).unwrap();
    assert_eq!(written.left_out, 6);
    let read = read_text(written.text.as_bytes(), "a.tbx", "").unwrap();
    assert_eq!(
        (entries(&read.data), read.data.language.as_str()),
        (vec![term("雨傘", &[], None, "遮雨")], "")
    );
}

#[test]
fn tables_have_named_columns() {
    let terms = vec![Term {
        url: Some("https://example.org".into()),
        ..term("傘", &["雨傘", "a|b"], Some("かさ"), "一,\n\"二\"")
    }];
    let article = Article::of_terms("雨", "ja", terms);
    let written = |format| glossary_text(&article, format).unwrap().text;
    assert_eq!(
        written(GlossaryFormat::Csv),
        "term,aliases,reading,definition,url\r\n傘,雨傘|a\\|b,かさ,\"一,\n\"\"二\"\"\",https://example.org\r\n"
    );
    assert_eq!(
        written(GlossaryFormat::Tsv),
        "term\taliases\treading\tdefinition\turl\n傘\t雨傘|a\\|b\tかさ\t\"一,\\n\"\"二\"\"\"\thttps://example.org\n"
    );
}

#[test]
fn columns_of_usage_stand_where_a_term_has_one() {
    let forbidden = Term {
        example: Some("撐開洋傘。".into()),
        status: TermStatus::Forbidden,
        replacement: Some("雨傘".into()),
        ..term("洋傘", &[], None, "")
    };
    let article = Article::of_terms("雨", "zh-Hant", vec![term("雨傘", &[], None, "遮雨。"), forbidden]);
    let written = glossary_text(&article, GlossaryFormat::Csv).unwrap().text;
    assert_eq!(
        written,
        "term,aliases,reading,definition,url,example,status,replacement\r\n雨傘,,,遮雨。,,,,\r\n\
         洋傘,,,,,撐開洋傘。,forbidden,雨傘\r\n"
    );
}

#[test]
fn what_translators_deprecate_is_forbidden_and_their_contexts_are_examples() {
    let tbx = "<tbx type=\"TBX-Basic\" xml:lang=\"zh-Hant\"><text><body>\
        <conceptEntry><langSec xml:lang=\"zh-Hant\"><termSec><term>洋傘</term>\
        <administrativeStatus>deprecatedTerm-admn-sts</administrativeStatus><context>撐開洋傘。</context>\
        <note>Use instead: 雨傘</note></termSec></langSec></conceptEntry>\
        <conceptEntry><langSec xml:lang=\"zh-Hant\">\
        <termSec><term>雨</term><context>下雨。</context><context>雨停。</context></termSec>\
        <termSec><term>甘霖</term><administrativeStatus>deprecatedTerm-admn-sts</administrativeStatus>\
        <context>久旱逢甘霖。</context></termSec></langSec></conceptEntry></body></text></tbx>";
    let read = read_text(tbx.as_bytes(), "a.tbx", "zh-Hant").unwrap();
    let forbidden = Term {
        example: Some("撐開洋傘。".into()),
        status: TermStatus::Forbidden,
        replacement: Some("雨傘".into()),
        ..term("洋傘", &[], None, "")
    };
    let rain = Term {
        example: Some("下雨。".into()), ..term("雨", &["甘霖"], None, "雨停。\n久旱逢甘霖。")
    };
    assert_eq!(entries(&read.data), [forbidden, rain]);
}

#[test]
fn entries_of_one_name_complete_each_other() {
    let one = [term("Umbrella", &["傘"], None, "A thing."), term("雲", &[], None, "")];
    let other =
        [term("ｕｍｂｒｅｌｌａ", &["雨傘", "傘"], Some("x"), " A thing. "), term("雪", &[], None, "氷")];
    let union = GlossaryUnion::of([&one[..], &other[..]]);
    assert_eq!(union.conflicts(), []);
    let wanted = [
        term("Umbrella", &["傘", "雨傘", "ｕｍｂｒｅｌｌａ"], Some("x"), "A thing."),
        term("雲", &[], None, ""),
        term("雪", &[], None, "氷"),
    ];
    assert_eq!(union.into_terms(), wanted);
}

#[test]
fn what_is_said_differently_is_a_conflict_until_it_is_settled() {
    let with_url = |url: &str, term: Term| Term { url: Some(url.to_owned()), ..term };
    let sources = [
        vec![with_url("u1", term("傘", &[], Some("かさ"), "一"))],
        vec![with_url("u1", term("傘", &[], Some("サン"), "二"))],
        vec![term("傘", &[], None, "三")],
    ];
    let union = || GlossaryUnion::of(&sources);
    let conflict = |field, first: (usize, &str), other: (usize, &str)| FieldConflict {
        term: "傘".into(),
        field,
        first: (first.0, first.1.into()),
        other: (other.0, other.1.into()),
    };
    let reading = conflict(EntryField::Reading, (0, "かさ"), (1, "サン"));
    let second = conflict(EntryField::Definition, (0, "一"), (1, "二"));
    let third = conflict(EntryField::Definition, (0, "一"), (2, "三"));
    assert_eq!(union().conflicts(), [reading.clone(), second, third]);
    let settled = |preference| union().settled(preference).into_terms().remove(0);
    let said = |term: &Term| (term.reading.clone().unwrap_or_default(), term.definition_text());
    assert_eq!(said(&settled(Preference::First)), ("かさ".into(), "一".into()));
    assert_eq!(said(&settled(Preference::Last)), ("サン".into(), "三".into()));
    assert_eq!(said(&settled(Preference::Source(1))), ("サン".into(), "二".into()));
    // The third says nothing of the reading, on which the others still differ.
    assert_eq!(union().settled(Preference::Source(2)).conflicts(), [reading]);
}
