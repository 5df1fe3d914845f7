//! Images of pixels, from bytes.

use std::io::Cursor;

use egui::ColorImage;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbaImage};

use crate::reader::{PictureProblem, PictureSize, WantedPicture};
use crate::text::data_address;
use crate::ui::Pixels;

/// Pixels of the largest image that is shown.
pub const MOST_PIXELS: u64 = 40_000_000;
/// Bytes that a decoder may use: the largest image with 16 bits a channel, and some more.
const MOST_BYTES: u64 = MOST_PIXELS * 10;

/// The size of an image by its beginning, without decoding it.
///
/// # Errors
/// It is no image, none that is shown, or too large; [`PictureProblem::Broken`] also where the beginning is too short.
pub fn size(bytes: &[u8]) -> Result<PictureSize, PictureProblem> {
    let mut decoder = decoder(bytes)?;
    let size = within_limit(decoder.dimensions())?;
    Ok(turned(size, decoder.orientation().unwrap_or(Orientation::NoTransforms)))
}

/// The pixels of an image, no more of them than are wanted.
///
/// # Errors
/// It is no image, none that is shown, too large, or damaged.
pub fn pixels(bytes: &[u8], wanted: WantedPicture) -> Result<Pixels, PictureProblem> {
    let mut decoder = decoder(bytes)?;
    let size = within_limit(decoder.dimensions())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let factor = factor(turned(size, orientation), wanted);
    let whole = DynamicImage::from_decoder(decoder).map_err(|error| problem(&error, bytes))?;
    let mut image = scaled(premultiplied(whole), factor);
    image.apply_orientation(orientation);
    Ok(for_screen(image))
}

/// The pixels of a frame of an animation, no more of them than are wanted.
pub fn frame_pixels(frame: RgbaImage, wanted: WantedPicture) -> Pixels {
    let size = PictureSize { width: frame.width().max(1), height: frame.height().max(1) };
    for_screen(scaled(premultiplied(frame.into()), factor(size, wanted)))
}

fn for_screen(image: DynamicImage) -> Pixels {
    let image = image.into_rgba8();
    let is_clear = image.pixels().any(|pixel| pixel[3] < u8::MAX);
    let size = [image.width() as usize, image.height() as usize];
    Pixels { image: ColorImage::from_rgba_premultiplied(size, image.as_raw()), is_clear }
}

fn decoder(bytes: &[u8]) -> Result<impl ImageDecoder + '_, PictureProblem> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_| PictureProblem::Broken)?;
    reader.limits(limits());
    reader.into_decoder().map_err(|error| problem(&error, bytes))
}

/// What a decoder may use.
pub fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    limits
}

fn problem(error: &ImageError, bytes: &[u8]) -> PictureProblem {
    match error {
        ImageError::Limits(_) => too_many_pixels(),
        // What no format begins like is no image, unless it is one of a kind that browsers show.
        ImageError::Unsupported(_)
            if image::guess_format(bytes).is_ok() || data_address::any_media_type(bytes).is_some() =>
        {
            PictureProblem::Unsupported
        }
        _ => PictureProblem::Broken,
    }
}

fn too_many_pixels() -> PictureProblem {
    PictureProblem::TooManyPixels { limit: MOST_PIXELS / 1_000_000 }
}

fn within_limit((width, height): (u32, u32)) -> Result<PictureSize, PictureProblem> {
    if width == 0 || height == 0 {
        return Err(PictureProblem::Broken);
    }
    let is_within = u64::from(width) * u64::from(height) <= MOST_PIXELS;
    if is_within { Ok(PictureSize { width, height }) } else { Err(too_many_pixels()) }
}

/// The size after turning.
fn turned(size: PictureSize, orientation: Orientation) -> PictureSize {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => PictureSize { width: size.height, height: size.width },
        _ => size,
    }
}

/// How much smaller an image of this size is to become, at most 1.
fn factor(size: PictureSize, wanted: WantedPicture) -> f64 {
    let across = f64::from(wanted.width.max(1)) / f64::from(size.width);
    let longest = f64::from(wanted.longest.max(1)) / f64::from(size.width.max(size.height));
    across.min(longest).min(1.0)
}

/// The colours of clear pixels mean nothing, and must not come in when pixels are mixed.
fn premultiplied(image: DynamicImage) -> DynamicImage {
    if !image.color().has_alpha() {
        return image;
    }
    let mut image = image.into_rgba8();
    for pixel in image.pixels_mut() {
        let [red, green, blue, alpha] = pixel.0;
        let mixed = |channel: u8| ((u16::from(channel) * u16::from(alpha) + 127) / 255) as u8;
        pixel.0 = [mixed(red), mixed(green), mixed(blue), alpha];
    }
    image.into()
}

