//! What is known of an article's images before they are drawn.

/// An image of an article: what is known of it, or why it is not shown.
pub type Picture = Result<PictureFacts, PictureProblem>;

/// What is known of an image that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureFacts {
    /// Its size.
    pub size: PictureSize,
    /// What it is made of.
    pub kind: PictureKind,
}

/// What an image is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Pixels.
    Still,
    /// Pixels that change with time: an animation.
    Moving,
    /// Lines and areas (SVG), which can be drawn at any size.
    Drawing,
}

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
    /// It is a drawing that would take too long to draw, or too much memory.
    TooElaborate,
    /// It is damaged, or no image at all.
    Broken,
    /// The article has too many images, and this is one of the last.
    TooMany {
        /// The most that are shown.
        limit: usize,
    },
}

/// The longest side of an image in a line that stands for a character, in pixels.
const LONGEST_CHARACTER: u32 = 96;

impl PictureFacts {
    /// Whether it shows more than a character, which is all that most images in lines are.
    pub fn is_more_than_a_character(self) -> bool {
        self.size.width.max(self.size.height) > LONGEST_CHARACTER
    }

    /// The pixels across that an image which takes up this many on the screen is read in.
    pub fn pixels_across(self, on_screen: u32) -> u32 {
        if self.kind == PictureKind::Drawing { on_screen } else { on_screen.min(self.size.width) }
    }
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
