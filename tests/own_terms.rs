//! The user's own terms: what is written is read again, and files are brought together with what is there.

use moyue::article::TermStatus;
use moyue::import::Hint;
use moyue::reader::own::{Choice, Conflict, from_json, from_tsv, import, merge, to_json, to_tsv};
use moyue::reader::{Bundled, JudgedForm, Origin, OwnTerm, OwnTerms, Scope, Verdict};
use proptest::prelude::*;
use strum::VariantArray;

fn term(term: &str, definition: &str) -> OwnTerm {
    OwnTerm { term: term.to_owned(), definition: definition.to_owned(), ..OwnTerm::default() }
}

fn here(own: OwnTerm) -> OwnTerm {
    OwnTerm { scope: Scope::Article(Origin::Bundled(Bundled::Avocado)), ..own }
}

fn own(terms: Vec<OwnTerm>) -> OwnTerms {
    OwnTerms { terms, ..OwnTerms::default() }.sanitized()
}

fn bytes_of(text: &str) -> Vec<OwnTerm> {
    import(text.as_bytes(), &Hint::default()).unwrap()
}

/// Text with what the two formats treat in their own way in it.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "\t", "\n", "\r", "\r\n", "\\", "|", "\\n", "\\|", "\"", "{", " ", "", "詞", "a", "\u{FEFF}",
        "\u{3000}",
    ];
    let piece = prop_oneof![
        4 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn terms() -> impl Strategy<Value = Vec<OwnTerm>> {
    let texts = (text(), prop::collection::vec(text(), 0..3), prop::option::of(text()), text());
    let status = prop::sample::select(TermStatus::VARIANTS);
    let more = (prop::option::of(text()), status, prop::option::of(text()));
    let term =
        (texts, more).prop_map(|((term, aliases, reading, definition), (example, status, replacement))| {
            OwnTerm {
                term,
                aliases,
                reading,
                definition,
                example,
                status,
                replacement,
                scope: Scope::Everywhere,
            }
        });
    prop::collection::vec(term, 0..6).prop_map(|terms| own(terms).terms)
}

proptest! {
    #[test]
    fn a_table_gives_back_the_same_terms(terms in terms()) {
        prop_assert_eq!(from_tsv(&to_tsv(&terms)), terms);
    }

    #[test]
    fn a_native_file_gives_back_the_same_terms(terms in terms(), title in text()) {
        let json = to_json(&terms, &title);
        prop_assert_eq!(from_json(json.as_bytes(), &Hint { name: "a.json", ..Hint::default() }).unwrap(), terms);
    }

    #[test]
    fn any_text_is_some_table(text in text()) {
        for term in from_tsv(&text) {
            prop_assert!(!term.term.trim().is_empty());
        }
    }

    #[test]
    fn what_is_merged_twice_changes_nothing(mine in terms(), theirs in terms(), choice in 0..3) {
        let choice = [Choice::Mine, Choice::Theirs, Choice::Both][choice as usize];
        let mine = own(mine);
        let first = merge(&mine, theirs.clone());
        let count = first.added.len() + first.same.len() + first.conflicts.len();
        prop_assert_eq!(count, theirs.len());
        let choices = vec![choice; first.conflicts.len()];
        let merged = first.applied(&mine, &choices);
        prop_assert!(mine.terms.iter().all(|term| choice == Choice::Theirs || merged.terms.contains(term)));
        if choice == Choice::Both {
            let second = merge(&merged, theirs);
            prop_assert_eq!((second.added.len(), second.conflicts.len()), (0, 0));
        }
    }

    #[test]
    fn two_windows_lose_nothing(base in terms(), ours in terms(), theirs in terms()) {
        let with = |more: &[OwnTerm]| own([base.clone(), more.to_vec()].concat());
        let (first, second) = (with(&ours), with(&theirs));
        let merged = second.clone().merged(&own(base.clone()), &first);
        prop_assert!(first.terms.iter().chain(&second.terms).all(|term| merged.terms.contains(term)));
    }
}

#[test]
fn a_table_has_a_line_for_each_term() {
    let terms = [
        OwnTerm {
            aliases: vec!["傘子".into(), "雨|具".into()],
            reading: Some("ㄙㄢˇ".into()),
            ..term("傘", "遮雨的\t用具。\n也遮陽。")
        },
        term("雨", ""),
    ];
    assert_eq!(to_tsv(&terms), "傘\t傘子|雨\\|具\tㄙㄢˇ\t遮雨的\\t用具。\\n也遮陽。\n雨\t\t\t\n");
}

#[test]
fn tables_of_other_programs_are_read() {
    let table = "傘\t\t\t遮雨。\r\n\r\n雨\n\t名\t\t沒有詞\n霧\t霧氣||\t\t貼地的雲\t多的一欄\nC:\\dir\t";
    let fog = OwnTerm { aliases: vec!["霧氣".into()], ..term("霧", "貼地的雲") };
    assert_eq!(from_tsv(table), [term("傘", "遮雨。"), term("雨", ""), fog, term("C:\\dir", "")]);
}

#[test]
fn every_kind_of_file_is_told_apart() {
    let terms = vec![term("傘", "遮雨。")];
    assert_eq!(bytes_of(&to_tsv(&terms)), terms);
    assert_eq!(bytes_of(&to_json(&terms, "題")), terms);
    assert_eq!(bytes_of("題目\n\n[術語]\n\n傘：遮雨。\n"), terms);
    assert_eq!(bytes_of("{傘}\t\t\t有括號\n"), [term("{傘}", "有括號")]);
    assert_eq!(
        bytes_of("term\taliases\treading\tdefinition\turl\n傘\t\t\t\"遮\"\"雨\"\t\n"),
        [term("傘", "遮\"雨")]
    );
    assert_eq!(bytes_of("term,aliases,reading,definition,url\r\n傘,,,遮雨。,\r\n"), terms);
    let wide: Vec<u8> = "\u{FEFF}傘\t\t\t遮雨。\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(import(&wide, &Hint::default()).unwrap(), terms);
    assert!(
        import(b"{\"format\": \"moyue-article\",\t", &Hint { name: "a.json", ..Hint::default() }).is_err()
    );
    assert!(import(b"", &Hint::default()).is_err());
}

#[test]
fn definitions_with_more_than_paragraphs_become_text() {
    let json = r#"{"format": "moyue-article", "version": 1, "title": "題", "sections": [{"kind": "glossary",
        "entries": [{"term": "傘", "definition": [{"paragraph": [{"text": "有二："}]},
        {"list": {"items": [[{"paragraph": [{"text": "雨傘"}]}], [{"paragraph": [{"text": "陽傘"}]}]]}}]}]}]}"#;
    assert_eq!(bytes_of(json), [term("傘", "有二：\n雨傘\n陽傘")]);
}

