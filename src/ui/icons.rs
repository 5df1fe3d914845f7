//! The icons: code points of the Phosphor font, regular weight.

/// An icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Three lines: the outline.
    List,
    /// An open folder.
    Open,
    /// An open book: the guide.
    Guide,
    /// A sheet.
    File,
    /// An article.
    Article,
    /// A book with a ribbon: the glossary.
    Glossary,
    /// Large and small A.
    TextSize,
    /// Half a disc: the theme.
    Theme,
    /// Sun.
    Light,
    /// Setting sun.
    Sepia,
    /// Moon.
    Dark,
    /// A screen.
    System,
    /// A lens.
    Search,
    /// A cross.
    Close,
    /// Back.
    Left,
    /// Forward.
    Right,
    /// A caret pointing left.
    CaretLeft,
    /// A caret pointing right.
    CaretRight,
    /// A lens over a list.
    SearchTerms,
    /// A caret pointing up.
    CaretUp,
    /// A caret pointing down.
    CaretDown,
    /// A turning arrow.
    Reload,
    /// A floppy disk.
    Save,
    /// Letters of two scripts.
    Encoding,
    /// A browser's window.
    Page,
    /// Lines of text.
    Lines,
    /// Out of the program.
    External,
    /// A gear.
    Settings,
    /// The command key.
    Commands,
    /// Four arrows.
    FullScreen,
    /// A triangle with an exclamation mark.
    Warning,
    /// An i in a disc.
    Info,
    /// A picture.
    Image,
    /// A triangle that points on.
    Play,
    /// Two bars.
    Pause,
    /// Minus.
    Minus,
    /// Plus.
    Plus,
    /// Two windows.
    Windows,
    /// Two sheets.
    Copy,
    /// A clipboard with text.
    Paste,
    /// Quotation marks.
    Quotation,
    /// Plus in a disc.
    AddTerm,
    /// An arrow down into a tray.
    Import,
    /// An arrow up out of a tray.
    Export,
    /// A pencil.
    Edit,
    /// A dustbin.
    Remove,
    /// A tick in a disc.
    Known,
    /// A tick.
    Check,
    /// A disc with a bar through it.
    Never,
    /// Lines that grow longer: an order.
    Order,
    /// An arrow that bends back: undo.
    Undo,
    /// An arrow that bends on: redo.
    Redo,
    /// Books side by side: added glossaries.
    Books,
    /// An arrow that turns up and back.
    BackToText,
}

impl Icon {
    /// The character in the icon font.
    pub const fn char(self) -> char {
        match self {
            Self::List => '\u{e2f0}',
            Self::Open => '\u{e256}',
            Self::Guide => '\u{e8f2}',
            Self::File => '\u{e23a}',
            Self::Article => '\u{e0a8}',
            Self::Glossary => '\u{e0e4}',
            Self::TextSize => '\u{e6ee}',
            Self::Theme => '\u{e18c}',
            Self::Light => '\u{e472}',
            Self::Sepia => '\u{e5b6}',
            Self::Dark => '\u{e330}',
            Self::System => '\u{e560}',
            Self::Search => '\u{e30c}',
            Self::Close => '\u{e4f6}',
            Self::Left => '\u{e058}',
            Self::Right => '\u{e06c}',
            Self::CaretLeft => '\u{e138}',
            Self::CaretRight => '\u{e13a}',
            Self::SearchTerms => '\u{ebe0}',
            Self::CaretUp => '\u{e13c}',
            Self::CaretDown => '\u{e136}',
            Self::Reload => '\u{e036}',
            Self::Save => '\u{e248}',
            Self::Encoding => '\u{e4a2}',
            Self::Page => '\u{e0f4}',
            Self::Lines => '\u{e484}',
            Self::External => '\u{e5de}',
            Self::Settings => '\u{e270}',
            Self::Commands => '\u{e1c4}',
            Self::FullScreen => '\u{e0a2}',
            Self::Warning => '\u{e4e0}',
            Self::Info => '\u{e2ce}',
            Self::Image => '\u{e2ca}',
            Self::Play => '\u{e3d0}',
            Self::Pause => '\u{e39e}',
            Self::Minus => '\u{e32a}',
            Self::Plus => '\u{e3d4}',
            Self::Windows => '\u{e0f6}',
            Self::Copy => '\u{e1ca}',
            Self::Paste => '\u{e198}',
            Self::Quotation => '\u{e660}',
            Self::AddTerm => '\u{e3d6}',
            Self::Import => '\u{e20c}',
            Self::Export => '\u{e4c0}',
            Self::Edit => '\u{e3b4}',
            Self::Remove => '\u{e4a6}',
            Self::Known => '\u{e184}',
            Self::Check => '\u{e182}',
            Self::Never => '\u{e3de}',
            Self::Order => '\u{e444}',
            Self::Undo => '\u{e014}',
            Self::Redo => '\u{e016}',
            Self::Books => '\u{e758}',
            Self::BackToText => '\u{e08a}',
        }
    }
}
