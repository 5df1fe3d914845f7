//! The article: paints a [`crate::page::PageFrame`] and lets it be read, scrolled and selected.

mod accessible;
mod byline;
mod canvas;
mod card;
mod caret;
mod code;
mod formula;
mod image;
mod inline_image;
mod input;
mod interact;
mod keyboard;
mod menu;
mod move_caret;
mod paint;
mod pick;
mod picture_menu;
mod pictures;
mod quote;
mod selection;
mod shown_frame;
mod steps;
mod table_copy;
mod ticks;
mod view;
mod wide_bar;

pub use pictures::{Drawn, PictureRead, PictureUse, Pixels};
pub use view::ArticleView;
