//! What assistive technology is told: roles, levels, order, names, and what it can ask for.

use egui::accesskit::{Action, ActionData, ActionRequest, TextPosition, TextSelection, TreeId};
use egui::{Event, Key, Modifiers, Role, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use moyue::reader::{Command, Language, NoticeKind, Setting, ThemeChoice};

use crate::session::{Screen, TestFile, harness, harness_with, open, reading};

/// An article with every form that a text has.
const MARKDOWN: &str = "---\nlanguage: zh-Hant\n---\n\n# 各種形式\n\n一段文字說到量子電腦，見[那裡](https://example.org/q)[^1]。\n\n\
## 第一節\n\n- 甲\n- 乙\n  - 子\n\n3. 丙\n\n> 引文\n\n| 年 | 值 |\n|---|---|\n| 2024 | 一 |\n\n```\nlet a;\nlet b;\n```\n\n\
### 小節\n\n---\n\n![圖](none.png)\n\n## 術語\n\n量子電腦\n: 以量子位元運算的機器。\n\n## 註釋\n\n[^1]: 註文。\n";

fn markdown() -> (TestFile, Screen) {
    let file = TestFile::new("a.md", MARKDOWN.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    (file, harness)
}

/// What a node is called: a label by what it says.
fn name(node: &AccessKitNode<'_>) -> String {
    let name = if node.role() == Role::Label { node.value() } else { node.label() };
    name.unwrap_or_default()
}

/// What is told of a node, a line a node, without runs of text and containers that nobody hears of.
fn told(node: &AccessKitNode<'_>, depth: usize, out: &mut Vec<String>) {
    for child in node.children() {
        match child.role() {
            Role::TextRun => {}
            Role::GenericContainer => told(&child, depth, out),
            role => {
                out.push(format!("{}{role:?} {}", "  ".repeat(depth), name(&child)).trim_end().to_owned());
                told(&child, depth + 1, out);
            }
        }
    }
}

fn document(harness: &Screen) -> egui_kittest::Node<'_> {
    harness.get_by_role(Role::Document)
}

/// All that is written in the article, as a screen reader reads it.
fn spoken(harness: &Screen) -> String {
    let mut text = String::new();
    runs(&document(harness).accesskit_node(), &mut |node| text.push_str(&node.value().unwrap_or_default()));
    text
}

fn runs(node: &AccessKitNode<'_>, each: &mut dyn FnMut(&AccessKitNode<'_>)) {
    for child in node.children() {
        if child.role() == Role::TextRun { each(&child) } else { runs(&child, each) }
    }
}

/// The run in which these words stand, and their first character in it.
fn run_of(harness: &Screen, words: &str) -> TextPosition {
    let mut found = None;
    runs(&document(harness).accesskit_node(), &mut |node| {
        let value = node.value().unwrap_or_default();
        if let Some(at) = value.find(words) {
            let character_index = value.get(..at).unwrap_or_default().chars().count();
            found.get_or_insert(TextPosition { node: node.locate().0, character_index });
        }
    });
    found.expect("the words are told")
}

fn ask(harness: &mut Screen, action: Action, target_node: egui::accesskit::NodeId, data: Option<ActionData>) {
    harness.event(Event::AccessKitActionRequest(ActionRequest {
        action,
        target_tree: TreeId::ROOT,
        target_node,
        data,
    }));
    harness.run();
}

#[test]
fn the_article_is_told_with_all_that_it_consists_of() {
    let (_file, harness) = markdown();
    let mut lines = Vec::new();
    told(&document(&harness).accesskit_node(), 0, &mut lines);
    let expected = "\
Heading 各種形式
  Label 各種形式
Label 45 characters · about 1 min
Paragraph
  Label 一段文字說到量子電腦，見那裡[1]。
    Link 量子電腦
    Link 那裡
    Link [1]
Heading 第一節
  Label 第一節
List
  ListItem
    Label 甲
  ListItem
    Label 乙
    List
      ListItem
        Label 子
List
  ListItem
    Label 丙
Blockquote
  Paragraph
    Label 引文
Table
  Row
    ColumnHeader 年
      Label 年
    ColumnHeader 值
      Label 值
  Row
    Cell 2024
      Label 2024
    Cell 一
      Label 一
Code
  Label let a;
  Label let b;
Heading 小節
  Label 小節
DocPageBreak
Image Image: 圖
Heading 術語
  Label 術語
DescriptionList
  Term 量子電腦
    Label 量子電腦
      Link 量子電腦
  Definition
    Paragraph
      Label 以量子位元運算的機器。
Heading 註釋
  Label 註釋
List
  DocEndnote
    Label 註文。";
    let told: Vec<String> = lines.iter().map(|line| line.replace(['\u{2002}', '\u{2060}'], "")).collect();
    let told =
        told.iter().map(|line| line.replace("characters·about", "characters · about")).collect::<Vec<_>>();
    assert_eq!(told.join("\n"), expected, "\n{}", told.join("\n"));
}

