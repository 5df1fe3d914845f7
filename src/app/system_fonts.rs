//! Characters that no font of the program has, in a font of the system.

use std::sync::{Arc, OnceLock};

use egui::{Context, FallbackRequest, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

/// Lets the screen take what its own fonts lack from those of the system.
pub fn provide(ctx: &Context) {
    ctx.add_font_provider(Arc::new(SystemFonts::default()));
}

/// The fonts of the system, listed when the first character is met that needs one: few articles have such, and eframe's
/// own would list them at each start, where the processor has better things to do.
#[derive(Default)]
struct SystemFonts(OnceLock<SystemFontProvider>);

impl FontProvider for SystemFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.0.get_or_init(SystemFontProvider::new).font_for(request)
    }
}
