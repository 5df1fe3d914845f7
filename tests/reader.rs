//! A reading session without a screen: commands in, effects out.

mod effects;
#[path = "effects/marking.rs"]
mod marking;

use std::path::PathBuf;
use std::sync::Arc;

use effects::{Asked, asked};
use marking::marking;
use moyue::article::Anchor;
use moyue::glossary::EntryId;
use moyue::import::{Hint, import};
use moyue::reader::own::Choice;
use moyue::reader::{
    Action, Bundled, Command, ConvertJob, CopyJob, DesktopRequest, DialogAnswer, Document, Effect,
    FindCommand, Language, LastArticle, NoticeKind, OpenError, Origin, Outcome, OwnTerm, OwnTerms, Purpose,
    Reader, Room, Scope, ScrollTarget, Setting, Settings, Side, TermUnderlines, TermsJob, WatchJob,
};
use moyue::text::convert::Conversion;

const TEXT: &str =
    "標題\n\n第一段有量子。\n\n第二段也有量子，還有量子。\n\n[社論]\n\n社論。\n\n[術語]\n\n量子\n說明。\n";

fn document(name: &str) -> Box<Document> {
    let imported =
        import(TEXT.as_bytes(), &Hint { name, ..Hint::default() }).expect("the text is an article");
    Box::new(Document::new(file(name), imported))
}

fn file(name: &str) -> Origin {
    Origin::File(PathBuf::from("/articles").join(name))
}

fn reading(name: &str) -> Reader {
    let mut reader = Reader::new(Settings::default(), Language::En);
    reader.update(Command::Hear(Outcome::Loaded { origin: file(name), result: Ok(document(name)) }));
    reader
}

fn scrolled(reader: &mut Reader, section: usize, block: usize) {
    reader.update(Command::Scrolled { anchor: Anchor::new(section, block, 0), progress: 0.5 });
}

/// What is to be converted; none when nothing is.
pub fn conversion(effects: Vec<Effect>) -> Option<ConvertJob> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Convert(job) => Some(*job),
        _ => None,
    })
}

#[test]
fn opening_several_files_shows_the_first_and_lists_the_others() {
    let mut reader = reading("a.txt");
    let paths = ["b.txt", "c.txt"].map(|name| PathBuf::from("/articles").join(name)).to_vec();
    assert_eq!(asked(&reader.update(Command::OpenPaths(paths))), [Asked::Load(file("b.txt"))]);
    assert_eq!(at_hand(&reader), ["c.txt", "a.txt"]);
    assert_eq!(reader.update(Command::OpenPaths(vec![])), []);
}

/// The names of the files at hand.
fn at_hand(reader: &Reader) -> Vec<String> {
    reader.recent_files().filter_map(|file| Some(file.file_name()?.to_str()?.to_owned())).collect()
}

#[test]
fn files_that_were_never_shown_push_no_recent_one_out() {
    let mut reader = Reader::new(Settings::default(), Language::En);
    for number in 0..Settings::RECENT_LIMIT {
        let origin = file(&format!("{number}.txt"));
        let result = Ok(document(&format!("{number}.txt")));
        reader.update(Command::Hear(Outcome::Loaded { origin, result }));
    }
    let before = reader.settings.recent.clone();
    assert_eq!(before.len(), Settings::RECENT_LIMIT);
    let dropped = (0..100).map(|number| PathBuf::from(format!("/articles/dropped {number}.txt"))).collect();
    reader.update(Command::OpenPaths(dropped));
    let refused = Err(OpenError::Missing);
    reader.update(Command::Hear(Outcome::Loaded { origin: file("dropped 0.txt"), result: refused }));
    assert_eq!(reader.settings.recent, before);
    assert_eq!(at_hand(&reader).len(), 2 * Settings::RECENT_LIMIT, "the last ones dropped are at hand");
    // One that is shown is a recent one, and one that is taken off is gone.
    let origin = file("dropped 99.txt");
    reader.update(Command::Hear(Outcome::Loaded { origin, result: Ok(document("dropped 99.txt")) }));
    reader.update(Command::ForgetRecent("/articles/dropped 98.txt".into()));
    let names = at_hand(&reader);
    assert_eq!(names.iter().filter(|name| *name == "dropped 99.txt").count(), 1);
    assert!(!names.contains(&"dropped 98.txt".to_owned()));
    assert_eq!(reader.settings.recent[0].file, PathBuf::from("/articles/dropped 99.txt"));
}