#[test]
fn headings_have_levels_links_their_targets_and_terms_their_definitions() {
    let (_file, harness) = markdown();
    let level =
        |name: &str| harness.get_by_role_and_label(Role::Heading, name).accesskit_node().data().level();
    assert_eq!(["各種形式", "第一節", "小節"].map(level), [Some(0), Some(1), Some(2)], "counted from 0");
    let link = harness.get_by_role_and_label(Role::Link, "那裡");
    assert_eq!(link.accesskit_node().data().url(), Some("https://example.org/q"));
    let term = harness.get_all_by_role_and_label(Role::Link, "量子電腦").next().expect("a term");
    assert_eq!(term.accesskit_node().description().as_deref(), Some("以量子位元運算的機器。"));
    let document = document(&harness);
    assert_eq!(document.accesskit_node().label().as_deref(), Some("各種形式"));
    assert_eq!(document.accesskit_node().data().language(), Some("zh-Hant"));
    let header = harness.get_by_role_and_label(Role::ColumnHeader, "值");
    assert_eq!(header.accesskit_node().data().column_index(), Some(1));
}

#[test]
fn the_text_is_read_from_the_headline_to_the_last_note() {
    let (_file, harness) = markdown();
    let spoken = spoken(&harness);
    let mut rest = spoken.as_str();
    for words in [
        "各種形式\n",
        "一段文字說到量子電腦，見那裡[1]。\n",
        "• 甲\n",
        "◦ 子\n",
        "3. 丙\n",
        "引文\n",
        "2024\n",
        "let a;\n",
        "圖\n",
        "1. 註文。\n",
    ] {
        let at = rest.find(words).unwrap_or_else(|| panic!("{words:?} is not in {rest:?}"));
        rest = rest.get(at + words.len()..).expect("a place between characters");
    }
}

#[test]
fn of_a_long_text_what_is_near_is_told_and_the_headings_of_the_rest_lead_there() {
    use std::fmt::Write as _;
    let mut text = "# 長篇\n\n".to_owned();
    for chapter in 1..=60 {
        let _ = writeln!(text, "## 第{chapter}章\n\n### 第{chapter}章之首\n");
        for _ in 0..20 {
            let _ = writeln!(text, "第{chapter}章的一段。{}\n", "文字".repeat(60));
        }
    }
    let file = TestFile::new("long.md", text.as_bytes());
    let mut harness = harness();
    open(&mut harness, file.path());
    let read = spoken(&harness);
    assert!(read.contains("第1章的一段") && read.contains("第3章的一段"), "a good deal before and after");
    assert!(!read.contains("第40章的一段"), "but not the whole book");
    let headings = |end: &str| {
        let is_one = |node: &egui_kittest::Node<'_>| {
            node.accesskit_node().label().is_some_and(|label| label.ends_with(end))
        };
        harness.get_all_by_role(Role::Heading).filter(is_one).count()
    };
    assert_eq!((headings("章"), headings("之首")), (60, 60));
    let there = harness.get_by_role_and_label(Role::Heading, "第40章").accesskit_node().locate().0;
    ask(&mut harness, Action::Focus, there, None);
    let read = spoken(&harness);
    assert!(read.contains("第40章的一段") && !read.contains("第1章的一段"));
    // The heading that begins the chapter is at the same place.
    assert_eq!(harness.state().reader.current_outline_item(), Some(2 * 39 + 1));
    assert!(document(&harness).accesskit_node().is_focused(), "the text has the keyboard");
}

