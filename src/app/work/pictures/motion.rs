//! Animations: told by their beginning, and read frame by frame, so that only those are held that are about to be seen.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::LoopCount;
use image::{AnimationDecoder, Frame, Frames, ImageDecoder, ImageResult};

use super::raster;
use crate::article::PictureProblem;
use crate::text::data_address;

/// Frames that are said to stay for less than this stay for [`USUAL_STAY`], as browsers have it.
const SHORTEST_STAY: Duration = Duration::from_millis(20);
const USUAL_STAY: Duration = Duration::from_millis(100);
/// The longest that a frame stays.
const LONGEST_STAY: Duration = Duration::from_mins(1);

/// Whether an image moves, by its beginning.
pub fn moves(bytes: &[u8]) -> bool {
    match data_address::media_type(bytes) {
        Some("image/gif") => gif_moves(bytes).unwrap_or(false),
        Some("image/png") => png_moves(bytes).unwrap_or(false),
        // The second bit of an extended header (RFC 9649, 2.7).
        Some("image/webp") => {
            bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|flags| flags & 2 != 0)
        }
        _ => false,
    }
}

/// Whether there is a second frame, or an extension that says how often the frames are repeated (`GIF89a`, 18 to 26).
fn gif_moves(bytes: &[u8]) -> Option<bool> {
    let colours = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + colours(*bytes.get(10)?);
    let mut frames = 0;
    loop {
        match bytes.get(at)? {
            0x21 => {
                if bytes.get(at + 3..at + 14)? == b"NETSCAPE2.0" {
                    return Some(true);
                }
                at += 2;
            }
            0x2C => {
                frames += 1;
                if frames > 1 {
                    return Some(true);
                }
                at += 11 + colours(*bytes.get(at + 9)?);
            }
            _ => return Some(false),
        }
        // The blocks of data.
        while let length @ 1.. = usize::from(*bytes.get(at)?) {
            at += 1 + length;
        }
        at += 1;
    }
}

/// Whether a chunk that says how many frames there are stands before the pixels (PNG, third edition, 11.3.6.1).
fn png_moves(bytes: &[u8]) -> Option<bool> {
    let mut at = 8;
    loop {
        let length = u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize;
        match bytes.get(at + 4..at + 8)? {
            b"acTL" => {
                let frames = u32::from_be_bytes(bytes.get(at + 8..at + 12)?.try_into().ok()?);
                return Some(frames > 1);
            }
            b"IDAT" | b"IEND" => return Some(false),
            _ => at = at.checked_add(length)?.checked_add(12)?,
        }
    }
}

/// The frames of an animation, one after the other and again from the first, as often as it says.
pub struct Motion {
    bytes: Arc<[u8]>,
    frames: Frames<'static>,
    /// How often it is shown once more; none for ever.
    again: Option<u32>,
    /// Whether a frame came since the first.
    has_frame: bool,
}

impl Motion {
    /// The frames of what was read.
    ///
    /// # Errors
    /// It is no animation, too large or damaged.
    pub fn new(bytes: Vec<u8>) -> Result<Self, PictureProblem> {
        // Its size is within the limits of all images.
        raster::size(&bytes)?;
        let bytes: Arc<[u8]> = bytes.into();
        let (frames, count) = frames(&bytes).map_err(|_| PictureProblem::Broken)?;
        let again = match count {
            LoopCount::Infinite => None,
            LoopCount::Finite(count) => Some(count.get() - 1),
        };
        Ok(Self { bytes, frames, again, has_frame: false })
    }

    /// The next frame and how long it stays; none after the last. One that is damaged is the last.
    pub fn next(&mut self) -> Option<(Frame, Duration)> {
        if let Some(Ok(frame)) = self.frames.next() {
            self.has_frame = true;
            let stay = stay(&frame);
            return Some((frame, stay));
        }
        // What has no frames at all would begin anew for ever.
        if !std::mem::take(&mut self.has_frame) {
            return None;
        }
        self.again = match self.again {
            None => None,
            Some(0) => return None,
            Some(more) => Some(more - 1),
        };
        self.frames = frames(&self.bytes).ok()?.0;
        self.next()
    }
}