#[test]
fn a_refused_file_leaves_everything_as_it_was() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 0, 1);
    let revision = reader.revisions.shown;
    let effects = reader
        .update(Command::Hear(Outcome::Loaded { origin: file("b.txt"), result: Err(OpenError::Missing) }));
    assert_eq!(asked(&effects), []);
    assert_eq!(reader.revisions.shown, revision);
    assert_eq!(reader.position, Anchor::new(0, 1, 0));
    assert!(matches!(reader.notices[..], [ref notice] if matches!(notice.kind, NoticeKind::Refused { .. })));
    assert!(reader.settings.recent.iter().all(|recent| !recent.file.ends_with("b.txt")));
}

#[test]
fn there_is_never_an_empty_screen() {
    let mut reader = Reader::new(Settings::default(), Language::En);
    let effects = reader
        .update(Command::Hear(Outcome::Loaded { origin: file("gone.txt"), result: Err(OpenError::Missing) }));
    assert_eq!(asked(&effects), [Asked::Load(Origin::Bundled(Bundled::Avocado))]);
    let last = LastArticle { origin: file("last.txt"), anchor: Anchor::new(1, 0, 0) };
    reader.settings.last = Some(last);
    let effects = reader
        .update(Command::Hear(Outcome::Loaded { origin: file("gone.txt"), result: Err(OpenError::Missing) }));
    assert_eq!(asked(&effects), [Asked::Load(file("last.txt"))], "better what was read last");
    let effects = reader
        .update(Command::Hear(Outcome::Loaded { origin: file("last.txt"), result: Err(OpenError::Missing) }));
    assert_eq!(asked(&effects), [Asked::Load(Origin::Bundled(Bundled::Avocado))]);
    reader.update(Command::Hear(Outcome::Loaded { origin: file("a.txt"), result: Ok(document("a.txt")) }));
    assert_eq!(reader.notices.len(), 2, "the user still reads why the first file was refused");
}

#[test]
fn a_file_opens_where_it_was_left() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 1, 0);
    reader.update(Command::Hear(Outcome::Loaded { origin: file("b.txt"), result: Ok(document("b.txt")) }));
    assert_eq!(reader.position, Anchor::default());
    reader.update(Command::Hear(Outcome::Loaded { origin: file("a.txt"), result: Ok(document("a.txt")) }));
    let jump = reader.jump.expect("a jump to the place");
    assert_eq!((jump.anchor, jump.to), (Anchor::new(1, 0, 0), ScrollTarget::Top));
}

#[test]
fn reloading_keeps_the_place() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 0, 1);
    assert_eq!(asked(&reader.update(Command::Do(Action::Reload))), [Asked::Load(file("a.txt"))]);
    reader.update(Command::Hear(Outcome::Loaded { origin: file("a.txt"), result: Ok(document("a.txt")) }));
    assert_eq!(reader.position, Anchor::new(0, 1, 0));
    assert_eq!(reader.notices.last().map(|notice| &notice.kind), Some(&NoticeKind::Reloaded));
}

#[test]
fn only_a_reload_that_was_asked_for_and_succeeds_is_said() {
    let mut reader = reading("a.txt");
    let is_said = |reader: &Reader| reader.notices.iter().any(|notice| notice.kind == NoticeKind::Reloaded);
    reader.update(Command::Do(Action::Reload));
    let refused = Err(OpenError::Missing);
    reader.update(Command::Hear(Outcome::Loaded { origin: file("a.txt"), result: refused }));
    assert!(!is_said(&reader));
    reader.update(Command::Do(Action::Reload));
    reader.update(Command::Open(file("b.txt")));
    reader.update(Command::Hear(Outcome::Loaded { origin: file("b.txt"), result: Ok(document("b.txt")) }));
    assert!(!is_said(&reader));
}

#[test]
fn uses_are_stepped_through_round_and_round() {
    let mut reader = reading("a.txt");
    let mut seen = Vec::new();
    for forward in [true, true, true, true, false] {
        reader.update(Command::StepOccurrence { entry: EntryId::Article(0), forward });
        seen.push(reader.selected_index());
    }
    assert_eq!(seen, [Some(0), Some(1), Some(2), Some(0), Some(2)]);
    let jump = reader.jump.expect("a jump to the use");
    assert_eq!((jump.anchor, jump.to), (Anchor::new(0, 1, 10), ScrollTarget::InView));
}