fn scaled(image: DynamicImage, factor: f64) -> DynamicImage {
    if factor >= 1.0 {
        return image;
    }
    let side = |pixels: u32| ((f64::from(pixels) * factor).round() as u32).max(1);
    let (width, height) = (side(image.width()), side(image.height()));
    if factor < 0.5 {
        // The mean of many pixels needs no curve.
        image.thumbnail_exact(width, height)
    } else {
        image.resize_exact(width, height, FilterType::CatmullRom)
    }
}

#[cfg(test)]
mod tests {
    use egui::Color32;
    use image::{ImageFormat, Rgba};

    use super::*;

    fn encoded(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let image = DynamicImage::from(image.clone());
        let image = if format == ImageFormat::Jpeg { image.into_rgb8().into() } else { image };
        image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    /// Red on the left, blue on the right.
    fn two_colours(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_fn(width, height, |x, _| {
            if x < width / 2 { Rgba([255, 0, 0, 255]) } else { Rgba([0, 0, 255, 255]) }
        })
    }

    fn wanted(width: u32, longest: u32) -> WantedPicture {
        WantedPicture { index: 0, width, longest }
    }

    #[test]
    fn every_format_of_the_web_is_decoded_at_the_wanted_size() {
        let image = two_colours(40, 20);
        for format in
            [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP, ImageFormat::Bmp]
        {
            let bytes = encoded(&image, format);
            assert_eq!(size(&bytes), Ok(PictureSize { width: 40, height: 20 }), "{format:?}");
            for (across, expected) in [(100, [40, 20]), (30, [30, 15]), (10, [10, 5])] {
                let pixels = pixels(&bytes, wanted(across, 4096)).unwrap();
                assert_eq!(pixels.image.size, expected, "{format:?}");
                assert!(!pixels.is_clear, "{format:?}");
                let (left, right) = (pixels.image.pixels[0], *pixels.image.pixels.last().unwrap());
                assert!(left.r() > 230 && left.b() < 30, "{format:?}: {left:?}");
                assert!(right.b() > 230 && right.r() < 30, "{format:?}: {right:?}");
            }
        }
    }

    #[test]
    fn no_side_is_longer_than_the_screen_can_draw() {
        let pixels = pixels(&encoded(&two_colours(4, 300), ImageFormat::Png), wanted(4, 100)).unwrap();
        assert_eq!(pixels.image.size, [1, 100]);
    }

    #[test]
    fn clear_pixels_have_no_colour() {
        let mut image = two_colours(4, 1);
        image.pixels_mut().for_each(|pixel| pixel.0[3] = if pixel.0[0] == 255 { 0 } else { 255 });
        let pixels = pixels(&encoded(&image, ImageFormat::Png), wanted(1, 100)).unwrap();
        assert!(pixels.is_clear);
        let mixed = pixels.image.pixels[0];
        assert!(mixed.r() == 0 && mixed.b() > 100 && mixed.a() > 100, "{mixed:?}");
        assert_ne!(mixed, Color32::TRANSPARENT);
    }

    #[test]
    fn a_photograph_is_turned_upright() {
        let mut jpeg = encoded(&two_colours(40, 20), ImageFormat::Jpeg);
        // An Exif chunk that says "turn a quarter to the right", after the start of the image.
        let exif =
            b"\xFF\xE1\x00\x22Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        jpeg.splice(2..2, exif.iter().copied());
        assert_eq!(size(&jpeg), Ok(PictureSize { width: 20, height: 40 }));
        let pixels = pixels(&jpeg, wanted(10, 4096)).unwrap();
        assert_eq!(pixels.image.size, [10, 20]);
        assert!(pixels.image.pixels[5].r() > 200, "the left side is on top now");
    }

    #[test]
    fn what_is_not_shown_says_why() {
        let png = encoded(&two_colours(40, 20), ImageFormat::Png);
        // A header that claims 100,000 times 100,000 pixels, with the checksum of nothing.
        let mut huge = b"BM\0\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec();
        huge.extend([30_000_u32, 30_000].iter().flat_map(|side| side.to_le_bytes()));
        huge.extend(b"\x01\0\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0");
        let many = PictureProblem::TooManyPixels { limit: 40 };
        for (bytes, expected) in [
            (&huge[..], many),
            (&png[..20], PictureProblem::Broken),
            (b"no image", PictureProblem::Broken),
            (b"", PictureProblem::Broken),
            (b"II*\0\x08\0\0\0\0\0\0\0\0\0\0\0", PictureProblem::Unsupported),
        ] {
            assert_eq!(size(bytes), Err(expected), "{:?}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(pixels(&huge, wanted(10, 100)).err(), Some(many));
        let cut = png.split_at(png.len() - 30).0;
        assert_eq!(size(cut), Ok(PictureSize { width: 40, height: 20 }), "its beginning is whole");
        assert_eq!(pixels(cut, wanted(10, 100)).err(), Some(PictureProblem::Broken));
    }
}
