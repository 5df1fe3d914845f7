//! Texts besides the column: definitions, names, lines of uses. They are set by the same rules as the article.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use egui::Galley;
use egui::epaint::text::FontsView;
use egui::epaint::util::hash;

use super::annotation::{Annotated, annotate};
use super::axis::Logical;
use super::chunk::Chunk;
use super::fonts::Cut;
use super::frame::UnitLayout;
use super::galley::cut;
use super::ink::{Ink, Inks};
use super::kept::AtlasWatch;
use super::lines::Setter;
use super::setup::Conventions;
use super::sheet::{PassageStyle, Sheet};
use super::text_lines::{LinesOf, TextLines};
use crate::article::Passage;
use crate::fonts::FacePart;
use crate::reader::Typography;
use crate::text::class::is_cjk;
use crate::text::slice::byte_of_char;
use crate::typeset::{Paragraph, ParagraphOptions};

/// What stands for the rest of a text that is not shown whole.
const ELLIPSIS: &str = "…";
/// How many times the beginning of a long text fills its room that is set first. Its last lines may break otherwise than in
/// the whole, so that it is more than once.
const ROOMS: f32 = 1.5;

/// How a text besides the column is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Face and conventions of its language.
    pub conventions: Conventions,
    /// How lines are set.
    pub typography: Typography,
    /// Whether it is running text; lines of other text do not end flush, and nothing is indented.
    pub is_running: bool,
    /// The colours.
    pub inks: Inks,
    /// Size, in pt.
    pub size: f32,
    /// Regular or bold.
    pub cut: Cut,
    /// Its ink.
    pub ink: Ink,
    /// Distance of baselines, in multiples of the size.
    pub leading: f32,
    /// Whether its lines are about as long as each other and break between phrases, as those of headings do.
    pub balance: bool,
}

/// The room that a text besides the column may take up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextRoom {
    /// The longest line, in pt.
    pub width: f32,
    /// The most lines; an ellipsis stands for the rest.
    pub lines: usize,
}

impl TextRoom {
    /// Room for as many lines as there are, of at most `width` pt.
    pub const fn wide(width: f32) -> Self {
        Self { width, lines: usize::MAX }
    }
}

/// How much text is kept that is not on the screen, in bytes: some eight screens of a glossary, which take about 2 MB as set.
const MOST_KEPT: usize = 40_000;

/// Sets texts besides the column, each only once as long as it stays on the screen, and mostly for a while longer: a list
/// that is put in order again, or scrolled back, shows what it showed before.
#[derive(Default)]
pub struct Texts {
    atlas: AtlasWatch,
    /// Whether the atlas was looked at in this frame.
    is_watched: bool,
    /// By a hash of what they are set from.
    set: HashMap<u64, KeptText>,
    /// How much of them is set, in bytes.
    kept: usize,
    /// Calls of `sweep` so far.
    frame: u64,
}

/// A text with what it was set for.
struct KeptText {
    passage: Passage,
    style: TextStyle,
    room: TextRoom,
    layout: Rc<UnitLayout>,
    /// The frame in which it was asked for last.
    used: u64,
}

impl KeptText {
    /// How much of its text is set, in bytes.
    fn size(&self) -> usize {
        self.layout.lines.iter().map(|lines| lines.range.len()).sum()
    }
}

impl Texts {
    /// A text within this room, with all that belongs to its letters.
    pub fn set(
        &mut self,
        fonts: &mut FontsView<'_>,
        style: &TextStyle,
        passage: &Passage,
        room: TextRoom,
    ) -> Rc<UnitLayout> {
        if !std::mem::replace(&mut self.is_watched, true) && self.atlas.has_changed(fonts) {
            self.set.clear();
            self.kept = 0;
        }
        let sizes = (style.size.to_bits(), room.width.to_bits(), room.lines);
        let set_as = (style.cut, style.ink, style.balance, sizes);
        let key = hash((passage.text.as_str(), &passage.spans, set_as));
        let is_same =
            |kept: &&mut KeptText| kept.style == *style && kept.room == room && kept.passage == *passage;
        if let Some(kept) = self.set.get_mut(&key).filter(is_same) {
            kept.used = self.frame;
            return Rc::clone(&kept.layout);
        }
        let layout = Rc::new(TextSetter { style, room, passage }.set(fonts));
        let kept = Rc::clone(&layout);
        let kept = KeptText { passage: passage.clone(), style: *style, room, layout: kept, used: self.frame };
        self.kept += kept.size();
        self.kept -= self.set.insert(key, kept).map_or(0, |before| before.size());
        layout
    }

    /// Ends a frame: forgets what was not asked for longest, where much is kept that was not asked for since the last call.
    pub fn sweep(&mut self) {
        self.is_watched = false;
        let ended = self.frame;
        self.frame += 1;
        if self.kept <= MOST_KEPT {
            return;
        }
        let mut unused: Vec<(u64, usize)> =
            self.set.values().filter(|kept| kept.used < ended).map(|kept| (kept.used, kept.size())).collect();
        if unused.iter().map(|(_, size)| size).sum::<usize>() <= MOST_KEPT {
            return;
        }
        // To half of it, so that not every frame forgets something.
        unused.sort_unstable_by_key(|(used, _)| Reverse(*used));
        let mut kept = 0;
        let oldest = unused.iter().find(|(_, size)| {
            kept += size;
            kept > MOST_KEPT / 2
        });
        let newest_forgotten = oldest.map_or(0, |(used, _)| *used);
        self.set.retain(|_, kept| kept.used > newest_forgotten);
        self.kept = self.set.values().map(KeptText::size).sum();
    }
}