#[test]
fn jumps_are_remembered_and_retraced() {
    let mut reader = reading("a.txt");
    assert!(!reader.can_go_back());
    reader.update(Command::GoTo(Anchor::new(1, 0, 0)));
    scrolled(&mut reader, 1, 0);
    reader.update(Command::Do(Action::Back));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::default()));
    scrolled(&mut reader, 0, 0);
    reader.update(Command::Do(Action::Forward));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
}

#[test]
fn sections_are_stepped_through() {
    let mut reader = reading("a.txt");
    reader.update(Command::Do(Action::NextSection));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
    scrolled(&mut reader, 2, 0);
    assert_eq!(reader.current_outline_item(), Some(2));
    reader.update(Command::Do(Action::PreviousSection));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
}

#[test]
fn one_dialog_at_a_time() {
    let mut reader = reading("a.txt");
    assert_eq!(asked(&reader.update(Command::Do(Action::Open))), [Asked::Dialog(Purpose::OpenArticles)]);
    assert_eq!(reader.update(Command::Do(Action::Open)), []);
    reader.update(Command::Hear(Outcome::DialogClosed(DialogAnswer::Cancelled)));
    assert_eq!(asked(&reader.update(Command::Do(Action::Open))), [Asked::Dialog(Purpose::OpenArticles)]);
}

#[test]
fn text_size_stays_within_bounds() {
    let mut reader = reading("a.txt");
    for _ in 0..100 {
        reader.update(Command::Do(Action::LargerText));
    }
    assert_eq!(reader.settings.text_size, 40.0);
    for _ in 0..100 {
        reader.update(Command::Do(Action::SmallerText));
    }
    assert_eq!(reader.settings.text_size, 12.0);
    reader.update(Command::Do(Action::ResetTextSize));
    assert_eq!(reader.settings.text_size, 18.0);
}

#[test]
fn a_link_within_the_article_is_followed_and_one_step_back_returns() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 0, 1);
    assert_eq!(reader.update(Command::OpenLink("#%E7%A4%BE%E8%AB%96".into())), []);
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(1, 0, 0)));
    reader.update(Command::Do(Action::Back));
    assert_eq!(reader.jump.map(|jump| jump.anchor), Some(Anchor::new(0, 1, 0)));
    reader.update(Command::OpenLink("#量子".into()));
    assert_eq!(reader.selected.map(|selected| selected.entry), Some(EntryId::Article(0)));
    reader.update(Command::OpenLink("#不在".into()));
    assert_eq!(reader.notices[0].kind, NoticeKind::LeadsNowhere("不在".into()));
    let outside = "https://example.org/#a".to_owned();
    assert_eq!(asked(&reader.update(Command::OpenLink(outside.clone()))), [Asked::OpenAddress(outside)]);
}

#[test]
fn terms_are_underlined_as_often_as_is_set() {
    let mut reader = reading("a.txt");
    let underlined = |reader: &Reader| {
        let ids = reader.document.as_ref().expect("an article").shown.occurrences.ids();
        let underlined = (0..).zip(ids).filter(|(_, id)| reader.is_underlined(*id));
        underlined.map(|(index, _)| index).collect::<Vec<usize>>()
    };
    assert_eq!(underlined(&reader), [0, 1, 2]);
    reader.update(Command::Set(Setting::Underline(TermUnderlines::FirstInSection)));
    assert_eq!(underlined(&reader), [0]);
    reader.update(Command::Set(Setting::Underline(TermUnderlines::None)));
    assert!(underlined(&reader).is_empty());
}

#[test]
fn the_outline_knows_where_the_selected_term_is_used() {
    let mut reader = reading("a.txt");
    assert_eq!(reader.selected_occurrences_under(0), None);
    reader.update(Command::SelectTerm(Some(EntryId::Article(0))));
    let uses: Vec<_> =
        (0..reader.outline().len()).map(|item| reader.selected_occurrences_under(item)).collect();
    assert_eq!(uses, [Some(3), Some(0), Some(0)]);
}

fn own(term: &str) -> OwnTerm {
    OwnTerm { term: term.to_owned(), definition: "自己的說明。".to_owned(), ..OwnTerm::default() }
}

/// The entries that are listed, with the number of their occurrences.
fn terms(reader: &Reader) -> Vec<(&str, EntryId, usize)> {
    let document = reader.document.as_ref().expect("an article is open");
    let count = |id| document.shown.occurrences.of(id).len();
    let entries = document.shown.glossary.entries().iter();
    entries.map(|entry| (entry.term.as_str(), entry.id, count(entry.id))).collect()
}

