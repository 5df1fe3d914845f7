//! The style sheet of the page: sizes, inks and spaces for each kind of passage.

use super::axis::Logical;
use super::fonts::{Cut, Typeface};
use super::ink::{Ink, Inks};
use super::setup::Conventions;
use crate::article::{ListIndent, Passage, Role, SectionKind, Style, names_source};
use crate::fonts::FacePart;
use crate::reader::{Settings, Typography};
use crate::typeset::{ParagraphOptions, WritingSystem};

/// How far a level of lists is set in, em.
pub(super) const LIST_INDENT: f32 = 2.0;
/// How far what is said of a term is set in under it, em.
const DEFINITION_INDENT: f32 = 2.0;
/// How far a level of quotation is set in, em.
pub(super) const QUOTE_INDENT: f32 = 1.0;
/// The narrowest column, em of its text.
const LEAST_COLUMN: f32 = 4.0;
/// Columns between which a headline grows from the size of the text to its full size, em of the text.
const GRANDEUR_COLUMNS: [f32; 2] = [8.0, 30.0];
/// Room along the block axis between which it does so, em of the text.
const GRANDEUR_ROOM: [f32; 2] = [6.0, 26.0];
/// Steps in which the room along the block axis counts, so that a drag of the window's edge seldom sets all again.
const ROOM_STEPS: f32 = 4.0;

/// The least share of the space around the head that is left: lines have room of their own above and below.
const LEAST_AIR: f32 = 0.05;

/// The page's measures and inks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// The colours.
    pub inks: Inks,
    /// The regional face.
    pub face: Typeface,
    /// The conventions that lines are set by.
    pub writing_system: WritingSystem,
    /// How lines are set.
    pub typography: Typography,
    /// Size of running text, in pt: the em of the page.
    pub em: f32,
    /// Inline size of the column, in pt: a whole number of em where there is room for some, so that lines of Han fill it
    /// as they are (jlreq §2.4.1).
    pub column: f32,
    /// How much of its size beyond that of the text a headline keeps, and of the space around it, from 0 to 1: all
    /// where the column is as wide as in a book, less where it is narrow, the view low or the text large, so that some
    /// text stands below the headline.
    pub grandeur: f32,
}

/// How a passage is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PassageStyle {
    /// Size, in pt.
    pub size: f32,
    /// Regular, bold or monospaced.
    pub cut: Cut,
    /// Whether it has the face of text or that of headings.
    pub part: FacePart,
    /// Its ink.
    pub ink: Ink,
    /// Distance of baselines, in multiples of the size.
    pub leading: f32,
}

impl PassageStyle {
    /// The ink of a span's text.
    pub(super) fn ink_of(&self, style: &Style) -> Ink {
        if style.link.is_some() {
            Ink::Accent
        } else if style.quiet {
            Ink::Quiet
        } else {
            self.ink
        }
    }
}

/// The spaces of a unit, in pt.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Space {
    /// Before everything along the block axis, on the page's ground.
    pub outer: f32,
    /// Before the text along the block axis, on the unit's own ground.
    pub block_start: f32,
    /// After the text along the block axis, on the unit's own ground.
    pub block_end: f32,
    /// Before the text along the inline axis.
    pub inline_start: f32,
}

impl Sheet {
    /// The sheet for a view of this size (pt) when nothing but the article takes it.
    pub fn new(conventions: Conventions, settings: &Settings, inks: Inks, view: Logical) -> Self {
        let Conventions { face, writing_system } = conventions;
        let em = settings.text_size;
        let margin = Self::margin(view.inline);
        let measure = settings.typography.measure(writing_system) * em;
        let room = (view.inline - 2.0 * margin).min(measure);
        let column = if room >= LEAST_COLUMN * em {
            (room / em).floor() * em
        } else {
            room.max(LEAST_COLUMN * em.min(view.inline / LEAST_COLUMN)).floor()
        };
        let by_room = (share_of(GRANDEUR_ROOM, view.block / em) * ROOM_STEPS).floor() / ROOM_STEPS;
        let grandeur = share_of(GRANDEUR_COLUMNS, column / em).min(by_room);
        Self { inks, face, writing_system, typography: settings.typography, em, column, grandeur }
    }