#[test]
fn caret_and_selection_are_told_and_can_be_moved() {
    let (_file, mut harness) = markdown();
    assert!(document(&harness).accesskit_node().is_focused(), "the text has the keyboard");
    let caret = |harness: &Screen| document(harness).accesskit_node().data().text_selection().copied();
    let start = caret(&harness).expect("reading goes on somewhere");
    assert_eq!((start.anchor, start.focus), (run_of(&harness, "各種形式"), run_of(&harness, "各種形式")));
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    harness.run();
    let selected = caret(&harness).expect("something is selected");
    assert_eq!(selected.focus.character_index, 1);
    assert_eq!(selected.anchor, run_of(&harness, "各種形式"));
    let target = document(&harness).accesskit_node().locate().0;
    let selection =
        TextSelection { anchor: run_of(&harness, "引文"), focus: run_of(&harness, "文字說到") };
    ask(&mut harness, Action::SetTextSelection, target, Some(ActionData::SetTextSelection(selection)));
    assert_eq!(caret(&harness), Some(selection));
    harness.event(Event::Copy);
    harness.step();
    let copied = harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert!(copied.is_some_and(|text| text.starts_with("文字說到量子電腦")), "it is the user's selection");
}

#[test]
fn f7_shows_a_caret_that_the_arrows_move() {
    let (_file, mut harness) = markdown();
    for key in [Key::F7, Key::ArrowRight, Key::ArrowRight] {
        harness.key_press(key);
        harness.run();
    }
    let caret = document(&harness).accesskit_node().data().text_selection().copied().expect("a caret");
    assert_eq!((caret.anchor, caret.focus.character_index), (caret.focus, 2));
    harness.key_press(Key::F7);
    harness.run();
    let before = harness.state().reader.position;
    for _ in 0..20 {
        harness.key_press(Key::ArrowDown);
        harness.run();
    }
    assert_ne!(harness.state().reader.position, before, "without a caret they scroll");
}

#[test]
fn panes_are_landmarks_in_the_order_in_which_they_are_read() {
    let (_file, harness) = markdown();
    let roles = [Role::Toolbar, Role::Navigation, Role::Main, Role::Complementary, Role::Status];
    let landmarks: Vec<(Role, String)> = harness
        .root()
        .children_recursive()
        .map(|node| (node.accesskit_node().role(), name(&node.accesskit_node())))
        .filter(|(role, _)| roles.contains(role))
        .collect();
    let expected = ["Toolbar", "Outline", "Article", "Glossary", "Status line"];
    assert_eq!(landmarks, roles.into_iter().zip(expected.map(str::to_owned)).collect::<Vec<_>>());
    assert_eq!(harness.root().accesskit_node().label().as_deref(), Some("各種形式 — 墨閱"));
    for heading in ["Outline", "Glossary"] {
        harness.get_by_role_and_label(Role::Heading, heading);
    }
    let main = harness.get_by_role(Role::Main);
    assert_eq!(main.query_all_by_role(Role::Document).count(), 1, "the article is in it");
    let outline = harness.get_by_role(Role::Navigation);
    assert!(outline.query_all_by_role(Role::TreeItem).count() > 3);
}

#[test]
fn what_is_chosen_in_a_list_is_selected_and_not_checked() {
    let (_file, mut harness) = markdown();
    harness.get_by_role_and_label(Role::ListBoxOption, "量子電腦").click();
    harness.run();
    for (role, chosen) in [(Role::TreeItem, "Text"), (Role::ListBoxOption, "量子電腦")] {
        let items: Vec<_> = harness.get_all_by_role(role).collect();
        assert!(items.iter().all(|item| item.accesskit_node().toggled().is_none()), "{role:?}");
        let selected = items.iter().filter(|item| item.accesskit_node().is_selected() == Some(true));
        let names: Vec<_> = selected.map(|item| name(&item.accesskit_node())).collect();
        assert!(names.iter().all(|name| name.starts_with(chosen)) && names.len() == 1, "{names:?}");
    }
}

