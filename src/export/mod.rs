//! Articles as texts of other formats, one file a format. What a format has no words for is written as near as it
//! can be; each file says what that is.

mod html;

pub use html::to_html;
