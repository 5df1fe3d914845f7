//! The rules of setting lines hold in faces that a system may have. `tests/faces/packages.txt` names Debian's packages of
//! those that are tried; one that is not installed is told of and left out.

#![cfg(feature = "gui")]

use moyue::article::Passage;
use moyue::fonts::{FaceFault, FaceStyle, GivenFace, InstalledFonts};
use moyue::page::setter;
use moyue::typeset::{
    LineBox, ParagraphOptions, WritingSystem, is_line_end_prohibited, is_line_start_prohibited,
};

/// The em of these tests, px.
const EM: f32 = 100.0;

/// Language tags with the families that texts in it are set in here.
const FACES: &[(&str, &str)] = &[
    ("zh-Hant", "Noto Serif CJK TC"),
    ("zh-Hant", "AR PL UMing TW"),
    ("zh-Hant", "AR PL UKai TW"),
    ("zh-HK", "Noto Serif CJK HK"),
    ("zh-Hans", "Noto Serif CJK SC"),
    ("zh-Hans", "AR PL UMing CN"),
    ("zh-Hans", "AR PL UKai CN"),
    ("ja", "Noto Serif CJK JP"),
    ("ja", "IPAMincho"),
    ("ko", "Noto Serif CJK KR"),
    ("ko", "NanumMyeongjo"),
];

fn text(tag: &str) -> &'static str {
    match tag {
        "zh-Hans" => {
            "他说：“我们——包括你——都在用 GPT-4 读《人工智能》（第2版）。”真的吗？！她没有回答……只是笑了笑，然后离开。"
        }
        "ja" => {
            "彼は「私たち――君も――は、GPT-4で『人工知能』（第２版）を読む。」と言った。本当か？　彼女は答えず……ただ笑って、去った。"
        }
        "ko" => {
            "그는 “우리는 GPT-4로 『인공지능』(제2판)을 읽는다.”라고 말했다. 정말인가? 그녀는 대답하지 않고… 웃기만 했다."
        }
        _ => {
            "他說：「我們——包括你——都在用 GPT-4 讀《人工智慧》（第2版）。」真的嗎？！她沒有回答……只是笑了笑，然後離開。"
        }
    }
}

type Lines = Vec<LineBox>;

/// The lines of a text in a family; none where it is not installed.
fn lines(tag: &str, face: GivenFace, text: &str, width: f32) -> Option<Lines> {
    let told = format!("{face:?}");
    match setter(tag, Some(face)) {
        Ok(mut set) => {
            let options =
                ParagraphOptions { indent: 0.0, ..ParagraphOptions::new(WritingSystem::of(tag), width, EM) };
            Some(set(&Passage::plain(text), &(0..text.len()), &options))
        }
        Err(FaceFault::NotInstalled | FaceFault::NoneOfStyle(..)) => {
            println!("not installed, and left out: {told} for {tag}");
            None
        }
        Err(fault) => panic!("{told} for {tag}: {fault:?}"),
    }
}

fn family(name: &str) -> GivenFace {
    GivenFace::Family(name.to_owned())
}

/// The room of each character on one line, hundredths of an em.
fn room(tag: &str, name: &str, text: &str) -> Option<Vec<i32>> {
    let lines = lines(tag, family(name), text, 10_000.0)?;
    assert_eq!(lines.len(), 1, "{name}");
    Some(lines[0].advance.iter().map(|advance| advance.round() as i32).collect())
}

#[test]
fn no_line_begins_or_ends_with_a_mark_that_may_not_stand_there() {
    for (tag, name) in FACES {
        let text = text(tag).repeat(6);
        let characters: Vec<char> = text.chars().collect();
        let strictness = WritingSystem::of(tag).usual_strictness();
        for width in [7.0, 12.0, 19.0, 31.0] {
            let Some(lines) = lines(tag, family(name), &text, width * EM) else { break };
            for line in &lines {
                let shown: String = characters[line.start..line.end].iter().collect();
                let shown = shown.trim();
                let first = shown.chars().next().filter(|_| line.start > 0);
                assert!(
                    !first.is_some_and(|c| is_line_start_prohibited(c, strictness, WritingSystem::of(tag))),
                    "{name}: {shown}"
                );
                let last = shown.chars().last().filter(|_| line.end < characters.len());
                assert!(!last.is_some_and(|c| is_line_end_prohibited(c, strictness)), "{name}: {shown}");
                assert!(line.width <= width * EM + 0.5, "{name}: {} in {width} em: {shown}", line.width / EM);
            }
            assert_eq!(lines.iter().map(|line| line.end - line.start).sum::<usize>(), characters.len());
        }
    }
}

#[test]
fn a_dash_of_two_is_two_em_long_in_every_face() {
    for (tag, name) in FACES.iter().filter(|(tag, _)| *tag != "ko") {
        let dash = if *tag == "ja" { "字――字" } else { "字——字" };
        let Some(room) = room(tag, name, dash) else { continue };
        assert_eq!(room[1] + room[2], 200, "{name}: {room:?}");
        assert_eq!(room[0], 100, "{name}: Han is an em wide");
    }
}

#[test]
fn han_and_letters_are_a_quarter_of_an_em_apart_in_every_face() {
    for (tag, name) in FACES.iter().filter(|(tag, _)| *tag != "ko") {
        let Some(lines) = lines(tag, family(name), "字A字", 10_000.0) else { continue };
        let LineBox { x, advance, .. } = &lines[0];
        for at in 0..2 {
            let gap = x[at + 1] - x[at] - advance[at];
            assert!((gap - 25.0).abs() < 0.6, "{name}: {gap}");
        }
    }
}

