//! The article: a column of units, of which only those on or near the screen are laid out and drawn.

mod byline;
mod card;
mod compose;
mod decoration;
mod draw;
mod inline_image;
mod input;
mod lines;
mod marks;
mod near;
mod picture;
mod pictures;
mod press;
mod ruby;
mod selection;
mod setting;
mod sheet;
mod ticks;
mod units;
mod view;

pub use pictures::{PictureRead, Pixels};
pub use press::press;
pub use view::ArticleView;
