//! The article: paints a [`crate::page::PageFrame`] and lets it be read, scrolled and selected.

mod byline;
mod canvas;
mod card;
mod image;
mod inline_image;
mod input;
mod interact;
mod paint;
mod pictures;
mod selection;
mod ticks;
mod view;

pub use pictures::{PictureRead, Pixels};
pub use view::ArticleView;
