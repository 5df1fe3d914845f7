//! Images, whose bytes stand in the file in hexadecimal digits.

/// Half points of text where nothing is said.
const USUAL_SIZE: i32 = 24;

/// An image that is read, if one is.
#[derive(Debug, Default)]
pub(super) struct OpenPicture {
    pub bytes: Vec<u8>,
    /// The first digit of a byte.
    half: Option<u8>,
    /// Its words.
    pub words: String,
    /// Width and height on paper in twentieths of a point, and in hundredths of these.
    size: (i32, i32),
    scale: (i32, i32),
}

impl OpenPicture {
    /// Begins an image.
    pub(super) fn begin(&mut self) {
        *self = Self { scale: (100, 100), ..Self::default() };
    }

    /// Applies a word; whether it says something of images.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) -> bool {
        let number = number.unwrap_or_default();
        match word {
            "picwgoal" => self.size.0 = number,
            "pichgoal" => self.size.1 = number,
            "picscalex" => self.scale.0 = number,
            "picscaley" => self.scale.1 = number,
            _ => return false,
        }
        true
    }

    /// Adds hexadecimal digits.
    pub(super) fn hexadecimal(&mut self, digits: &[u8]) {
        for digit in digits.iter().filter_map(|byte| char::from(*byte).to_digit(16)) {
            match self.half.take() {
                Some(high) => self.bytes.push(high * 16 + digit as u8),
                None => self.half = Some(digit as u8),
            }
        }
    }

    /// Adds bytes that stand in the file as they are.
    pub(super) fn binary(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// Its width and height in em, of so many half points.
    pub(super) fn ems(&self, size: Option<i32>) -> (f32, f32) {
        let em = size.unwrap_or(USUAL_SIZE).max(2) as f32 / 2.0;
        let length = |goal: i32, scale: i32| goal as f32 * scale as f32 / 100.0 / 20.0 / em;
        (length(self.size.0, self.scale.0), length(self.size.1, self.scale.1))
    }
}