#[test]
fn tab_goes_from_the_text_to_what_is_in_it_and_on_as_the_eye_does() {
    let (_file, mut harness) = markdown();
    let mut seen = Vec::new();
    for _ in 0..60 {
        harness.key_press(Key::Tab);
        harness.run();
        let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        seen.push(focused.map(|node| name(&node.accesskit_node())).unwrap_or_default());
    }
    assert_eq!(seen[..3], ["量子電腦", "那裡", "[1]"], "{seen:?}");
    let at =
        |name: &str| seen.iter().position(|seen| seen == name).unwrap_or_else(|| panic!("{name}: {seen:?}"));
    let order = [
        "Search the glossary",
        "Show or hide the outline",
        "Open",
        "Find in the article",
        "Text size",
        "Theme",
        "Show or hide the glossary panel",
    ];
    let places: Vec<usize> = order.iter().map(|name| at(name)).collect();
    assert!(places.is_sorted(), "{places:?} in {seen:?}");
    harness.key_press(Key::F6);
    harness.run();
    harness.get_by_label("Find in the article");
}

#[test]
fn shift_tab_goes_back_from_the_text() {
    let (_file, mut harness) = markdown();
    harness.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    harness.run();
    let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
    let role = focused.map(|node| (node.accesskit_node().role(), node.accesskit_node().label()));
    assert!(
        role.as_ref().is_some_and(|(role, _)| *role != Role::Document && *role != Role::Link),
        "{role:?}"
    );
}

#[test]
fn tab_scrolls_to_what_it_comes_to() {
    let (_file, mut harness) = reading(&crate::article());
    for _ in 0..12 {
        harness.key_press(Key::Tab);
        harness.run();
        let view = document(&harness).rect();
        let focused = harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        let focused = focused.expect("something has the keyboard");
        if focused.accesskit_node().role() == Role::Link {
            assert!(view.contains_rect(focused.rect()), "{:?} in {view:?}", focused.rect());
        }
    }
}

#[test]
fn nothing_is_called_by_an_icon() {
    let (_file, mut harness) = markdown();
    harness.state_mut().run(Command::Notify(NoticeKind::Copied));
    for keys in [
        &[][..],
        &[(Modifiers::COMMAND, Key::F)],
        &[(Modifiers::COMMAND, Key::Comma)],
        &[(Modifiers::COMMAND | Modifiers::SHIFT, Key::P)],
    ] {
        for (modifiers, key) in keys {
            harness.key_press_modifiers(*modifiers, *key);
        }
        harness.run();
        for node in harness.root().children_recursive() {
            let node = node.accesskit_node();
            let words = [node.label(), node.value(), node.description()];
            for word in words.into_iter().flatten() {
                let is_private = word.chars().any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c));
                assert!(!is_private, "{:?} is called {word:?}", node.role());
            }
        }
    }
}

#[test]
fn notices_and_counts_are_said() {
    use egui::accesskit::Live;
    let (_file, mut harness) = markdown();
    harness.state_mut().run(Command::Notify(NoticeKind::Copied));
    harness.run();
    let live = |harness: &Screen, label: &str| harness.get_by_label(label).accesskit_node().data().live();
    assert_eq!(live(&harness, "Copied"), Some(Live::Polite));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    harness.event(Event::Text("一".to_owned()));
    crate::session::wait(&mut harness);
    let count = harness
        .get_all_by_role(Role::Label)
        .find(|node| node.accesskit_node().value().is_some_and(|value| value.starts_with("1 of ")));
    assert_eq!(count.expect("a count").accesskit_node().data().live(), Some(Live::Polite));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::G);
    harness.run();
    harness.event(Event::Text("量子".to_owned()));
    harness.run();
    assert_eq!(live(&harness, "1 of 1"), Some(Live::Polite));
}

#[test]
fn nothing_is_lost_at_twice_the_size_in_any_language_and_theme() {
    let file = TestFile::new("a.md", MARKDOWN.as_bytes());
    for language in Language::ALL {
        // As large a window as one of 1280 × 800 pixels is at 200 %.
        let mut harness = harness_with(vec2(640.0, 400.0), 2.0);
        harness.state_mut().reader.language = language;
        harness.state_mut().run(Command::Set(Setting::Theme(ThemeChoice::Dark)));
        harness.state_mut().run(Command::Set(Setting::TextSize(36.0)));
        open(&mut harness, file.path());
        let window = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(640.0, 400.0));
        for node in harness.root().children_recursive() {
            if node.accesskit_node().role() == Role::Button {
                assert!(window.contains_rect(node.rect()), "{language:?}: {node:?} is cut off");
            }
        }
        let text = harness.get_by_role_and_label(Role::Label, "一段文字說到量子電腦，見那裡[1]。").rect();
        assert!(window.left() <= text.left() && text.right() <= window.right(), "{text:?}");
    }
}
