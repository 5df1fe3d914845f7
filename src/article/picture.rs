//! What is known of an article's images before they are drawn.

/// An image of an article: its size, or why it is not shown.
pub type Picture = Result<PictureSize, PictureProblem>;

/// The size of an image in pixels, turned as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// At least 1.
    pub width: u32,
    /// At least 1.
    pub height: u32,
}

/// Why an image is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureProblem {
    /// It is on another computer, and nothing is fetched.
    Remote,
    /// It is not in the folder of the article, and nothing else is read.
    Outside,
    /// There is no such file.
    Missing,
    /// The file cannot be read.
    Unreadable,
    /// The file has too many bytes.
    TooLarge {
        /// The most that is read, in MB.
        limit: u64,
    },
    /// The image has too many pixels.
    TooManyPixels {
        /// The most that is shown, in millions.
        limit: u64,
    },
    /// It is an image of a kind that is not shown.
    Unsupported,
    /// It is damaged, or no image at all.
    Broken,
    /// The article has too many images, and this is one of the last.
    TooMany {
        /// The most that are shown.
        limit: usize,
    },
}

/// An image that is on the screen or near it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedPicture {
    /// Index among the article's images.
    pub index: usize,
    /// The pixels across that it takes up on the screen.
    pub width: u32,
    /// The longest side that the screen can draw, in pixels.
    pub longest: u32,
}
