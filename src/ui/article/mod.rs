//! The article: paints a [`crate::page::PageFrame`] and lets it be read, scrolled and selected.

mod accessible;
mod byline;
mod canvas;
mod card;
mod caret;
mod image;
mod inline_image;
mod input;
mod interact;
mod keyboard;
mod menu;
mod move_caret;
mod paint;
mod pick;
mod pictures;
mod quote;
mod selection;
mod steps;
mod ticks;
mod view;

pub use pictures::{PictureRead, Pixels};
pub use view::ArticleView;