#[test]
fn a_term_of_ones_own_is_found_in_the_text_and_selected() {
    let mut reader = reading("a.txt");
    let before = reader.revisions.terms;
    assert_eq!(reader.update(Command::AddTerm(own("第二段"))), []);
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 3), ("第二段", EntryId::Own(0), 1)]);
    assert_eq!(reader.selected.map(|selected| selected.entry), Some(EntryId::Own(0)));
    assert!(reader.revisions.terms > before && reader.settings.glossary.open);
    reader.update(Command::EditTerm { entry: EntryId::Own(0), term: own("段") });
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 3), ("段", EntryId::Own(0), 2)]);
    assert_eq!(reader.selected.map(|selected| selected.entry), Some(EntryId::Own(0)));
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 3)]);
    assert_eq!((reader.selected, reader.own.terms.len()), (None, 0));
}

#[test]
fn a_name_that_the_article_has_is_ones_own() {
    let mut reader = reading("a.txt");
    reader.update(Command::AddTerm(own("量子")));
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 0), ("量子", EntryId::Own(0), 3)]);
    reader.update(Command::RemoveTerm(EntryId::Own(0)));
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 3)]);
}

#[test]
fn the_articles_entries_are_not_edited_or_removed() {
    let mut reader = reading("a.txt");
    let revision = reader.revisions.terms;
    for entry in [EntryId::Article(0), EntryId::Own(0), EntryId::Article(99), EntryId::Own(99)] {
        reader.update(Command::RemoveTerm(entry));
        reader.update(Command::EditTerm { entry, term: own("段") });
    }
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 3)]);
    assert_eq!((reader.own.terms.len(), reader.revisions.terms), (0, revision));
}

#[test]
fn a_term_without_a_name_is_none() {
    let mut reader = reading("a.txt");
    reader.update(Command::AddTerm(own(" \u{3000}")));
    assert_eq!((terms(&reader).len(), reader.own.terms.len(), reader.selected), (1, 0, None));
    reader.update(Command::AddTerm(OwnTerm { aliases: vec![String::new()], ..own("段") }));
    assert_eq!(
        reader.selected.map(|selected| selected.entry),
        Some(EntryId::Own(0)),
        "empty names are left out"
    );
}

#[test]
fn terms_go_with_their_articles() {
    let mut reader = reading("a.txt");
    reader.update(Command::AddTerm(OwnTerm { scope: Scope::Article(file("a.txt")), ..own("段") }));
    reader.update(Command::AddTerm(own("社論")));
    assert_eq!(terms(&reader).len(), 3);
    reader.update(Command::Hear(Outcome::Loaded { origin: file("b.txt"), result: Ok(document("b.txt")) }));
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 3), ("社論", EntryId::Own(0), 1)]);
    reader.update(Command::Hear(Outcome::Loaded { origin: file("a.txt"), result: Ok(document("a.txt")) }));
    assert_eq!(terms(&reader).len(), 3);
}

#[test]
fn a_known_term_is_known_in_every_article() {
    let mut reader = reading("a.txt");
    let is_known = |reader: &Reader| {
        reader.document.as_ref().is_some_and(|document| document.is_known(EntryId::Article(0)))
    };
    assert!(!is_known(&reader));
    reader.update(Command::SelectTerm(Some(EntryId::Article(0))));
    reader.update(Command::MarkKnown { entry: EntryId::Article(0), known: true });
    assert!(is_known(&reader) && reader.own.is_known("量子"));
    assert_eq!(reader.selected.map(|selected| selected.entry), Some(EntryId::Article(0)));
    reader.update(Command::Hear(Outcome::Loaded { origin: file("b.txt"), result: Ok(document("b.txt")) }));
    assert!(is_known(&reader));
    reader.update(Command::MarkKnown { entry: EntryId::Article(0), known: false });
    assert!(!is_known(&reader) && reader.own == OwnTerms::default());
    reader.update(Command::MarkKnown { entry: EntryId::Article(99), known: true });
    assert_eq!(reader.own, OwnTerms::default());
}

/// An article of so many paragraphs with a term in each.
fn long_document(paragraphs: usize) -> Box<Document> {
    let text = format!("標題\n\n{}\n\n[術語]\n\n量子\n說明。\n", "第一段有量子。\n\n".repeat(paragraphs));
    let imported = import(text.as_bytes(), &Hint::default()).expect("the text is an article");
    Box::new(Document::new(file("long.txt"), imported))
}