#[test]
fn a_merge_tells_new_same_and_other_versions() {
    let mine = own(vec![here(term("Umbrella", "遮雨。")), term("雨", "水。")]);
    let theirs = vec![term("ｕｍｂｒｅｌｌａ", "遮陽。"), term("雨", "水。"), term("霧", "雲。")];
    let merged = merge(&mine, theirs);
    let conflict = Conflict {
        mine: here(term("Umbrella", "遮雨。")),
        theirs: term("ｕｍｂｒｅｌｌａ", "遮陽。"),
    };
    assert_eq!(merged.conflicts, [conflict]);
    assert_eq!(
        (merged.same.clone(), merged.added.clone()),
        (vec![term("雨", "水。")], vec![term("霧", "雲。")])
    );
    let names = |choices: &[Choice]| {
        let applied = merged.clone().applied(&mine, choices);
        applied.terms.iter().map(|term| term.definition.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&[]), ["遮雨。", "水。", "雲。"]);
    assert_eq!(names(&[Choice::Mine]), ["遮雨。", "水。", "雲。"]);
    assert_eq!(names(&[Choice::Theirs]), ["遮陽。", "水。", "雲。"]);
    assert_eq!(names(&[Choice::Both]), ["遮雨。", "水。", "雲。", "遮陽。"]);
    let taken = merged.applied(&mine, &[Choice::Theirs]);
    assert_eq!(taken.terms[0], here(term("ｕｍｂｒｅｌｌａ", "遮陽。")), "where it belongs stays");
}

