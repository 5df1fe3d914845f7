//! Images (画像): `［＃雨の図（fig1.png、横100×縦200）入る］`.

use crate::article::Image;

const TYPES: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".svg", ".tif", ".tiff"];
/// A smaller image stands for a character.
const SMALLEST: u32 = 64;

/// The image that a note names, with the words that the note quotes.
pub(super) fn read(quoted: &str, says: &str) -> Option<Image> {
    let (before, inside) = says.rsplit_once('（')?;
    let (inside, _) = inside.split_once('）')?;
    let source = inside.split(['、', '，', ',']).next()?.trim();
    let end = source.rfind('.')?;
    let is_image = TYPES.iter().any(|kind| source.split_at(end).1.eq_ignore_ascii_case(kind));
    if !is_image || end == 0 {
        return None;
    }
    let alternative = if quoted.is_empty() { before } else { quoted };
    Some(Image { source: source.to_owned(), alternative: alternative.to_owned(), caption: Vec::new() })
}

/// Whether a note gives its image the size of a character: `横24×縦24`.
pub(super) fn is_small(note: &str) -> bool {
    let size = |side: &str| -> Option<u32> {
        let (_, number) = note.rsplit_once(side)?;
        let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        number.split_at(digits).0.parse().ok()
    };
    matches!((size("横"), size("縦")), (Some(width), Some(height)) if width.max(height) <= SMALLEST)
}
