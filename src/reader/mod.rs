//! The state of a reading session.

mod document;
mod refusal;
mod settings;

pub use document::{Bundled, Document, Origin};
pub use refusal::Refusal;
pub use settings::{Language, LastArticle, Pane, Place, Recent, Settings, ThemeChoice, WindowPlace};