    /// The share of the space around the head and its parts that is left.
    pub(super) fn air(&self) -> f32 {
        // Less readily than the size of the headline.
        self.grandeur.sqrt().max(LEAST_AIR)
    }

    /// The least margin next to the column in a pane of this width, in pt.
    fn margin(pane: f32) -> f32 {
        if pane < 560.0 { 24.0 } else { 56.0 }
    }

    /// How a passage is set.
    pub fn passage_style(&self, passage: &Passage) -> PassageStyle {
        let (ink, quiet) = (Ink::Text, Ink::Quiet);
        let leading = self.typography.leading(self.writing_system);
        // Readings stand on both sides of the lines.
        let least = if passage.has_readings_under { 2.25 } else { 0.0 };
        let style = |scale: f32, cut, ink, leading| PassageStyle {
            size: (self.em * scale).round(),
            cut,
            part: part(passage.role),
            ink,
            leading: f32::max(leading, least),
        };
        match passage.role {
            Role::Title => style(1.0 + 0.9 * self.grandeur, Cut::Bold, ink, 1.2 + 0.15 * self.grandeur),
            Role::Subtitle => style(1.0 + 0.2 * self.grandeur, Cut::Regular, quiet, 1.5),
            Role::Summary => style(1.0 + 0.1 * self.grandeur, Cut::Regular, quiet, 1.7),
            Role::SectionTitle => style(1.0 + 0.4 * self.grandeur, Cut::Bold, ink, 1.4),
            Role::Heading(1) => style(1.0 + 0.2 * self.grandeur, Cut::Bold, ink, 1.4),
            Role::Heading(2) | Role::TermName | Role::ReferenceName | Role::CalloutTitle => {
                style(1.0, Cut::Bold, ink, 1.5)
            }
            Role::Heading(_) => style(1.0, Cut::Bold, quiet, 1.5),
            Role::ReferenceNote => style(0.9, Cut::Regular, quiet, 1.65),
            Role::Caption | Role::CodeCaption | Role::Image => style(0.85, Cut::Regular, quiet, 1.6),
            Role::DefinitionTerm if passage.entry.is_some() => style(0.95, Cut::Bold, ink, 1.5),
            Role::DefinitionTerm => style(1.0, Cut::Bold, ink, 1.5),
            Role::Code => style(0.85, Cut::Mono, ink, 1.55),
            Role::Cell(cell) if cell.header => style(0.9, Cut::Bold, ink, 1.5),
            Role::Cell(_) => style(0.9, Cut::Regular, ink, 1.5),
            Role::Paragraph | Role::Rule if passage.entry.is_some() => {
                style(0.95, Cut::Regular, ink, leading - 0.05)
            }
            Role::Paragraph | Role::Rule => style(1.0, Cut::Regular, ink, leading),
        }
    }

    /// The spaces of a passage, given the one above it.
    pub fn space(&self, above: Option<&Passage>, passage: &Passage, below: Option<&Passage>) -> Space {
        let space = self.exact_space(above, passage, below);
        // Whole points: grounds of neighbours meet without a seam.
        Space {
            outer: space.outer.round(),
            block_start: space.block_start.round(),
            block_end: space.block_end.round(),
            inline_start: space.inline_start.round(),
        }
    }

    fn exact_space(&self, above: Option<&Passage>, passage: &Passage, below: Option<&Passage>) -> Space {
        let mut space = Space { inline_start: self.inline_start(passage), ..Space::default() };
        let em = self.em;
        let Some(above) = above else {
            return Space { outer: 2.2 * em * self.air(), ..space };
        };
        let is_source = Self::is_attribution(Some(above), passage, below);
        let gap = if is_source { 0.2 * em } else { self.gap(above, passage) };
        if Self::is_inset(passage) {
            let first = !continues(above, passage);
            let last = below.is_none_or(|below| !continues(passage, below));
            let pad = if passage.role == Role::Code { 0.7 * em } else { 1.2 * em };
            if first {
                space.outer = gap;
                space.block_start = pad;
            } else if continues(above, passage) && passage.role == Role::Code && above.role == Role::Code {
                space.block_start = 0.0;
            } else {
                space.block_start = gap;
            }
            space.block_end = if last { pad } else { 0.0 };
        } else {
            space.outer = gap;
        }
        space
    }

