//! Shortcuts and icons of the actions; the names are those of [`crate::words`].

use std::borrow::Cow;

use egui::{Key, KeyboardShortcut, Modifiers};
use strum::VariantArray;

use super::icons::Icon;
use crate::reader::{Action, Reader};
use crate::words::{Msg, undo_name};

/// What has a name, an icon, a shortcut and a place in a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UiAction {
    /// The reading session does it.
    Reader(Action),
    /// The screen does it.
    View(ViewAction),
}

/// What the screen does, which knows pages, selections and what lies over the text; in the order in which all commands
/// are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum ViewAction {
    /// Begin a term of the user's own with what is selected.
    AddTerm,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
    /// Select the whole article.
    SelectAll,
    /// Copy the selection.
    Copy,
    /// Copy the selection with where it comes from.
    CopyQuotation,
    /// Show the caret, so that the arrows move it, or take it away.
    ToggleCaret,
    /// Show what can be done with what has the keyboard or is selected.
    ContextMenu,
    /// The keyboard to the next of outline, text and glossary.
    NextPane,
    /// The keyboard to the one before.
    PreviousPane,
    /// Choose a face for the text.
    ChooseTextFace,
    /// Choose a face for headings.
    ChooseHeadingFace,
    /// Choose a face for code.
    ChooseCodeFace,
    /// Show the settings.
    Settings,
    /// Show what the program is and what it runs on.
    About,
    /// Copy that for the report of a fault.
    CopyReport,
    /// Show all commands.
    Palette,
}

impl UiAction {
    /// What it is called.
    pub const fn name(self) -> Msg<'static> {
        match self {
            Self::Reader(action) => Msg::of_action(action),
            Self::View(action) => action.name(),
        }
    }
}

impl ViewAction {
    const fn name(self) -> Msg<'static> {
        match self {
            Self::AddTerm => Msg::AddTerm,
            Self::PageUp => Msg::PageUp,
            Self::PageDown => Msg::PageDown,
            Self::Top => Msg::Top,
            Self::Bottom => Msg::Bottom,
            Self::SelectAll => Msg::SelectAll,
            Self::Copy => Msg::Copy,
            Self::CopyQuotation => Msg::CopyQuotation,
            Self::ToggleCaret => Msg::ToggleCaret,
            Self::ContextMenu => Msg::ContextMenu,
            Self::NextPane => Msg::NextPane,
            Self::PreviousPane => Msg::PreviousPane,
            Self::ChooseTextFace => Msg::ChooseTextFace,
            Self::ChooseHeadingFace => Msg::ChooseHeadingFace,
            Self::ChooseCodeFace => Msg::ChooseCodeFace,
            Self::Settings => Msg::Settings,
            Self::About => Msg::About,
            Self::CopyReport => Msg::CopyReport,
            Self::Palette => Msg::Commands,
        }
    }

    /// The reader's action that it comes after where all commands are listed.
    const fn follows(self) -> Action {
        match self {
            Self::AddTerm | Self::NextPane | Self::PreviousPane => Action::ToggleGlossary,
            Self::ChooseTextFace | Self::ChooseHeadingFace | Self::ChooseCodeFace => Action::ResetTextSize,
            Self::PageDown | Self::PageUp | Self::Top | Self::Bottom => Action::NextTheme,
            Self::SelectAll
            | Self::Copy
            | Self::CopyQuotation
            | Self::ToggleCaret
            | Self::ContextMenu
            | Self::Settings
            | Self::About
            | Self::CopyReport
            | Self::Palette => Action::Forward,
        }
    }
}

impl From<Action> for UiAction {
    fn from(action: Action) -> Self {
        Self::Reader(action)
    }
}

impl From<ViewAction> for UiAction {
    fn from(action: ViewAction) -> Self {
        Self::View(action)
    }
}

/// Every action, in the order in which all commands are listed: those of the reader, and after some of them those of
/// the screen that belong there.
pub fn all() -> impl Iterator<Item = UiAction> {
    Action::VARIANTS.iter().flat_map(|action| {
        let of_screen = ViewAction::VARIANTS.iter().filter(|view| view.follows() == *action);
        std::iter::once(UiAction::Reader(*action)).chain(of_screen.map(|view| UiAction::View(*view)))
    })
}

impl UiAction {
    /// What it is called now: to undo says what it undoes.
    pub fn current_name(self, reader: &Reader) -> Cow<'static, str> {
        match self {
            Self::Reader(action) => undo_name(action, reader),
            Self::View(action) => action.name().text(reader.language),
        }
    }

    /// Whether it is listed among all commands.
    pub const fn is_listed(self) -> bool {
        // Whoever reads the list has it open.
        !matches!(self, Self::View(ViewAction::Palette))
    }

    /// Whether it means something for the article on screen; others are not offered.
    pub fn is_offered(self, reader: &Reader) -> bool {
        match self {
            Self::Reader(action) => reader.offers(action),
            Self::View(_) => true,
        }
    }

    /// Whether what it turns on and off is on.
    pub fn is_on(self, reader: &Reader) -> bool {
        matches!(self, Self::Reader(action) if reader.is_on(action))
    }
}