#[test]
fn terms_of_a_long_article_are_found_elsewhere() {
    let long = long_document(20_000);
    let mut reader = Reader::new(Settings::default(), Language::En);
    let effects =
        reader.update(Command::Hear(Outcome::Loaded { origin: file("long.txt"), result: Ok(long) }));
    assert_eq!(asked(&effects), [], "nothing is to be done");
    let stale = marking(reader.update(Command::AddTerm(own("第一")))).expect("there is a term to find");
    let wanted = marking(reader.update(Command::AddTerm(own("一段")))).expect("there are two terms to find");
    assert_eq!(terms(&reader).len(), 1, "until they are found nothing changes");
    reader.update(Command::Hear(Outcome::Marked(Some(Box::new(stale.run())))));
    assert_eq!(terms(&reader).len(), 1, "what has been overtaken is dropped");
    reader.update(Command::Hear(Outcome::Marked(Some(Box::new(wanted.run())))));
    let expected = [
        ("量子", EntryId::Article(0), 20_000),
        ("第一", EntryId::Own(0), 20_000),
        ("一段", EntryId::Own(1), 0),
    ];
    assert_eq!(terms(&reader), expected);
    assert_eq!(reader.selected.map(|selected| selected.entry), Some(EntryId::Own(1)));
}

#[test]
fn a_book_is_shown_before_its_terms_are_found() {
    let long = long_document(100_000);
    let mut reader = Reader::new(Settings::default(), Language::En);
    let effects =
        reader.update(Command::Hear(Outcome::Loaded { origin: file("long.txt"), result: Ok(long) }));
    let marking = marking(effects).expect("there is a term to find");
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 0)]);
    reader.update(Command::Hear(Outcome::Marked(Some(Box::new(marking.run())))));
    assert_eq!(terms(&reader), [("量子", EntryId::Article(0), 100_000)]);
    let known = Command::MarkKnown { entry: EntryId::Article(0), known: true };
    assert_eq!(asked(&reader.update(known)), [], "everything is found");
}

#[test]
fn terms_of_another_article_are_not_taken() {
    let mut reader = reading("a.txt");
    let mut more = OwnTerms::default();
    more.add(own("段"));
    let marking = document("a.txt").marking(&more, &[]).expect("there is a term to find");
    reader.own = more;
    reader.update(Command::Hear(Outcome::Marked(Some(Box::new(marking.run())))));
    assert_eq!(terms(&reader).len(), 1);
}

#[test]
fn a_file_of_terms_is_brought_in() {
    let mut reader = reading("a.txt");
    let read = |terms: Vec<OwnTerm>| {
        Command::Hear(Outcome::TermsRead { path: "/terms.tsv".into(), result: Ok(terms) })
    };
    let other = |term: &str| OwnTerm { definition: "別的說明。".into(), ..own(term) };
    reader.update(read(vec![own("段"), own("段")]));
    assert_eq!(terms(&reader).len(), 2, "what is new needs no choice");
    let changed = NoticeKind::TermsImported { changed: 1, same: 1 };
    assert!(reader.notices.iter().any(|notice| notice.kind == changed));
    reader.update(read(vec![own("段"), other("段"), own("社論")]));
    assert!(reader.merging.is_some() && reader.own.terms.len() == 1, "what differs does");
    reader.update(Command::Merge(None));
    assert!(reader.merging.is_none() && reader.own.terms.len() == 1);
    reader.update(read(vec![own("段"), other("段"), own("社論")]));
    reader.update(Command::Merge(Some(vec![Choice::Theirs])));
    assert_eq!(reader.own.terms, [other("段"), own("社論")]);
    let refused =
        Command::Hear(Outcome::TermsRead { path: "/gone.tsv".into(), result: Err(OpenError::Missing) });
    assert_eq!(reader.update(refused), []);
    assert!(matches!(reader.notices.last().map(|last| &last.kind), Some(NoticeKind::Refused { .. })));
}

#[test]
fn a_draft_begins_with_a_short_name_or_with_ones_own_term() {
    let mut reader = reading("a.txt");
    reader
        .update(Command::DraftTerm {
            name: format!(" 量\n子 {}", "長".repeat(500)), example: String::new()
        });
    let draft = reader.draft.clone().expect("a draft");
    assert!(draft.term.term.starts_with("量 子 長") && draft.term.term.chars().count() == 100);
    reader.update(Command::DropDraft(None));
    reader.update(Command::DraftEdit(EntryId::Article(0)));
    assert_eq!(reader.draft, None, "the article's entries are not the user's to change");
    reader.update(Command::AddTerm(own("段")));
    reader.update(Command::DraftEdit(EntryId::Own(0)));
    assert_eq!(reader.draft.as_ref().map(|draft| draft.old.clone()), Some(Some(own("段"))));
    reader.update(Command::EditTerm { entry: EntryId::Own(0), term: own("第") });
    assert_eq!(reader.draft, None);
}