fn frames(bytes: &Arc<[u8]>) -> ImageResult<(Frames<'static>, LoopCount)> {
    let content = Cursor::new(Arc::clone(bytes));
    match data_address::media_type(bytes) {
        Some("image/gif") => {
            let mut decoder = GifDecoder::new(content)?;
            decoder.set_limits(raster::limits())?;
            let count = decoder.loop_count();
            Ok((decoder.into_frames(), count))
        }
        Some("image/webp") => {
            let mut decoder = WebPDecoder::new(content)?;
            decoder.set_limits(raster::limits())?;
            let count = decoder.loop_count();
            Ok((decoder.into_frames(), count))
        }
        _ => {
            let decoder = PngDecoder::with_limits(content, raster::limits())?.apng()?;
            let count = decoder.loop_count();
            Ok((decoder.into_frames(), count))
        }
    }
}

fn stay(frame: &Frame) -> Duration {
    let stay = Duration::from(frame.delay());
    if stay < SHORTEST_STAY { USUAL_STAY } else { stay.min(LONGEST_STAY) }
}

#[cfg(test)]
pub(super) mod tests {
    use flate2::Crc;
    use image::codecs::gif::{GifEncoder, Repeat};
    use image::{Delay, ImageFormat, Rgba, RgbaImage};

    use super::*;

