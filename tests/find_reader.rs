//! Find in a reading session without a screen and without a worker: commands in, effects out.

mod effects;

use std::path::PathBuf;

use effects::{Asked, asked};

use moyue::article::Anchor;
use moyue::import::{Hint, import};
use moyue::reader::{
    Action, Command, Document, Effect, FindCommand, Language, NoticeKind, Origin, Outcome, Reader,
    ScrollTarget, Search, SearchEvent, SearchUpdate, Settings,
};
use moyue::search::{Finder, Hit, SearchOptions, SearchQuery, place_of};

const TEXT: &str = "標題\n\n第一段有量子。\n\n第二段也有量子，還有量子。\n\n[社論]\n\n社論也說量子。\n";

fn document(name: &str) -> (Origin, Box<Document>) {
    let origin = Origin::File(PathBuf::from("/articles").join(name));
    let imported =
        import(TEXT.as_bytes(), &Hint { name, ..Hint::default() }).expect("the text is an article");
    (origin.clone(), Box::new(Document::new(origin, imported)))
}

fn open(reader: &mut Reader, name: &str) -> Vec<Effect> {
    let (origin, document) = document(name);
    reader.update(Command::Hear(Outcome::Loaded { origin, result: Ok(document) }))
}

fn reading() -> Reader {
    let mut reader = Reader::new(Settings::default(), Language::En);
    assert_eq!(asked(&open(&mut reader, "a.txt")), []);
    reader
}

fn find(reader: &mut Reader, command: FindCommand) -> Vec<Effect> {
    reader.update(Command::Find(command))
}

fn look(reader: &mut Reader, text: &str) -> Search {
    find(reader, FindCommand::Open(None));
    searched(find(reader, FindCommand::Look(SearchQuery::new(text))))
}

fn searched(mut effects: Vec<Effect>) -> Search {
    assert_eq!(asked(&effects), [Asked::Find]);
    effects.retain(|effect| matches!(effect, Effect::Find(_)));
    match effects.pop() {
        Some(Effect::Find(search)) if effects.is_empty() => *search,
        other => panic!("a search was expected, not {other:?}"),
    }
}

fn tell(reader: &mut Reader, search: &Search, event: SearchEvent) {
    let update = SearchUpdate { number: search.number, event };
    assert_eq!(reader.update(Command::Hear(Outcome::Found(update))), []);
}

/// What a search finds, from its place on and before it.
fn found(search: &Search) -> (Vec<Hit>, Vec<Hit>) {
    let finder = Finder::new(&search.query, &search.language).expect("a query that can be looked for");
    let place = place_of(&search.passages, search.from);
    let passages = search.passages.iter().enumerate();
    let hits = passages.flat_map(|(index, passage)| finder.hits_in(index, passage));
    hits.partition(|hit| (hit.passage(), hit.range().start) >= place)
}

/// Makes a search at once, as the worker would in its own time.
fn make(reader: &mut Reader, search: &Search) {
    let (after, before) = found(search);
    tell(reader, search, SearchEvent::After(after));
    tell(reader, search, SearchEvent::Before(before));
    tell(reader, search, SearchEvent::Finished);
}

fn jump(reader: &Reader) -> Option<(Anchor, ScrollTarget)> {
    reader.jump.map(|jump| (jump.anchor, jump.to))
}

fn scrolled(reader: &mut Reader, section: usize, block: usize, offset: usize) {
    reader.update(Command::Scrolled { anchor: Anchor::new(section, block, offset), progress: 0.5 });
}

#[test]
fn the_first_hit_from_here_on_is_gone_to() {
    let mut reader = reading();
    scrolled(&mut reader, 0, 1, 6);
    let search = look(&mut reader, "量子");
    assert_eq!(search.from, Anchor::new(0, 1, 6));
    make(&mut reader, &search);
    assert_eq!((reader.find.hits.len(), reader.find.current), (4, Some(2)));
    assert_eq!(jump(&reader), Some((Anchor::new(0, 1, 10), ScrollTarget::InView)));
    assert!(!reader.find.is_searching());
}