    /// What `typeset` needs to know, for lines of `width` pt of text of `size` pt.
    pub fn options(&self, width: f32, size: f32) -> ParagraphOptions {
        self.typography.options(self.writing_system, width, size)
    }

    /// Distance of the lines of running text, in pt.
    pub fn line(&self) -> f32 {
        self.em * self.typography.leading(self.writing_system)
    }

    /// Whether a passage is running text that follows the conventions of a book.
    pub fn is_running(passage: &Passage) -> bool {
        passage.role == Role::Paragraph
            && passage.entry.is_none()
            && passage.indent == 0
            && passage.quote == 0
            && passage.marker.is_none()
    }

    /// Space between paragraphs of running text, em: without an indent they need some more to be told apart.
    pub fn paragraph_space(&self) -> f32 {
        let space = self.typography.paragraph_space(self.writing_system);
        if self.options(1.0, 1.0).indent > 0.0 { space } else { space + 0.4 }
    }

    /// Whether a passage stands on a ground of its own: code, and the editor's note.
    pub fn is_inset(passage: &Passage) -> bool {
        passage.role == Role::Code || passage.kind == Some(SectionKind::EditorsNote)
    }

    /// Whether a passage says who is quoted above it: the last line of a quotation, after a dash.
    pub fn is_attribution(above: Option<&Passage>, passage: &Passage, below: Option<&Passage>) -> bool {
        let is_quoted = |other: &Passage| {
            other.quote >= passage.quote
                && (other.anchor.section, other.anchor.block)
                    == (passage.anchor.section, passage.anchor.block)
        };
        passage.role == Role::Paragraph
            && passage.quote > 0
            && passage.marker.is_none()
            && passage.callouts.iter().all(|callout| callout.level + 1 != passage.quote)
            && names_source(&passage.text)
            && above.is_some_and(|above| above.role == Role::Paragraph && is_quoted(above))
            && !below.is_some_and(is_quoted)
    }

    /// Whether a hairline is drawn above a passage: between sections and between glossary entries.
    pub fn has_rule_above(above: Option<&Passage>, passage: &Passage) -> bool {
        match passage.role {
            Role::TermName => above.is_some_and(|above| above.entry.is_some()),
            Role::ReferenceName => {
                above.is_some_and(|above| matches!(above.role, Role::ReferenceName | Role::ReferenceNote))
            }
            _ => false,
        }
    }

    fn inline_start(&self, passage: &Passage) -> f32 {
        let lists = ListIndent { levels: passage.indent, marker_room: passage.marker_room };
        self.set_in(passage, lists, passage.quote)
    }

    /// Where the bar of a level of quotation stands, in pt from the beginning of the column.
    pub(super) fn bar_start(&self, passage: &Passage, level: u16) -> f32 {
        let lists = passage.quote_indents.get(usize::from(level)).copied().unwrap_or_default();
        let within = f32::from(passage.quote.saturating_sub(level)) * QUOTE_INDENT * self.em;
        self.set_in(passage, lists, level).min(self.inline_start(passage) - within)
    }

    /// How far lists and levels of quotation set a passage in, pt.
    fn set_in(&self, passage: &Passage, lists: ListIndent, quotes: u16) -> f32 {
        // Whole em, as the column.
        let lists = LIST_INDENT * f32::from(lists.levels) + f32::from(lists.marker_room);
        let is_definition = passage.entry.is_some() && passage.role != Role::TermName;
        let entry = if is_definition { DEFINITION_INDENT } else { 0.0 };
        let levels = entry + lists + QUOTE_INDENT * f32::from(quotes);
        // However deep the nesting, a third of the column is left for text.
        levels.min((self.column / self.em * 0.66).floor()) * self.em
    }

