//! What belongs to a block of code as a whole: its colours are asked for when it is in view, and a button copies it.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::canvas::sign;
use crate::article::{CodeBlock, code_block_of};
use crate::page::{PageFrame, TextLines};
use crate::reader::{Command, Document, NoticeKind};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::on_screen::OnScreen;
use crate::ui::theme::{RADIUS, SMALL_ICON, STEP};
use crate::ui::widgets::hint;
use crate::words::Msg;

/// Side of the button, in pt.
const BUTTON: f32 = 24.0;

/// Asks for the colours of code that is in view, and draws the buttons of its blocks.
pub(super) fn ui(ui: &Ui, cx: &mut Cx<'_>, document: &Document, frame: &PageFrame, on: OnScreen) {
    let blocks = blocks(ui, document, frame, on);
    if let Some((first, _)) = blocks.first()
        && cx.reader.wants_code_colours()
    {
        cx.commands.push(Command::WantCodeColours { from: first.lines.start });
    }
    for (block, rect) in blocks {
        button(ui, cx, document, block, rect);
    }
}

/// The blocks in view, and where they are on the screen.
fn blocks<'d>(
    ui: &Ui,
    document: &'d Document,
    frame: &PageFrame,
    on: OnScreen,
) -> Vec<(&'d CodeBlock, Rect)> {
    let mut blocks: Vec<(&CodeBlock, Rect)> = Vec::new();
    if document.code_blocks.is_empty() {
        return blocks;
    }
    for unit in &frame.units {
        let passage = unit.layout.lines.first().and_then(TextLines::passage);
        let block = passage.and_then(|passage| code_block_of(&document.code_blocks, passage));
        let (Some(block), Some(ground)) = (block, unit.layout.grounds.first()) else { continue };
        let rect = on.within(unit.at).rect(ground.rect);
        match blocks.last_mut() {
            Some((last, all)) if last.lines == block.lines => *all = all.union(rect),
            _ => blocks.push((block, rect)),
        }
    }
    let view = ui.clip_rect();
    for (_, rect) in &mut blocks {
        *rect = rect.intersect(view);
    }
    blocks
}

/// The button that copies a block: at the corner of what is seen of it, and seen itself while the block is pointed at.
fn button(ui: &Ui, cx: &mut Cx<'_>, document: &Document, block: &CodeBlock, of: Rect) {
    let corner = of.right_top() + vec2(-BUTTON - STEP, STEP);
    let rect = Rect::from_min_size(corner, vec2(BUTTON, BUTTON));
    if of.height() < BUTTON {
        return;
    }
    let name = Msg::CopyCode.text(cx.reader.language);
    let id = ui.scope_id().with("copy code").with(block.lines.start);
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*name));
    let theme = cx.theme;
    if ui.rect_contains_pointer(of) || response.has_focus() {
        let is_active = response.hovered() || response.has_focus();
        ui.painter().rect_filled(rect, RADIUS, if is_active { theme.hover } else { theme.inset });
        let color = if is_active { theme.ink } else { theme.quiet };
        sign(ui, Icon::Copy, rect.center(), SMALL_ICON, color);
    }
    if hint(response, &*name).clicked() {
        ui.copy_text(block.text(&document.shown.passages));
        cx.commands.push(Command::Notify(NoticeKind::Copied));
    }
}