#[test]
fn past_the_last_hit_the_last_one_is_gone_to() {
    let mut reader = reading();
    scrolled(&mut reader, 1, 0, 0);
    let search = look(&mut reader, "第一");
    make(&mut reader, &search);
    assert_eq!(
        (reader.find.current, jump(&reader)),
        (Some(0), Some((Anchor::default(), ScrollTarget::InView)))
    );
}

#[test]
fn hits_that_come_in_before_the_current_one_leave_it_where_it_is() {
    let mut reader = reading();
    scrolled(&mut reader, 0, 1, 0);
    let search = look(&mut reader, "量子");
    let (after, before) = found(&search);
    let [first, rest @ ..] = &after[..] else { panic!("there are hits after the place") };
    tell(&mut reader, &search, SearchEvent::After(vec![*first]));
    assert_eq!((reader.find.hits.len(), reader.find.current), (1, Some(0)));
    assert!(reader.find.is_searching());
    tell(&mut reader, &search, SearchEvent::After(rest.to_vec()));
    tell(&mut reader, &search, SearchEvent::Before(before));
    assert_eq!((reader.find.hits.len(), reader.find.current), (4, Some(1)));
    assert_eq!(reader.find.hits.get(1), Some(*first));
}

#[test]
fn steps_go_round_and_one_step_back_returns_to_where_the_search_began() {
    let mut reader = reading();
    let began = reader.position;
    let search = look(&mut reader, "量子");
    make(&mut reader, &search);
    let mut seen = Vec::new();
    for action in
        [Action::FindNext, Action::FindNext, Action::FindNext, Action::FindNext, Action::FindPrevious]
    {
        let anchor = reader.jump.expect("a jump to the hit").anchor;
        scrolled(&mut reader, anchor.section, anchor.block, 0);
        assert_eq!(reader.update(Command::Do(action)), []);
        seen.push(reader.find.current);
    }
    assert_eq!(seen, [Some(1), Some(2), Some(3), Some(0), Some(3)]);
    find(&mut reader, FindCommand::GoTo(2));
    assert_eq!(reader.find.current, Some(2));
    reader.update(Command::Do(Action::Back));
    assert_eq!(jump(&reader), Some((began, ScrollTarget::Top)));
    assert!(!reader.can_go_back());
}

#[test]
fn a_second_search_remembers_its_own_beginning() {
    let mut reader = reading();
    let search = look(&mut reader, "量子");
    make(&mut reader, &search);
    assert_eq!(asked(&find(&mut reader, FindCommand::Close)), [Asked::StopFinding]);
    scrolled(&mut reader, 1, 0, 0);
    let again = searched(find(&mut reader, FindCommand::Open(None)));
    assert_eq!(again.query, search.query, "what was looked for is looked for again");
    make(&mut reader, &again);
    reader.update(Command::Do(Action::Back));
    assert_eq!(jump(&reader).map(|(anchor, _)| anchor), Some(Anchor::new(1, 0, 0)));
}

#[test]
fn what_an_overtaken_search_says_is_not_heard() {
    let mut reader = reading();
    let first = look(&mut reader, "量子");
    let second = look(&mut reader, "社論");
    assert!(second.number > first.number);
    make(&mut reader, &first);
    assert!(reader.find.hits.is_empty() && reader.find.is_searching());
    make(&mut reader, &second);
    assert_eq!(reader.find.hits.len(), 2);
    make(&mut reader, &second);
    assert_eq!(reader.find.hits.len(), 2, "nor what comes after the end");
}

