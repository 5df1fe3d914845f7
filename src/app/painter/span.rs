//! Pixels side by side in one row.

use super::pixel::Pixel;

/// Lays one colour over a row.
pub fn fill(row: &mut [u32], colour: Pixel) {
    match colour.alpha() {
        255 => row.fill(colour.0),
        _ if colour.0 == 0 => {}
        _ => row.iter_mut().for_each(|pixel| *pixel = colour.over(*pixel)),
    }
}

/// Lays one colour over a row, as much of it in each place as a mask says.
pub fn fill_masked(row: &mut [u32], masks: &[u8], colour: Pixel) {
    for (pixel, &mask) in row.iter_mut().zip(masks) {
        // Most of a letter's box is empty, and most of the rest is full.
        match mask {
            0 => {}
            255 => *pixel = colour.over(*pixel),
            _ => *pixel = colour.part(mask).over(*pixel),
        }
    }
}

/// Lays a colour over each pixel of a row, by its column from the beginning of the row.
pub fn fill_each(row: &mut [u32], colour: impl Fn(usize) -> Pixel) {
    for (column, pixel) in row.iter_mut().enumerate() {
        *pixel = colour(column).over(*pixel);
    }
}