#[test]
fn one_dialog_for_terms_at_a_time_and_none_for_no_terms() {
    let mut reader = reading("a.txt");
    assert_eq!(reader.update(Command::Do(Action::ExportTerms)), []);
    assert!(reader.notices.iter().any(|notice| notice.kind == NoticeKind::NoOwnTerms));
    reader.update(Command::AddTerm(own("段")));
    assert_eq!(asked(&reader.update(Command::Do(Action::ExportTerms))), [Asked::Dialog(Purpose::WriteTerms)]);
    assert_eq!(reader.update(Command::Do(Action::ImportTerms)), []);
    reader.update(Command::Hear(Outcome::DialogClosed(DialogAnswer::Cancelled)));
    assert_eq!(asked(&reader.update(Command::Do(Action::ImportTerms))), [Asked::Dialog(Purpose::ReadTerms)]);
}

#[test]
fn a_conversion_is_shown_only_while_it_is_wanted() {
    let mut reader = reading("a.txt");
    scrolled(&mut reader, 0, 1);
    let title = |reader: &Reader| reader.document.as_ref().unwrap().shown.head.title.clone();
    let job = conversion(reader.update(Command::Set(Setting::Conversion(Conversion::Mainland)))).unwrap();
    let (late, shown) = (job.clone(), job);
    let revision = reader.revisions.shown;
    let run = |job: ConvertJob| Some(Box::new(job.run()));
    assert_eq!(reader.update(Command::Set(Setting::Conversion(Conversion::None))), []);
    reader.update(Command::Hear(Outcome::Converted { revision, shown: run(late) }));
    assert_eq!(
        (title(&reader).as_str(), reader.revisions.shown),
        ("標題", revision),
        "it is not wanted any more"
    );
    reader.update(Command::Set(Setting::Conversion(Conversion::Mainland)));
    reader.update(Command::Hear(Outcome::Converted { revision: revision - 1, shown: None }));
    assert!(reader.converting, "that was for another article");
    reader.update(Command::Hear(Outcome::Converted { revision, shown: run(shown) }));
    assert_eq!((title(&reader).as_str(), reader.converting), ("标题", false));
    assert_eq!((reader.position, reader.revisions.opened), (Anchor::new(0, 1, 0), 1));
    assert_eq!(reader.update(Command::Set(Setting::Conversion(Conversion::Mainland))), []);
    let back = conversion(reader.update(Command::Set(Setting::Conversion(Conversion::None)))).unwrap();
    assert_eq!(back.revision, reader.revisions.shown);
    reader.update(Command::Hear(Outcome::Converted { revision: back.revision, shown: run(back) }));
    assert_eq!(title(&reader), "標題");
}

#[test]
fn a_conversion_that_breaks_down_is_said() {
    let mut reader = reading("a.txt");
    reader.update(Command::Set(Setting::Conversion(Conversion::HongKong)));
    let revision = reader.revisions.shown;
    reader.update(Command::Hear(Outcome::Converted { revision, shown: None }));
    assert!(matches!(reader.notices[..], [ref notice] if notice.kind == NoticeKind::NotConverted));
    assert!(!reader.converting);
}

#[test]
fn an_article_that_was_loaded_before_the_setting_changed_is_converted() {
    let mut reader = reading("a.txt");
    reader.settings.conversion = Conversion::Mainland;
    let loaded = |document| Command::Hear(Outcome::Loaded { origin: file("b.txt"), result: Ok(document) });
    assert_eq!(asked(&reader.update(loaded(document("b.txt")))), [Asked::Convert]);
    let converted = Box::new(document("b.txt").converted(Conversion::Mainland));
    assert_eq!(asked(&reader.update(loaded(converted))), []);
}

#[test]
fn an_article_is_loaded_with_all_that_is_set() {
    let mut reader = reading("a.txt");
    reader.update(Command::AddTerm(own("段")));
    reader.update(Command::Set(Setting::KeepLines(true)));
    reader.settings.conversion = Conversion::Mainland;
    let effects = reader.update(Command::Open(file("b.txt")));
    let [Effect::Load(job)] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((&job.origin, job.conversion, job.again), (&file("b.txt"), Conversion::Mainland, None));
    assert_eq!(job.own.terms, [own("段")]);
    assert!(job.import_config.options.keep_lines);
}

