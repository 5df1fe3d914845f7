//! Shortcuts and icons of the actions; names are in [`super::strings`].

use egui::{Key, KeyboardShortcut, Modifiers};

use super::icons::Icon;
use crate::reader::Action;

/// ⌘ on macOS, Ctrl elsewhere.
const COMMAND: Modifiers = Modifiers::COMMAND;

/// The action's shortcuts: the first is shown, all work.
pub fn shortcuts(action: Action) -> Vec<KeyboardShortcut> {
    let key = |modifiers, key| KeyboardShortcut::new(modifiers, key);
    let none = Modifiers::NONE;
    match action {
        Action::Open => vec![key(COMMAND, Key::O)],
        Action::Reload => vec![key(COMMAND, Key::R)],
        Action::SaveCopy => vec![key(COMMAND | Modifiers::SHIFT, Key::S)],
        Action::ChooseEncoding
        | Action::WholePage
        | Action::KeepLines
        | Action::OpenFirstArticle
        | Action::AddGlossary
        | Action::ImportTerms
        | Action::ExportTerms => vec![],
        Action::OpenGuide => vec![key(none, Key::F1)],
        Action::ToggleOutline => vec![key(COMMAND, Key::B)],
        Action::ToggleGlossary => vec![key(COMMAND | Modifiers::SHIFT, Key::G)],
        Action::Find => vec![key(COMMAND, Key::F)],
        Action::FindNext => vec![key(none, Key::F3)],
        Action::FindPrevious => vec![key(Modifiers::SHIFT, Key::F3)],
        Action::FocusGlossary => vec![key(COMMAND, Key::G)],
        Action::AddTerm => vec![key(COMMAND, Key::D)],
        Action::LargerText => vec![key(COMMAND, Key::Plus), key(COMMAND, Key::Equals)],
        Action::SmallerText => vec![key(COMMAND, Key::Minus)],
        Action::ResetTextSize => vec![key(COMMAND, Key::Num0)],
        Action::NextTheme => vec![key(COMMAND | Modifiers::SHIFT, Key::D)],
        Action::PageUp => vec![key(Modifiers::SHIFT, Key::Space), key(none, Key::PageUp)],
        Action::PageDown => vec![key(none, Key::Space), key(none, Key::PageDown)],
        Action::Top => vec![key(none, Key::Home)],
        Action::Bottom => vec![key(none, Key::End)],
        Action::PreviousSection => vec![key(COMMAND, Key::ArrowUp)],
        Action::NextSection => vec![key(COMMAND, Key::ArrowDown)],
        Action::Back => vec![key(Modifiers::ALT, Key::ArrowLeft)],
        Action::Forward => vec![key(Modifiers::ALT, Key::ArrowRight)],
        Action::SelectAll => vec![key(COMMAND, Key::A)],
        Action::Copy => vec![key(COMMAND, Key::C)],
        Action::Settings => vec![key(COMMAND, Key::Comma)],
        Action::Palette => vec![key(COMMAND | Modifiers::SHIFT, Key::P)],
        Action::FullScreen => vec![key(none, Key::F11)],
    }
}

/// The action's icon.
pub const fn icon(action: Action) -> Icon {
    match action {
        Action::Open => Icon::Open,
        Action::Reload => Icon::Reload,
        Action::SaveCopy => Icon::Save,
        Action::ChooseEncoding => Icon::Encoding,
        Action::WholePage => Icon::Page,
        Action::KeepLines => Icon::Lines,
        Action::OpenFirstArticle => Icon::Article,
        Action::OpenGuide => Icon::Guide,
        Action::ToggleOutline => Icon::List,
        Action::ToggleGlossary => Icon::Glossary,
        Action::Find => Icon::Search,
        Action::FindNext => Icon::CaretDown,
        Action::FindPrevious => Icon::CaretUp,
        Action::FocusGlossary => Icon::SearchTerms,
        Action::AddTerm => Icon::AddTerm,
        Action::AddGlossary => Icon::Books,
        Action::ImportTerms => Icon::Import,
        Action::ExportTerms => Icon::Export,
        Action::LargerText => Icon::Plus,
        Action::SmallerText => Icon::Minus,
        Action::ResetTextSize => Icon::TextSize,
        Action::NextTheme => Icon::Theme,
        Action::PageUp | Action::Top | Action::PreviousSection | Action::Back => Icon::Left,
        Action::PageDown | Action::Bottom | Action::NextSection | Action::Forward => Icon::Right,
        Action::SelectAll | Action::Copy => Icon::Copy,
        Action::Settings => Icon::Settings,
        Action::Palette => Icon::Commands,
        Action::FullScreen => Icon::FullScreen,
    }
}

/// Whether the action must leave a key alone while a text box has it.
pub fn yields_to_text_box(action: Action) -> bool {
    matches!(
        action,
        Action::PageUp | Action::PageDown | Action::Top | Action::Bottom | Action::SelectAll | Action::Copy
    )
}

/// The shown shortcut as words (`Ctrl+O`, `⌘O`), empty when there is none.
pub fn shortcut_text(ctx: &egui::Context, action: Action) -> String {
    let text = shortcuts(action).first().map(|shortcut| ctx.format_shortcut(shortcut)).unwrap_or_default();
    // As it stands on the keys.
    [("Plus", "+"), ("Minus", "−"), ("Comma", ",")]
        .iter()
        .fold(text, |text, (name, key)| text.replace(name, key))
}

/// The actions whose shortcuts were pressed in this pass; the keys are used up.
pub fn pressed(ctx: &egui::Context) -> Vec<Action> {
    let typing = ctx.text_edit_focused();
    // Space presses the button that has the keyboard.
    let on_a_button = !typing && ctx.memory(|memory| memory.focused().is_some());
    let mut actions: Vec<(Action, KeyboardShortcut)> = Action::ALL
        .into_iter()
        .filter(|action| !(typing && yields_to_text_box(*action)))
        // egui turns the copy shortcut into an event of its own.
        .filter(|action| *action != Action::Copy)
        .flat_map(|action| shortcuts(action).into_iter().map(move |shortcut| (action, shortcut)))
        .filter(|(_, shortcut)| !(on_a_button && shortcut.logical_key == Key::Space))
        .collect();
    // Ctrl G also matches Ctrl Shift G: the shortcut with more modifiers goes first.
    actions.sort_by_key(|(_, shortcut)| std::cmp::Reverse(modifier_count(shortcut.modifiers)));
    ctx.input_mut(|input| {
        actions
            .into_iter()
            .filter(|(_, shortcut)| input.consume_shortcut(shortcut))
            .map(|(action, _)| action)
            .collect()
    })
}

fn modifier_count(modifiers: Modifiers) -> usize {
    [modifiers.shift, modifiers.alt, modifiers.command].into_iter().filter(|on| *on).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn no_two_actions_share_a_shortcut() {
        let mut seen = BTreeMap::new();
        for action in Action::ALL {
            for shortcut in shortcuts(action) {
                if let Some(other) = seen.insert(format!("{shortcut:?}"), action) {
                    panic!("{action:?} and {other:?} share {shortcut:?}");
                }
            }
        }
    }

    #[test]
    fn every_action_is_listed_once() {
        for (index, action) in Action::ALL.iter().enumerate() {
            assert!(!Action::ALL[index + 1..].contains(action), "{action:?} is listed twice");
        }
    }
}
