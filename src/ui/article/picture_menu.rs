//! The menu of what can be done with an image in the article.

use egui::Pos2;

use super::shown_frame::ShownFrame;
use crate::reader::{Command, Document, PictureCommand, Reader};
use crate::ui::icons::Icon;
use crate::ui::open_menu::{MenuChoice, MenuLine};
use crate::words::Msg;

/// The image at a point of the screen, by its index; none that is not shown.
pub(super) fn picture_at(document: &Document, shown: ShownFrame<'_>, at: Pos2) -> Option<usize> {
    shown.frame.units.iter().find_map(|unit| {
        let on = shown.on.within(unit.lines_at());
        let layout = &unit.layout;
        let block = layout.image.iter().filter(|image| image.placeholder.is_none());
        let in_lines = layout.inline_images.iter().filter(|image| document.can_enlarge_in_line(image.index));
        let mut rects = block.map(|of| (of.index, of.rect)).chain(in_lines.map(|of| (of.index, of.rect)));
        rects.find(|(_, rect)| on.rect(*rect).contains(at)).map(|(index, _)| index)
    })
}

/// What can be done with an image.
pub(super) fn lines(reader: &Reader, index: usize) -> Vec<MenuLine> {
    let line = |icon, name: Msg<'_>, command| {
        MenuLine::new(icon, name.text(reader.language), MenuChoice::Command(Command::Picture(command)))
    };
    vec![
        line(Icon::Image, Msg::EnlargeImage, PictureCommand::Enlarge(index)),
        line(Icon::Copy, Msg::CopyImage, PictureCommand::Copy(index)),
        line(Icon::Save, Msg::SaveImage, PictureCommand::Save(index)),
    ]
}