#[test]
fn an_article_on_screen_is_watched_and_the_recent_files_are_looked_for() {
    let mut reader = Reader::new(Settings::default(), Language::En);
    let path = PathBuf::from("/articles/a.txt");
    let loaded = |name| Command::Hear(Outcome::Loaded { origin: file(name), result: Ok(document(name)) });
    let effects = reader.update(loaded("a.txt"));
    assert!(
        effects.contains(&Effect::Watch(Some(WatchJob {
            file: path,
            stamp: None,
            pictures: Arc::default()
        }))),
        "{effects:?}"
    );
    let effects = reader.update(loaded("a.txt"));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Watch(_))), "it is watched already");
    let recent = vec![PathBuf::from("/articles/b.txt"), "/articles/a.txt".into()];
    assert!(reader.update(loaded("b.txt")).contains(&Effect::LookForFiles(recent)));
    let origin = Origin::Bundled(Bundled::Avocado);
    let bundled = Document::new(origin.clone(), import(TEXT.as_bytes(), &Hint::default()).unwrap());
    let effects = reader.update(Command::Hear(Outcome::Loaded { origin, result: Ok(Box::new(bundled)) }));
    assert!(effects.contains(&Effect::Watch(None)), "{effects:?}");
}

#[test]
fn what_was_picked_is_done_with_all_that_it_takes() {
    let mut reader = reading("a.txt");
    reader.update(Command::AddTerm(own("段")));
    let effects = reader.update(Command::Do(Action::SaveCopy));
    let [Effect::Ask(DesktopRequest::ShowDialog(dialog))] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((dialog.folder.clone(), dialog.name.as_str()), (Some("/articles".into()), "a"));
    let mut picked = |purpose, path: &str| {
        reader.update(Command::Hear(Outcome::DialogClosed(DialogAnswer::Picked {
            purpose,
            paths: vec![path.into()],
        })))
    };
    let copied = picked(Purpose::SaveCopy, "/b.md");
    let written = picked(Purpose::WriteTerms, "/b.json");
    assert_eq!(asked(&picked(Purpose::ReadTerms, "/c.json")), [Asked::ReadTerms("/c.json".into())]);
    assert_eq!(asked(&picked(Purpose::OpenArticles, "/c.txt")), [Asked::Load(Origin::File("/c.txt".into()))]);
    assert_eq!(asked(&picked(Purpose::AddGlossaries, "/c.tsv")), [Asked::ReadDictionary("/c.tsv".into())]);
    let article = reader.document.as_ref().unwrap().article.clone();
    let open = Some("/articles/a.txt".into());
    assert_eq!(copied, [Effect::SaveCopy(CopyJob { path: "/b.md".into(), article, open })]);
    let job = TermsJob { path: "/b.json".into(), terms: vec![own("段")], language: Language::En };
    assert_eq!(written, [Effect::WriteTerms(job)]);
    let purpose = Purpose::SaveCopy;
    for (answer, kind) in [
        (DialogAnswer::NoDialog(purpose), NoticeKind::NoDialog(purpose)),
        (DialogAnswer::Failed(purpose), NoticeKind::DialogFailed(purpose)),
    ] {
        reader.update(Command::Do(Action::Open));
        reader.update(Command::Hear(Outcome::DialogClosed(answer)));
        assert!(!reader.dialog_open && reader.notices.last().is_some_and(|notice| notice.kind == kind));
    }
}

#[test]
fn the_interface_is_in_the_systems_language_until_another_is_chosen() {
    let mut reader = Reader::new(Settings::default(), Language::Ja);
    assert_eq!(reader.language, Language::Ja);
    assert_eq!(reader.update(Command::Set(Setting::Language(Some(Language::ZhHant)))), []);
    assert_eq!(reader.language, Language::ZhHant);
    reader.update(Command::Set(Setting::Language(None)));
    assert_eq!(reader.language, Language::Ja);
}

#[test]
fn a_session_begins_with_the_files_or_with_what_was_read_last() {
    let start = |last: Option<Origin>, files: &[&str]| {
        let last = last.map(|origin| LastArticle { origin, anchor: Anchor::default() });
        let mut reader = Reader::new(Settings { last, ..Settings::default() }, Language::En);
        asked(&reader.update(Command::Start(files.iter().map(PathBuf::from).collect())))
    };
    let avocado = Origin::Bundled(Bundled::Avocado);
    assert_eq!(start(None, &[]), [Asked::Load(avocado)]);
    assert_eq!(start(Some(file("a.txt")), &[]), [Asked::Load(file("a.txt"))]);
    assert_eq!(start(Some(file("a.txt")), &["/b.txt"]), [Asked::Load(Origin::File("/b.txt".into()))]);
}