#[test]
fn old_hits_stay_until_something_is_heard_of_the_new_search() {
    let mut reader = reading();
    let first = look(&mut reader, "量子");
    make(&mut reader, &first);
    let second = look(&mut reader, "量子學");
    assert_eq!(reader.find.hits.len(), 4);
    let before = (reader.find.current, jump(&reader));
    reader.update(Command::Do(Action::FindNext));
    assert_eq!((reader.find.current, jump(&reader)), before, "but they are not stepped through");
    make(&mut reader, &second);
    assert_eq!((reader.find.hits.len(), reader.find.current), (0, None));
    reader.update(Command::Do(Action::FindNext));
    assert_eq!(reader.find.current, None);
}

#[test]
fn a_blank_query_asks_for_nothing() {
    let mut reader = reading();
    let search = look(&mut reader, "量子");
    make(&mut reader, &search);
    assert_eq!(find(&mut reader, FindCommand::Look(SearchQuery::new("  "))), []);
    assert!(reader.find.hits.is_empty() && !reader.find.is_searching());
    assert_eq!(find(&mut reader, FindCommand::Look(SearchQuery::new("  "))), [], "nor does the same one");
}

#[test]
fn the_text_is_made_ready_while_the_user_types() {
    let mut reader = reading();
    let ahead = searched(find(&mut reader, FindCommand::Open(None)));
    assert!(ahead.query.is_blank() && !reader.find.is_searching());
    tell(&mut reader, &ahead, SearchEvent::Finished);
    assert_eq!(find(&mut reader, FindCommand::Open(None)), [], "once");
}

#[test]
fn another_option_is_another_search() {
    let mut reader = reading();
    look(&mut reader, "量子");
    let options = SearchOptions { case: true, ..SearchOptions::default() };
    let search = searched(find(&mut reader, FindCommand::Look(SearchQuery { text: "量子".into(), options })));
    assert!(search.query.options.case);
}

#[test]
fn a_text_from_elsewhere_is_no_expression() {
    let mut reader = reading();
    let regex = SearchOptions { regex: true, ..SearchOptions::default() };
    find(&mut reader, FindCommand::Look(SearchQuery { text: "a(".into(), options: regex }));
    let search = searched(find(&mut reader, FindCommand::Open(Some("量子(QPU)".into()))));
    assert_eq!(search.query, SearchQuery::new("量子(QPU)"));
}

#[test]
fn a_wrong_expression_is_kept_until_the_next_search() {
    let mut reader = reading();
    let search = look(&mut reader, "量子");
    let error = Finder::new(
        &SearchQuery { options: SearchOptions { regex: true, ..SearchOptions::default() }, text: "(".into() },
        "",
    )
    .expect_err("the group is not closed");
    tell(&mut reader, &search, SearchEvent::Refused(error));
    assert_eq!((reader.find.error, reader.find.is_searching()), (Some(error), false));
    let search = look(&mut reader, "量");
    make(&mut reader, &search);
    assert_eq!(reader.find.error, None);
}

#[test]
fn a_breakdown_is_told() {
    let mut reader = reading();
    let search = look(&mut reader, "量子");
    tell(&mut reader, &search, SearchEvent::Crashed);
    assert!(!reader.find.is_searching());
    assert_eq!(reader.notices.last().map(|notice| &notice.kind), Some(&NoticeKind::FindCrashed));
}

#[test]
fn another_article_is_searched_without_leaving_its_place() {
    let mut reader = reading();
    let search = look(&mut reader, "量子");
    make(&mut reader, &search);
    let search = searched(open(&mut reader, "b.txt"));
    assert!(reader.find.hits.is_empty(), "what was found before is not here");
    let arrived = jump(&reader);
    make(&mut reader, &search);
    assert_eq!((reader.find.hits.len(), reader.find.current, jump(&reader)), (4, None, arrived));
    reader.update(Command::Do(Action::FindNext));
    assert_eq!(reader.find.current, Some(0), "the first step goes to the first hit from here on");
    find(&mut reader, FindCommand::Look(SearchQuery::new("")));
    assert_eq!(asked(&open(&mut reader, "a.txt")), [Asked::StopFinding], "the old text is let go");
}