    fn gap(&self, above: &Passage, passage: &Passage) -> f32 {
        let em = self.em;
        match passage.role {
            Role::Title => 2.2 * em * self.air(),
            Role::Subtitle => 0.5 * em * self.air(),
            Role::Summary => 0.9 * em * self.air(),
            // There is room for the bar above it.
            Role::SectionTitle if above.is_in_head() => f32::max(2.8 * self.air(), 1.4) * em,
            Role::SectionTitle => 2.8 * em,
            // Headings one under another belong together, and to what follows.
            Role::Heading(_) if above.role == Role::SectionTitle => 0.9 * em,
            Role::Heading(_) if matches!(above.role, Role::Heading(_)) => 0.7 * em,
            Role::Heading(1 | 2) => 1.7 * em,
            Role::Heading(_) => 1.3 * em,
            _ if above.is_in_head() => 1.6 * em * self.air(),
            _ if matches!(above.role, Role::SectionTitle) => 0.8 * em,
            _ if matches!(above.role, Role::Heading(_)) => 0.5 * em,
            _ if above.kind == passage.kind && above.anchor.section != passage.anchor.section => 2.2 * em,
            Role::TermName | Role::ReferenceName => 1.6 * em,
            Role::ReferenceNote => 0.1 * em,
            _ if above.role == Role::TermName => 0.15 * em,
            Role::DefinitionTerm if is_of_one_block(above, passage) => term_gap(above, passage) * em,
            _ if above.role == Role::DefinitionTerm && passage.begins_definition => {
                if passage.role == Role::Paragraph { 0.15 * em } else { 0.4 * em }
            }
            Role::Code if continues(above, passage) => 0.0,
            Role::Code if above.role == Role::CodeCaption => 0.4 * em,
            Role::Cell(cell) if cell.row > 0 => 0.0,
            Role::Paragraph if is_of_one_block(above, passage) && passage.indent > 0 && above.indent > 0 => {
                0.35 * em
            }
            Role::Paragraph if passage.entry.is_some() && passage.entry == above.entry => 0.35 * em,
            Role::Paragraph if is_quoted_on(above, passage) => 0.6 * em,
            Role::Paragraph if Self::is_running(passage) && Self::is_running(above) => {
                self.paragraph_space() * em
            }
            Role::Rule => 1.2 * em,
            _ if above.role == Role::Rule => 1.2 * em,
            Role::Caption if above.role == Role::Image => 0.4 * em,
            Role::Cell(_) if above.role == Role::Caption && above.anchor.block == passage.anchor.block => {
                0.4 * em
            }
            _ if above.role == Role::CalloutTitle => 0.3 * em,
            _ => 0.85 * em,
        }
    }
}

/// How far a value is from the first bound to the second, from 0 to 1.
fn share_of([least, full]: [f32; 2], value: f32) -> f32 {
    ((value - least) / (full - least)).clamp(0.0, 1.0)
}

/// The space before a term of a list of definitions, em: those of one group stand together, and to what is said of them.
fn term_gap(above: &Passage, term: &Passage) -> f32 {
    match above.role {
        Role::DefinitionTerm if above.indent == term.indent => 0.1,
        _ if term.marker.is_some() || term.begins_definition => 0.35,
        _ if term.indent > 0 => 0.5,
        _ => 0.7,
    }
}

/// Which face a passage has. The names of terms and of references stand out by their weight alone, as in a dictionary.
const fn part(role: Role) -> FacePart {
    match role {
        Role::Title | Role::Subtitle | Role::SectionTitle | Role::Heading(_) | Role::CalloutTitle => {
            FacePart::Headings
        }
        _ => FacePart::Text,
    }
}

/// Whether two inset passages stand on the same ground.
fn continues(above: &Passage, below: &Passage) -> bool {
    let note = SectionKind::EditorsNote;
    if below.kind == Some(note) {
        return above.kind == Some(note) && above.anchor.section == below.anchor.section;
    }
    above.role == Role::Code && below.role == Role::Code && below.code_line > 0
}

/// Whether a paragraph goes on in the quotation of the one above it.
fn is_quoted_on(above: &Passage, passage: &Passage) -> bool {
    above.role == Role::Paragraph
        && passage.quote > 0
        && passage.quote == above.quote
        && is_of_one_block(above, passage)
}

/// Whether two passages stand in one block of the article.
pub(super) fn is_of_one_block(above: &Passage, passage: &Passage) -> bool {
    (above.anchor.section, above.anchor.block) == (passage.anchor.section, passage.anchor.block)
}