#[test]
fn a_pane_stands_beside_the_text_or_slides_over_it() {
    let mut reader = reading("a.txt");
    let (wide, narrow) = (Room::default(), Room { outline: true, glossary: false });
    let glossary = |reader: &Reader| {
        let beside = reader.shows_beside(Side::Glossary, reader.room);
        let over = reader.shows_over(Side::Glossary, reader.room);
        assert_eq!(reader.shows(Side::Glossary, reader.room), beside || over);
        (beside, over)
    };
    assert_eq!(glossary(&reader), (true, false));
    reader.update(Command::Do(Action::ToggleGlossary));
    assert_eq!(glossary(&reader), (false, false));
    reader.update(Command::SelectTerm(Some(EntryId::Article(0))));
    assert_eq!(glossary(&reader), (true, false), "what is selected is on the screen");

    reader.update(Command::MakeRoom(narrow));
    assert_eq!(glossary(&reader), (false, false));
    let document = reader.document.as_ref().expect("an article");
    let second = document.shown.occurrences.of(EntryId::Article(0))[1];
    let slides = [
        Command::SelectTerm(Some(EntryId::Article(0))),
        Command::SelectOccurrence(second),
        Command::OpenLink("#量子".into()),
        Command::Do(Action::FocusGlossary),
        Command::Do(Action::ToggleGlossary),
    ];
    for command in slides {
        let said = format!("{command:?}");
        reader.update(command);
        assert_eq!(glossary(&reader), (false, true), "{said}");
        reader.update(Command::ClosePane);
    }
    let goes = [
        Command::StepOccurrence { entry: EntryId::Article(0), forward: true },
        Command::GoTo(Anchor::default()),
        Command::Find(FindCommand::Open(Some("量子".into()))),
        Command::OpenPaths(vec!["/b.txt".into()]),
        Command::Do(Action::ToggleGlossary),
        Command::MakeRoom(wide),
    ];
    for command in goes {
        let said = format!("{command:?}");
        reader.update(Command::SelectTerm(Some(EntryId::Article(0))));
        assert_eq!(reader.over, Some(Side::Glossary));
        reader.update(command);
        assert_eq!(reader.over, None, "{said}");
    }
    reader.update(Command::SelectTerm(None));
    assert_eq!(glossary(&reader), (true, false), "in a wide window it stands where it stood");
}

#[test]
fn terms_are_looked_up_and_what_is_selected_is_listed() {
    let text = "標題\n\n量子與電腦。\n\n[術語]\n\n量子\n最小的。\n\n電腦\n機器。\n";
    let imported = import(text.as_bytes(), &Hint::default()).expect("the text is an article");
    let opened = |name| {
        let document = Box::new(Document::new(file(name), imported.clone()));
        Command::Hear(Outcome::Loaded { origin: file(name), result: Ok(document) })
    };
    let mut reader = Reader::new(Settings::default(), Language::En);
    let found = |reader: &Reader| -> Vec<EntryId> {
        reader.look_up.results.iter().map(|found| found.entry).collect()
    };
    let (zero, one) = (EntryId::Article(0), EntryId::Article(1));
    reader.update(opened("a.txt"));
    assert_eq!(found(&reader), [zero, one]);
    let list = reader.look_up.lists;
    reader.update(Command::LookUp("電腦".into()));
    assert_eq!((found(&reader), reader.look_up.lists), (vec![one], list + 1));
    let changes = reader.look_up.changes;
    reader.update(Command::SelectTerm(Some(EntryId::Article(1))));
    assert_eq!((reader.look_up.query.as_str(), reader.look_up.changes), ("電腦", changes), "it is listed");
    reader.update(Command::SelectTerm(Some(EntryId::Article(0))));
    assert_eq!((reader.look_up.query.as_str(), found(&reader)), ("", vec![zero, one]), "it was not listed");
    let list = reader.look_up.lists;
    reader.update(Command::AddTerm(own("最小")));
    assert_eq!(
        (found(&reader), reader.look_up.lists),
        (vec![zero, one, EntryId::Own(0)], list),
        "the list goes on"
    );
    reader.update(Command::LookUp("子".into()));
    reader.update(opened("b.txt"));
    assert_eq!(reader.look_up.query, "", "another article begins with an empty query");
}
