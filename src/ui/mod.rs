//! The screen: one file a part. Every part draws what [`crate::reader::Reader`] holds and answers with
//! [`crate::reader::Command`]s.

mod actions;
mod added_glossaries;
mod answers;
mod article;
mod banner;
mod command_palette;
mod context_menu;
mod cx;
mod dialog;
mod encoding_picker;
mod entry_name;
mod face_picker;
mod faces;
mod find_bar;
mod formula;
mod glossary_panel;
mod icons;
mod linked_text;
mod list;
mod notices;
mod on_screen;
mod open_menu;
mod outline_panel;
mod overlay;
mod own_terms;
mod pane_focus;
mod pointer;
mod questions;
mod screen;
mod scroll_area;
mod scroll_bar;
mod settings_window;
mod shapes;
mod spoken;
mod status_line;
mod term_status;
mod term_use;
pub mod theme;
mod top_bar;
mod warnings_list;
mod widgets;

pub use article::{PictureRead, Pixels};
pub use faces::{FaceSample, FacesRead};
pub use screen::Screen;