/// ⌘ on macOS, Ctrl elsewhere.
pub const COMMAND: Modifiers = Modifiers::COMMAND;

/// The action's shortcuts: the first is shown, all work.
pub fn shortcuts(action: impl Into<UiAction>) -> Vec<KeyboardShortcut> {
    match action.into() {
        UiAction::Reader(action) => reader_shortcuts(action),
        UiAction::View(action) => view_shortcuts(action),
    }
}

fn reader_shortcuts(action: Action) -> Vec<KeyboardShortcut> {
    let key = |modifiers, key| KeyboardShortcut::new(modifiers, key);
    let none = Modifiers::NONE;
    match action {
        Action::Open => vec![key(COMMAND, Key::O)],
        Action::Paste => vec![key(COMMAND, Key::V), key(none, Key::Paste)],
        Action::Reload => vec![key(COMMAND, Key::R), key(none, Key::F5)],
        Action::SaveCopy => vec![key(COMMAND, Key::S), key(COMMAND | Modifiers::SHIFT, Key::S)],
        Action::ChooseEncoding
        | Action::WholePage
        | Action::KeepLines
        | Action::OpenFirstArticle
        | Action::AddGlossary
        | Action::ImportTerms
        | Action::ExportTerms
        | Action::ImportSettings
        | Action::ExportSettings => vec![],
        Action::Undo => vec![key(COMMAND, Key::Z)],
        Action::Redo => vec![key(COMMAND | Modifiers::SHIFT, Key::Z), key(COMMAND, Key::Y)],
        Action::OpenGuide => vec![key(none, Key::F1)],
        Action::ToggleOutline => vec![key(COMMAND, Key::B)],
        Action::ToggleGlossary => vec![key(COMMAND | Modifiers::SHIFT, Key::G)],
        Action::Find => vec![key(COMMAND, Key::F)],
        Action::FindNext => vec![key(none, Key::F3)],
        Action::FindPrevious => vec![key(Modifiers::SHIFT, Key::F3)],
        Action::FocusGlossary => vec![key(COMMAND, Key::G)],
        Action::LargerText => vec![key(COMMAND, Key::Plus), key(COMMAND, Key::Equals)],
        Action::SmallerText => vec![key(COMMAND, Key::Minus)],
        Action::ResetTextSize => vec![key(COMMAND, Key::Num0)],
        Action::NextTheme => vec![key(COMMAND | Modifiers::SHIFT, Key::D)],
        Action::PreviousSection => vec![key(COMMAND, Key::ArrowUp)],
        Action::NextSection => vec![key(COMMAND, Key::ArrowDown)],
        Action::NextFile => vec![key(COMMAND, Key::PageDown)],
        Action::PreviousFile => vec![key(COMMAND, Key::PageUp)],
        Action::NewWindow => vec![key(COMMAND, Key::N)],
        Action::Back => vec![key(Modifiers::ALT, Key::ArrowLeft)],
        Action::Forward => vec![key(Modifiers::ALT, Key::ArrowRight)],
        Action::FullScreen => vec![key(none, Key::F11)],
        Action::CloseWindow => vec![key(COMMAND, Key::W), key(COMMAND, Key::Q)],
    }
}

fn view_shortcuts(action: ViewAction) -> Vec<KeyboardShortcut> {
    let key = |modifiers, key| KeyboardShortcut::new(modifiers, key);
    let none = Modifiers::NONE;
    match action {
        ViewAction::AddTerm => vec![key(COMMAND, Key::D)],
        ViewAction::PageUp => vec![key(Modifiers::SHIFT, Key::Space), key(none, Key::PageUp)],
        ViewAction::PageDown => vec![key(none, Key::Space), key(none, Key::PageDown)],
        ViewAction::Top => vec![key(none, Key::Home)],
        ViewAction::Bottom => vec![key(none, Key::End)],
        ViewAction::SelectAll => vec![key(COMMAND, Key::A)],
        ViewAction::Copy => vec![key(COMMAND, Key::C)],
        ViewAction::CopyQuotation
        | ViewAction::ChooseTextFace
        | ViewAction::ChooseHeadingFace
        | ViewAction::ChooseCodeFace
        | ViewAction::About
        | ViewAction::CopyReport => vec![],
        ViewAction::ToggleCaret => vec![key(none, Key::F7)],
        ViewAction::ContextMenu => vec![key(Modifiers::SHIFT, Key::F10), key(none, Key::Menu)],
        ViewAction::NextPane => vec![key(none, Key::F6)],
        ViewAction::PreviousPane => vec![key(Modifiers::SHIFT, Key::F6)],
        ViewAction::Settings => vec![key(COMMAND, Key::Comma)],
        ViewAction::Palette => vec![key(COMMAND | Modifiers::SHIFT, Key::P)],
    }
}