#[test]
fn marks_are_halved_by_their_ink_in_the_face_itself() {
    // Of Noto's, those of Taiwan stand in the middle; of the old face, commas stand at the left and full stops in the
    // middle.
    for (tag, name, text, expected) in [
        ("zh-Hant", "Noto Serif CJK TC", "」「字", [100, 50, 100]),
        ("zh-Hant", "Noto Serif CJK TC", "，」字", [100, 100, 100]),
        ("zh-Hans", "Noto Serif CJK SC", "，」字", [50, 100, 100]),
        ("zh-Hans", "Noto Serif CJK SC", "。”字", [50, 100, 100]),
        ("ja", "Noto Serif CJK JP", "、」字", [50, 100, 100]),
        ("ja", "IPAMincho", "、」字", [50, 100, 100]),
        ("zh-Hant", "AR PL UMing TW", "，」字", [50, 100, 100]),
        ("zh-Hant", "AR PL UMing TW", "。」字", [100, 100, 100]),
        ("zh-Hant", "AR PL UKai TW", "，」字", [100, 100, 100]),
        ("zh-Hant", "AR PL UKai TW", "」「字", [100, 50, 100]),
    ] {
        let Some(room) = room(tag, name, text) else { continue };
        assert_eq!(room, expected, "{name} {text}");
    }
}

#[test]
fn letters_of_half_an_em_each_give_way_to_letters_that_can_be_read() {
    for (tag, name) in [("zh-Hant", "AR PL UMing TW"), ("zh-Hans", "AR PL UKai CN"), ("ja", "IPAMincho")] {
        let Some(room) = room(tag, name, "字iM字") else { continue };
        assert!(room[2] - room[1] > 30, "{name}: {room:?}");
    }
    let Some(own) = room("zh-Hant", "Noto Serif CJK TC", "字iM字") else { return };
    assert_eq!(own[1..3], [33, 98], "its own letters are made to go with it");
}

#[test]
fn the_best_of_a_kind_is_of_the_language() {
    let mut fonts = InstalledFonts::default();
    for (tag, style, name) in [
        ("zh-Hant", FaceStyle::Ming, "Noto Serif CJK TC"),
        ("zh-HK", FaceStyle::Ming, "Noto Serif CJK HK"),
        ("zh-Hans", FaceStyle::Ming, "Noto Serif CJK SC"),
        ("ja", FaceStyle::Ming, "Noto Serif CJK JP"),
        ("ko", FaceStyle::Ming, "Noto Serif CJK KR"),
        ("zh-Hant", FaceStyle::Kai, "AR PL UKai TW"),
        ("zh-Hans", FaceStyle::Kai, "AR PL UKai CN"),
    ] {
        if fonts.family(name).is_err() {
            println!("not installed, and left out: {name}");
            continue;
        }
        let best = fonts.of_style(style, moyue::fonts::FaceLanguage::of(tag)).unwrap();
        // Other systems may have better ones.
        let families = moyue::fonts::families(style, moyue::fonts::FaceLanguage::of(tag));
        let place = |name: &str| families.iter().position(|of| *of == name);
        assert!(place(&best.regular.facts.name) <= place(name), "{}", best.regular.facts.name);
        assert!(!best.regular.facts.has_bitmaps || style == FaceStyle::Ming);
        let has_bold = best.bold.is_some_and(|bold| bold.facts.weight >= 600.0);
        assert!(has_bold || best.regular.facts.name != name || style == FaceStyle::Kai, "{name}");
    }
}

#[test]
fn families_are_listed_once_with_the_languages_that_they_hold() {
    let families = InstalledFonts::default().list();
    let names: Vec<&str> = families.iter().map(|family| family.name.as_str()).collect();
    assert!(names.is_sorted(), "{names:?}");
    let mut shown: Vec<&str> = families.iter().map(|family| family.name_in("en")).collect();
    shown.sort_unstable();
    let count = shown.len();
    shown.dedup();
    assert_eq!(shown.len(), count, "each once: {names:?}");
    for (tag, name) in FACES {
        let Some(family) = families.iter().find(|family| family.name == *name) else {
            println!("not installed, and left out: {name}");
            continue;
        };
        let language = moyue::fonts::FaceLanguage::of(tag);
        assert!(family.languages.contains(&language), "{name}: {:?}", family.languages);
        let is_wrong = |of: &moyue::fonts::FaceLanguage| {
            use moyue::fonts::FaceLanguage::{HongKong, Other, Taiwan};
            *of != language && *of != Other && !matches!((*of, language), (HongKong, Taiwan))
        };
        assert!(!family.languages.iter().any(is_wrong), "{name}: {:?}", family.languages);
    }
}

#[test]
fn what_is_no_face_is_refused() {
    let refused = |face| setter("zh-Hant", Some(face)).map(drop).unwrap_err();
    assert_eq!(refused(family("No Such Family")), FaceFault::NotInstalled);
    assert_eq!(refused(GivenFace::File(b"no font".to_vec())), FaceFault::NotAFont);
    assert_eq!(refused(GivenFace::File(Vec::new())), FaceFault::NotAFont);
    assert!(setter("zh-Hant", Some(GivenFace::Style(FaceStyle::Gothic))).is_ok(), "the bundled face");
}