    pub(in super::super) fn gif(delays: &[u32], repeat: Option<Repeat>) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new(&mut bytes);
        if let Some(repeat) = repeat {
            encoder.set_repeat(repeat).unwrap();
        }
        for (index, delay) in delays.iter().enumerate() {
            let image = RgbaImage::from_pixel(8, 6, Rgba([index as u8 * 40, 0, 0, 255]));
            let delay = Delay::from_numer_denom_ms(*delay, 1);
            encoder.encode_frame(Frame::from_parts(image, 0, 0, delay)).unwrap();
        }
        drop(encoder);
        bytes
    }

    /// A frame as a file of its own, each in another red.
    fn frame(index: u8, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        let image = RgbaImage::from_pixel(8, 6, Rgba([index * 40, 0, 0, 255]));
        image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    /// An animated PNG (PNG, third edition), made of the chunks of single ones.
    fn apng(frames: u8, repeat: u32) -> Vec<u8> {
        let chunk = |kind: &[u8], data: &[u8]| {
            let mut crc = Crc::new();
            crc.update(kind);
            crc.update(data);
            let length = (data.len() as u32).to_be_bytes();
            [&length[..], kind, data, &crc.sum().to_be_bytes()[..]].concat()
        };
        let chunk_of = |png: &[u8], wanted: &[u8]| {
            let mut at = 8;
            loop {
                let length = u32::from_be_bytes(png[at..at + 4].try_into().unwrap()) as usize;
                if &png[at + 4..at + 8] == wanted {
                    return png[at + 8..at + 8 + length].to_vec();
                }
                at += length + 12;
            }
        };
        let words = |words: &[u32]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
        let mut file = b"\x89PNG\r\n\x1A\n".to_vec();
        file.extend(chunk(b"IHDR", &chunk_of(&frame(0, ImageFormat::Png), b"IHDR")));
        file.extend(chunk(b"acTL", &words(&[u32::from(frames), repeat])));
        let mut number = 0;
        for index in 0..frames {
            let control = [words(&[number, 8, 6, 0, 0]), vec![0, 5, 0, 100, 0, 0]].concat();
            file.extend(chunk(b"fcTL", &control));
            number += 1;
            let data = chunk_of(&frame(index, ImageFormat::Png), b"IDAT");
            if index == 0 {
                file.extend(chunk(b"IDAT", &data));
            } else {
                file.extend(chunk(b"fdAT", &[words(&[number]), data].concat()));
                number += 1;
            }
        }
        file.extend(chunk(b"IEND", b""));
        file
    }

    /// An animated WebP (RFC 9649, 2.7.1.1), made of single ones.
    fn webp(frames: u8, repeat: u16) -> Vec<u8> {
        let chunk = |kind: &[u8], data: &[u8]| {
            let pad = &[0][..data.len() % 2];
            [kind, &(data.len() as u32).to_le_bytes()[..], data, pad].concat()
        };
        let size: &[u8] = &[7, 0, 0, 5, 0, 0];
        let mut body = chunk(b"VP8X", &[&[0x02, 0, 0, 0][..], size].concat());
        body.extend(chunk(b"ANIM", &[&[0; 4][..], &repeat.to_le_bytes()[..]].concat()));
        for index in 0..frames {
            let image = frame(index, ImageFormat::WebP);
            let head = [&[0; 6][..], size, &[50, 0, 0, 0][..]].concat();
            body.extend(chunk(b"ANMF", &[head, image[12..].to_vec()].concat()));
        }
        chunk(b"RIFF", &[&b"WEBP"[..], &body].concat())
    }

    #[test]
    fn an_animation_is_told_by_its_beginning() {
        assert!(!moves(&gif(&[100], None)));
        assert!(moves(&gif(&[100, 100], None)));
        let repeated = gif(&[100, 100], Some(Repeat::Infinite));
        assert!(moves(repeated.split_at(60).0), "it says how often it is repeated before the first frame");
        for length in 0..repeated.len() {
            // Wherever it breaks off, nothing breaks.
            let _ = moves(repeated.split_at(length).0);
        }
        let png = |chunks: &[&[u8]]| [&b"\x89PNG\r\n\x1A\n"[..], &chunks.concat()].concat();
        let header: &[u8] = b"\0\0\0\x02IHDR..crc.";
        let control: &[u8] = b"\0\0\0\x08acTL\0\0\0\x02\0\0\0\0crc.";
        let once: &[u8] = b"\0\0\0\x08acTL\0\0\0\x01\0\0\0\0crc.";
        let data: &[u8] = b"\0\0\0\0IDATcrc.";
        assert!(moves(&png(&[header, control, data])));
        assert!(!moves(&png(&[header, data, control])), "after the pixels it says nothing");
        assert!(!moves(&png(&[header, once, data])));
        assert!(!moves(&png(&[b"\xFF\xFF\xFF\xFFtEXt"])));
        let header_of = |flags: u8| [&b"RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0"[..], &[flags]].concat();
        assert!(moves(&header_of(0x12)) && !moves(&header_of(0x10)));
    }

    #[test]
    fn frames_come_in_their_order_as_often_as_is_said() {
        let stays = |bytes: Vec<u8>, most: usize| {
            let mut motion = Motion::new(bytes).unwrap();
            std::iter::from_fn(move || motion.next())
                .take(most)
                .map(|(frame, stay)| ((frame.buffer().get_pixel(0, 0)[0] + 20) / 40, stay.as_millis()))
                .collect::<Vec<_>>()
        };
        // A frame that is said to stay for no time at all stays for a tenth of a second.
        assert_eq!(
            stays(gif(&[200, 0], Some(Repeat::Finite(2))), 9),
            [(0, 200), (1, 100), (0, 200), (1, 100)]
        );
        assert_eq!(stays(gif(&[200, 50], Some(Repeat::Infinite)), 5).len(), 5);
        for (once, name) in [(apng(3, 1), "APNG"), (webp(3, 1), "WebP")] {
            assert!(moves(&once));
            assert_eq!(stays(once, 9), [(0, 50), (1, 50), (2, 50)], "{name}");
        }
        for for_ever in [apng(2, 0), webp(2, 0)] {
            assert_eq!(stays(for_ever, 5).len(), 5);
        }
    }

    #[test]
    fn what_is_cut_off_ends_and_what_is_no_animation_is_refused() {
        let whole = gif(&[100, 100, 100], Some(Repeat::Infinite));
        for whole in [&whole, &apng(3, 0), &webp(3, 0)] {
            for length in 0..whole.len() {
                if let Ok(mut motion) = Motion::new(whole.split_at(length).0.to_vec()) {
                    for _ in 0..8 {
                        motion.next();
                    }
                }
            }
        }
        assert_eq!(Motion::new(b"text".to_vec()).err(), Some(PictureProblem::Broken));
        let head = whole.split_at(13).0.to_vec();
        assert!(Motion::new(head).map_or(true, |mut motion| motion.next().is_none()));
    }
}