#[test]
fn what_one_window_takes_away_stays_away() {
    let base = own(vec![term("傘", "一"), term("雨", "二"), term("霧", "三")]);
    let ours = own(vec![term("傘", "一"), term("雨", "改")]);
    let written = own(vec![term("雨", "二"), term("霧", "三"), term("雪", "四")]);
    let merged = ours.merged(&base, &written);
    assert_eq!(merged.terms, [term("雨", "改"), term("雪", "四")]);
}

#[test]
fn known_names_are_known_in_every_spelling() {
    let mut own = OwnTerms::default();
    own.set_known(" ＡＩ ", true);
    own.set_known("", true);
    assert!(own.is_known("ai") && own.is_known("AI") && !own.is_known("") && !own.is_known("A"));
    assert_eq!(own.known.len(), 1);
    own.set_known("Ai", false);
    assert_eq!(own, OwnTerms::default());
}

#[test]
fn the_files_form_is_stable() {
    let mut kept =
        own(vec![here(OwnTerm { aliases: vec!["雨具".into()], ..term("傘", "遮雨。") }), term("雨", "")]);
    kept.set_known("AI", true);
    let expected = serde_json::json!({
        "version": 1,
        "terms": [
            {"term": "傘", "aliases": ["雨具"], "definition": "遮雨。", "scope": {"article": {"bundled": "avocado"}}},
            {"term": "雨", "scope": "everywhere"},
        ],
        "known": ["ai"],
    });
    assert_eq!(serde_json::to_value(&kept).unwrap(), expected);
    assert_eq!(serde_json::from_value::<OwnTerms>(expected).unwrap(), kept);
}

fn judged(form: &str, verdict: Verdict, scope: Scope) -> JudgedForm {
    JudgedForm { term: "傘".into(), form: form.into(), verdict, scope }
}

#[test]
fn what_is_said_of_a_word_last_counts_and_for_one_article_before_all() {
    let origin = Origin::Bundled(Bundled::Avocado);
    let here = || Scope::Article(origin.clone());
    let mut own = OwnTerms::default();
    own.judge(judged("Parasol", Verdict::Same, Scope::Everywhere));
    own.judge(judged("雨具", Verdict::Same, here()));
    own.judge(judged("雨具", Verdict::Never, here()));
    own.judge(judged("ｐａｒａｓｏｌ", Verdict::Never, here()));
    own.judge(judged("", Verdict::Same, here()));
    assert_eq!(own.judged.len(), 3, "{:?}", own.judged);
    let verdicts = |own: &OwnTerms, origin: &Origin| -> Vec<(String, Verdict)> {
        own.judged_in(origin).into_iter().map(|judged| (judged.form, judged.verdict)).collect()
    };
    let never = |form: &str| (form.to_owned(), Verdict::Never);
    assert_eq!(verdicts(&own, &origin), [never("雨具"), never("ｐａｒａｓｏｌ")]);
    let elsewhere = Origin::File("/別處.txt".into());
    assert_eq!(verdicts(&own, &elsewhere), [("Parasol".to_owned(), Verdict::Same)]);
    own.judge_everywhere("傘", "雨具");
    assert_eq!(verdicts(&own, &elsewhere), [("Parasol".to_owned(), Verdict::Same), never("雨具")]);
    own.forget_judged("傘", &elsewhere);
    assert_eq!(verdicts(&own, &origin), [never("ｐａｒａｓｏｌ")]);
}

#[test]
fn two_windows_keep_what_was_said_in_both() {
    let base = OwnTerms::default();
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    ours.judge(judged("雨具", Verdict::Never, Scope::Everywhere));
    theirs.judge(judged("陽傘", Verdict::Same, Scope::Everywhere));
    let merged = ours.clone().merged(&base, &theirs);
    assert_eq!(merged.judged, [ours.judged.clone(), theirs.judged].concat());
    let taken_back = base.clone().merged(&ours, &merged);
    assert_eq!(taken_back.judged, merged.judged[1..]);
    let json = serde_json::to_string(&merged).unwrap();
    assert_eq!(serde_json::from_str::<OwnTerms>(&json).unwrap(), merged);
    assert!(!serde_json::to_string(&base).unwrap().contains("judged"), "older versions read what they know");
}