/// The action's icon.
pub fn icon(action: impl Into<UiAction>) -> Icon {
    match action.into() {
        UiAction::Reader(action) => reader_icon(action),
        UiAction::View(action) => view_icon(action),
    }
}

const fn reader_icon(action: Action) -> Icon {
    match action {
        Action::Open => Icon::Open,
        Action::Paste => Icon::Paste,
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
        Action::AddGlossary => Icon::Books,
        Action::ImportTerms | Action::ImportSettings => Icon::Import,
        Action::ExportTerms | Action::ExportSettings => Icon::Export,
        Action::Undo => Icon::Undo,
        Action::Redo => Icon::Redo,
        Action::LargerText => Icon::Plus,
        Action::SmallerText => Icon::Minus,
        Action::ResetTextSize => Icon::TextSize,
        Action::NextTheme => Icon::Theme,
        Action::PreviousSection | Action::PreviousFile | Action::Back => Icon::Left,
        Action::NextSection | Action::NextFile | Action::Forward => Icon::Right,
        Action::NewWindow => Icon::Windows,
        Action::FullScreen => Icon::FullScreen,
        Action::CloseWindow => Icon::Close,
    }
}

const fn view_icon(action: ViewAction) -> Icon {
    match action {
        ViewAction::AddTerm => Icon::AddTerm,
        ViewAction::PageUp | ViewAction::Top | ViewAction::PreviousPane => Icon::Left,
        ViewAction::PageDown | ViewAction::Bottom | ViewAction::NextPane => Icon::Right,
        ViewAction::SelectAll | ViewAction::Copy | ViewAction::CopyReport => Icon::Copy,
        ViewAction::CopyQuotation => Icon::Quotation,
        ViewAction::ToggleCaret => Icon::TextSize,
        ViewAction::ContextMenu => Icon::List,
        ViewAction::ChooseTextFace | ViewAction::ChooseHeadingFace | ViewAction::ChooseCodeFace => {
            Icon::TextSize
        }
        ViewAction::Settings => Icon::Settings,
        ViewAction::About => Icon::Info,
        ViewAction::Palette => Icon::Commands,
    }
}

/// Whether the action must leave a key alone while a text box has it.
pub fn yields_to_text_box(action: UiAction) -> bool {
    use ViewAction::{Bottom, Copy, PageDown, PageUp, SelectAll, Top};
    matches!(
        action,
        UiAction::View(PageUp | PageDown | Top | Bottom | SelectAll | Copy)
            | UiAction::Reader(Action::Paste | Action::Undo | Action::Redo)
    )
}

/// The shown shortcut as words (`Ctrl+O`, `⌘O`), empty when there is none.
pub fn shortcut_text(ctx: &egui::Context, action: impl Into<UiAction>) -> String {
    let text = shortcuts(action).first().map(|shortcut| ctx.format_shortcut(shortcut)).unwrap_or_default();
    // As it stands on the keys.
    let keys =
        [("Plus", "+"), ("Minus", "−"), ("Comma", ","), ("PageUp", "Page Up"), ("PageDown", "Page Down")];
    keys.iter().fold(text, |text, (name, key)| text.replace(name, key))
}

/// The actions whose shortcuts were pressed in this pass; the keys are used up.
pub fn pressed(ctx: &egui::Context) -> Vec<UiAction> {
    let typing = ctx.text_edit_focused();
    // Space presses the button that has the keyboard.
    let on_a_button = !typing && ctx.memory(|memory| memory.focused().is_some());
    let mut actions: Vec<(UiAction, KeyboardShortcut)> = all()
        .filter(|action| !(typing && yields_to_text_box(*action)))
        // egui turns the copy shortcut into an event of its own.
        .filter(|action| *action != UiAction::View(ViewAction::Copy))
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
    use std::collections::{BTreeMap, HashSet};

    #[test]
    fn no_two_actions_share_a_shortcut() {
        let mut seen = BTreeMap::new();
        for action in all() {
            for shortcut in shortcuts(action) {
                if let Some(other) = seen.insert(format!("{shortcut:?}"), action) {
                    panic!("{action:?} and {other:?} share {shortcut:?}");
                }
            }
        }
    }

    #[test]
    fn on_macos_the_keys_are_those_of_macos() {
        for shortcut in all().flat_map(shortcuts) {
            let [there, elsewhere] =
                [true, false].map(|is_mac| shortcut.format(&egui::ModifierNames::NAMES, is_mac));
            assert!(!there.contains("Ctrl"), "{there}");
            assert_eq!(there.contains("Cmd"), elsewhere.contains("Ctrl"), "{there}, {elsewhere}");
        }
    }

    #[test]
    fn every_action_comes_once() {
        let actions: Vec<UiAction> = all().collect();
        assert_eq!(actions.len(), Action::VARIANTS.len() + ViewAction::VARIANTS.len());
        assert_eq!(actions.iter().collect::<HashSet<_>>().len(), actions.len());
    }
}
