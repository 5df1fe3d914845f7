//! Settings that a user can change, one at a time.

use super::{
    CodeLines, CopiedText, Effect, Language, Reader, Settings, SimilarUses, TermOrder, TermUnderlines,
    ThemeChoice, Typography,
};
use crate::fonts::{FacePart, FaceStyle};
use crate::text::convert::Conversion;

/// A setting and what it is to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    /// The theme.
    Theme(ThemeChoice),
    /// The interface's language; none follows the system.
    Language(Option<Language>),
    /// The text size in pt.
    TextSize(f32),
    /// The kind of face of the text, in all languages.
    TextFace(FaceStyle),
    /// The kind of face of headings, in all languages; none for that of the text.
    HeadingFace(Option<FaceStyle>),
    /// How lines are set.
    Typography(Typography),
    /// Which uses of terms are underlined.
    Underline(TermUnderlines),
    /// Whether places that are only like a term are underlined.
    SimilarUses(SimilarUses),
    /// What the glossary's terms are ordered by.
    TermOrder(TermOrder),
    /// The forms of Chinese that articles are shown in.
    Conversion(Conversion),
    /// What is copied of an article that is shown in other forms.
    CopiedText(CopiedText),
    /// What becomes of long lines of code.
    CodeLines(CodeLines),
    /// Whether cut lines of plain texts stay as they are.
    KeepLines(bool),
    /// The outline's width in pt.
    OutlineWidth(f32),
    /// The glossary's width in pt.
    GlossaryWidth(f32),
}

impl Reader {
    pub(super) fn set(&mut self, setting: Setting) -> Vec<Effect> {
        match setting {
            Setting::Theme(theme) => self.settings.theme = theme,
            Setting::Language(language) => {
                self.settings.language = language;
                self.language = language.unwrap_or(self.system_language);
            }
            Setting::TextSize(size) => self.set_text_size(size),
            Setting::TextFace(style) => {
                self.settings.faces.text = style;
                self.choose_face(FacePart::Text, None);
            }
            Setting::HeadingFace(style) => {
                self.settings.faces.headings = style;
                self.choose_face(FacePart::Headings, None);
            }
            Setting::Typography(typography) => self.settings.typography = typography.sanitized(),
            Setting::Underline(underline) => self.settings.underline = underline,
            Setting::SimilarUses(uses) => self.settings.similar_uses = uses,
            Setting::TermOrder(order) => self.settings.term_order = order,
            Setting::Conversion(conversion) => {
                self.settings.conversion = conversion;
                return self.convert();
            }
            Setting::CopiedText(copy) => self.settings.copy = copy,
            Setting::CodeLines(lines) => self.settings.code_lines = lines,
            Setting::KeepLines(keep) => return self.set_keep_lines(keep),
            Setting::OutlineWidth(width) => self.settings.outline.width = width,
            Setting::GlossaryWidth(width) => self.settings.glossary.width = width,
        }
        Vec::new()
    }

    /// Sets the text size in pt, within its bounds.
    pub(super) fn set_text_size(&mut self, size: f32) {
        self.settings.text_size = size.clamp(*Settings::TEXT_SIZES.start(), *Settings::TEXT_SIZES.end());
    }
}
