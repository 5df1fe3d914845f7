//! The faces: Noto Sans CJK by region, egui's own fonts behind them, and the icons.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

pub use crate::fonts::Face;
use crate::fonts::{BOLD, REGULAR};
use crate::reader::Language;

static ICONS: &[u8] = include_bytes!("../../fonts/Phosphor.ttf");

/// The cut of a face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// Regular weight.
    Regular,
    /// Bold, as drawn by the foundry.
    Bold,
    /// Monospaced: a Han character is as wide as two letters.
    Mono,
}

impl Face {
    /// The face of the interface.
    pub fn of_interface(language: Language) -> Self {
        match language {
            Language::ZhHant | Language::En => Self::Taiwan,
            Language::ZhHans => Self::Mainland,
            Language::Ja => Self::Japan,
        }
    }

    /// The font of this size (pt) in this face.
    pub fn font(self, cut: Cut, size: f32) -> FontId {
        FontId::new(size, FontFamily::Name(self.name(cut).into()))
    }

    /// Index in the collections: five proportional faces, then five monospaced ones.
    fn index_of(self, cut: Cut) -> u32 {
        if cut == Cut::Mono { self.index() + Self::ALL.len() as u32 } else { self.index() }
    }

    fn name(self, cut: Cut) -> String {
        format!("{self:?}-{cut:?}")
    }
}

/// Bold text in the interface, `size` in pt.
pub fn ui_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("ui-bold".into()))
}

/// An icon, `size` in pt.
pub fn icon(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("icons".into()))
}

/// Every family that the screen uses, for an interface in this language.
pub fn definitions(language: Language) -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let behind = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for face in Face::ALL {
        for cut in [Cut::Regular, Cut::Bold, Cut::Mono] {
            let bytes = if cut == Cut::Bold { BOLD } else { REGULAR };
            let mut data = FontData::from_static(bytes);
            data.index = face.index_of(cut);
            fonts.font_data.insert(face.name(cut), Arc::new(data));
            let mut chain = vec![face.name(cut)];
            chain.extend(behind.iter().cloned());
            fonts.families.insert(FontFamily::Name(face.name(cut).into()), chain);
        }
    }
    let ui = Face::of_interface(language);
    for (family, cut) in [
        (FontFamily::Proportional, Cut::Regular),
        (FontFamily::Name("ui-bold".into()), Cut::Bold),
        (FontFamily::Monospace, Cut::Mono),
    ] {
        let chain = fonts.families.get(&FontFamily::Name(ui.name(cut).into())).cloned().unwrap_or_default();
        fonts.families.insert(family, chain);
    }
    fonts.font_data.insert("icons".to_owned(), Arc::new(FontData::from_static(ICONS)));
    fonts.families.insert(FontFamily::Name("icons".into()), vec!["icons".to_owned()]);
    fonts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_draws_the_scripts_of_the_region() {
        let sample = "國国國语語 あア한글ㄅㄆ Aé Ωя ㌔Ａ１①⑳→⇒♪ 㐀㑇䶵 、。「」……—— 😀❤✔★⭐👍🔥 ﬁ½";
        let mut fonts = egui::epaint::text::Fonts::new(
            egui::epaint::TextOptions::default(),
            definitions(Language::ZhHant),
        );
        for face in Face::ALL {
            for cut in [Cut::Regular, Cut::Bold, Cut::Mono] {
                let font = face.font(cut, 16.0);
                for c in sample.chars().filter(|c| !c.is_whitespace()) {
                    assert!(fonts.has_glyph(&font, c), "{face:?} {cut:?} lacks {c} U+{:04X}", c as u32);
                }
            }
        }
    }
}