/// Sets a text within some room.
struct TextSetter<'a> {
    style: &'a TextStyle,
    room: TextRoom,
    passage: &'a Passage,
}

impl TextSetter<'_> {
    fn set(&self, fonts: &mut FontsView<'_>) -> UnitLayout {
        let lines = self.lines(fonts);
        let mut unit = UnitLayout { block_size: lines.rect().end.block, ..UnitLayout::default() };
        // What belongs to letters that are not shown is not shown either.
        let cut = lines.range.end < self.passage.text.len();
        let shown = cut.then(|| self.passage.beginning(lines.range.end, ""));
        let passage = shown.as_ref().unwrap_or(self.passage);
        let (sheet, passage_style) = (self.sheet(), self.passage_style());
        annotate(fonts, &Annotated { sheet: &sheet, passage_style, passage, lines: &lines }, &mut unit);
        unit.lines = vec![lines];
        unit
    }

    /// The lines that there is room for.
    fn lines(&self, fonts: &mut FontsView<'_>) -> TextLines {
        let mut rooms = ROOMS;
        while let Some(end) = self.end_of(rooms) {
            if let Some(lines) = self.cut_lines(fonts, end) {
                return lines;
            }
            rooms *= 2.0;
        }
        let (_, all) = self.shaped_lines(fonts, self.passage, self.style.balance);
        if all.galley.rows.len() <= self.room.lines {
            return all;
        }
        self.cut_lines(fonts, self.passage.text.len()).unwrap_or(all)
    }

    /// The byte at which so many times the room is filled, about; none where the text ends before.
    fn end_of(&self, rooms: f32) -> Option<usize> {
        // em
        let usual = |c: char| if is_cjk(c) { 1.0 } else { 0.5 };
        let mut room =
            self.room.width.max(self.style.size) / self.style.size * self.room.lines as f32 * rooms;
        let mut characters = self.passage.text.char_indices();
        let end = characters.find(|(_, c)| {
            room -= usual(*c);
            room < 0.0
        })?;
        Some(end.0)
    }

    /// As much of the text as there is room for with an ellipsis after it; none where there is room for all before a
    /// byte. It is shaped once, however often it is cut.
    fn cut_lines(&self, fonts: &mut FontsView<'_>, end: usize) -> Option<TextLines> {
        let most = self.room.lines;
        let head = self.passage.beginning(end, ELLIPSIS);
        // Not balanced: that would leave room at the end of each line for what is cut away.
        let (shaped, all) = self.shaped_lines(fonts, &head, false);
        if all.galley.rows.len() <= most {
            return None;
        }
        let mut characters: usize = all.galley.rows.iter().take(most).map(|row| row.glyphs.len()).sum();
        loop {
            characters = characters.saturating_sub(1);
            let shown = self.passage.beginning(byte_of_char(&self.passage.text, characters), ELLIPSIS);
            let lines = self.lines_of(fonts, &shown, &cut(&shaped, shown.char_count() - 1));
            if lines.galley.rows.len() <= most || characters == 0 {
                return Some(TextLines { range: 0..shown.text.len() - ELLIPSIS.len(), ..lines });
            }
        }
    }

    fn sheet(&self) -> Sheet {
        let TextStyle { conventions, typography, inks, size, .. } = *self.style;
        let Conventions { face, writing_system } = conventions;
        Sheet { inks, face, writing_system, typography, em: size, column: self.room.width, grandeur: 1.0 }
    }

    fn passage_style(&self) -> PassageStyle {
        let TextStyle { size, cut, ink, leading, .. } = *self.style;
        PassageStyle { size, cut, part: FacePart::Text, ink, leading }
    }

    /// A text as epaint shapes it, in one row, and all its lines, as long as those that there is room for.
    fn shaped_lines(
        &self,
        fonts: &mut FontsView<'_>,
        passage: &Passage,
        balance: bool,
    ) -> (Arc<Galley>, TextLines) {
        self.with_paragraph(passage, balance, |setter, paragraph| {
            let shaped = setter.shape(fonts, paragraph);
            let lines = Self::placed(setter.lay_out(fonts, &shaped, paragraph, self.room.width), passage);
            (shaped, lines)
        })
    }

    /// The same lines of a text that was shaped.
    fn lines_of(&self, fonts: &mut FontsView<'_>, passage: &Passage, shaped: &Galley) -> TextLines {
        self.with_paragraph(passage, self.style.balance, |setter, paragraph| {
            Self::placed(setter.lay_out(fonts, shaped, paragraph, self.room.width), passage)
        })
    }

    fn placed(galley: Galley, passage: &Passage) -> TextLines {
        let range = 0..passage.text.len();
        TextLines { of: LinesOf::Passage(0), range, galley: Arc::new(galley), at: Logical::default() }
    }

    fn with_paragraph<T>(
        &self,
        passage: &Passage,
        balance: bool,
        run: impl FnOnce(&Setter<'_>, &Paragraph<'_>) -> T,
    ) -> T {
        let (sheet, passage_style) = (self.sheet(), self.passage_style());
        let chunk = Chunk::whole(0, passage);
        let setter = Setter { sheet: &sheet, passage_style, chunk: &chunk };
        let running = sheet.options(self.room.width, passage_style.size);
        let options = if self.style.is_running {
            running
        } else {
            ParagraphOptions { justify: false, indent: 0.0, ..running }
        };
        let options = if balance { options.heading() } else { options };
        run(&setter, &setter.paragraph(&options))
    }
}

#[cfg(test)]
mod tests;
