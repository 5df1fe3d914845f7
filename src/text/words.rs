//! Words of a text.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

/// Where the words of a text and what stands between them begin, in bytes, and its end: UAX #29, in Chinese and
/// Japanese by a dictionary.
pub fn word_boundaries(text: &str) -> impl Iterator<Item = usize> {
    WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()).segment_str(text)
}
