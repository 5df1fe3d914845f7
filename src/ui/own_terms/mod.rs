//! The user's own terms: the form in which one is written, the choice between versions, and the buttons of an entry.

mod buttons;
mod fields;
mod form;
mod name_list;
mod picking;
mod versions;

use egui::Context;

use super::cx::Cx;
use crate::reader::{Command, Reader};
use form::OwnTermForm;
use versions::Versions;

pub(super) use buttons::{HEIGHT as BUTTONS, ui as buttons_ui};

/// What the windows keep between frames.
#[derive(Default)]
pub struct OwnTermWindows {
    form: OwnTermForm,
    versions: Versions,
}

impl OwnTermWindows {
    /// Draws the form and the choice between versions, while there is something to write or to choose.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        let Cx { reader, .. } = *cx;
        if let Some(draft) = &reader.draft {
            self.form.take(draft);
            if draft.is_picking {
                picking::ui(ctx, cx, draft, self.form.name());
            } else {
                self.form.ui(ctx, cx, draft);
            }
        }
        if let Some(merging) = &reader.merging {
            self.versions.ui(ctx, cx, merging);
        }
    }

    /// Closes the list of names that are offered in the form; whether it was open.
    pub fn close_names(&mut self) -> bool {
        self.form.close_names()
    }

    /// What closes the top-most of the windows, if one is open.
    pub fn escape(&self, reader: &Reader) -> Option<Command> {
        if reader.merging.is_some() {
            return Some(Command::Merge(None));
        }
        reader.draft.as_ref().map(|draft| {
            if draft.is_picking {
                Command::PickAliases(false)
            } else {
                Command::DropDraft(Some(self.form.term()))
            }
        })
    }
}
