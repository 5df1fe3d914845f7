//! A page that an article is set on, without a window.

use std::fmt::Write as _;

use egui::Color32;
use egui::epaint::TextOptions;
use egui::epaint::text::Fonts;
use moyue::article::Anchor;
use moyue::import::{Hint, import};
use moyue::page::fonts::{self, Face, Typeface};
use moyue::page::{
    Conventions, Inks, Logical, LogicalRect, Move, Page, PageFrame, PageSetup, PageWords, TokenInks,
    UnitLayout,
};
use moyue::reader::{self, CodeColours, Document, Origin, Revisions, Settings};
use moyue::typeset::WritingSystem;

/// The inks of a desk.
pub const INKS: Inks = Inks {
    text: Color32::BLACK,
    quiet: Color32::GRAY,
    accent: Color32::RED,
    hairline: Color32::LIGHT_GRAY,
    inset: Color32::WHITE,
    code: Color32::WHITE,
    tokens: TokenInks::plain(Color32::BLACK),
};

/// An article, what it is set by, and the page that it is set on.
pub struct Desk {
    pub fonts: Fonts,
    pub document: Document,
    pub code: CodeColours,
    pub settings: Settings,
    pub revisions: Revisions,
    pub view: Logical,
    pub language: reader::Language,
    pub byline: &'static str,
    pub inks: Inks,
    pub pixels_per_point: f32,
    pub page: Page,
}

impl Desk {
    /// A Markdown text in a view of a size in pt.
    pub fn new(text: &str, view: Logical) -> Self {
        let imported = import(text.as_bytes(), &Hint { name: "a.md", ..Hint::default() }).unwrap();
        Self {
            fonts: Fonts::new(TextOptions::default(), fonts::definitions(reader::Language::ZhHant)),
            document: Document::new(Origin::File("/a.md".into()), imported),
            code: CodeColours::default(),
            settings: Settings { text_size: 20.0, ..Settings::default() },
            revisions: Revisions { opened: 1, read: 1, shown: 1, terms: 1, pictures: 1 },
            view,
            language: reader::Language::ZhHant,
            byline: "byline",
            inks: INKS,
            pixels_per_point: 1.0,
            page: Page::default(),
        }
    }

    /// What is in view after some moves.
    pub fn frame(&mut self, moves: &[Move]) -> PageFrame {
        let tag = self.document.shown.head.language.as_str();
        let setup = PageSetup {
            document: &self.document,
            revisions: self.revisions,
            position: Anchor::default(),
            code: &self.code,
            settings: &self.settings,
            conventions: Conventions {
                face: Typeface::of(tag, Face::Taiwan),
                writing_system: WritingSystem::of(tag),
            },
            inks: self.inks,
            words: PageWords {
                language: self.language,
                byline: self.byline,
                problem: &|problem| format!("{problem:?}"),
            },
            view: self.view,
            room: self.view.block,
            pixels_per_point: self.pixels_per_point,
            longest_side: 4_096,
        };
        self.page.frame(
            &mut self.fonts.with_pixels_per_point(self.pixels_per_point),
            &setup,
            moves.iter().copied(),
        )
    }
}

/// What is in a frame, thing by thing: where it begins along the block and the inline axis, and what it is.
pub fn listing(frame: &PageFrame) -> String {
    let mut out = String::new();
    for unit in frame.pinned.iter().chain(&frame.units) {
        list_unit(&unit.layout, unit.lines_at(), &mut out);
    }
    out.trim_end().to_owned()
}

fn list_unit(unit: &UnitLayout, at: Logical, out: &mut String) {
    let mut put = |place: Logical, what: String| {
        writeln!(out, "{:5.0}{:5.0}  {what}", at.block + place.block, at.inline + place.inline).unwrap();
    };
    let size = |rect: &LogicalRect| format!("{:.0} × {:.0}", rect.size().inline, rect.size().block);
    for fill in unit.grounds.iter().chain(&unit.fills) {
        put(fill.rect.start, format!("ground {:?} {} {:?}", fill.ink, size(&fill.rect), fill.corners));
    }
    if let Some(image) = &unit.image {
        put(image.rect.start, format!("image {} {}", image.index, size(&image.rect)));
        if let Some(placeholder) = &image.placeholder {
            put(placeholder.at, format!("reason {}", placeholder.reason.text()));
        }
    }
    for lines in &unit.lines {
        for row in &lines.galley.rows {
            let indent = row.glyphs.first().map_or(0.0, |glyph| glyph.pos.x);
            put(lines.at + Logical::new(row.pos.x + indent, row.pos.y), row.text());
        }
    }
    for rule in &unit.rules {
        put(
            rule.start,
            format!("rule {:?} {:?} {:.0} × {:.1}", rule.style, rule.ink, rule.length, rule.weight),
        );
    }
    for label in unit.marker.iter().chain(&unit.labels) {
        put(label.at, format!("label {}", label.galley.text()));
    }
    for dot in &unit.dots {
        put(dot.center, "dot".to_owned());
    }
    for image in &unit.inline_images {
        put(image.rect.start, format!("image in line {} {}", image.index, size(&image.rect)));
    }
    for trailing in &unit.trailing {
        put(trailing.rect.start, format!("{:?} {}", trailing.to, size(&trailing.rect)));
    }
}
