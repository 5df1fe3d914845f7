//! Drawings in SVG: read without anything that they refer to outside of themselves, and only drawn when that takes a
//! bounded time and memory.

mod cost;
mod size;
mod weight;

use std::borrow::Cow;
use std::io::Read as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

use egui::ColorImage;
use flate2::read::GzDecoder;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::{Database, ID, Source};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{FontResolver, ImageHrefResolver, ImageKind, Options, Size, Tree};

use super::raster;
use crate::article::{PictureProblem, PictureSize, WantedPicture};
use crate::fonts::{self, Face};
use crate::text::{data_address, decode as text};
use crate::ui::Pixels;

/// Bytes of the longest drawing, unpacked.
const LONGEST: u64 = 16 * 1024 * 1024;
/// Pixels of all images in a drawing together.
const MOST_IMAGE_PIXELS: u64 = 24_000_000;
/// Pixels of the largest image that is drawn.
const MOST_PIXELS: f64 = 16_000_000.0;
/// Elements and attributes that are read; what they become is weighed after that.
const MOST_NODES: u32 = 1_000_000;

/// That a drawing takes too much time or memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct TooElaborate;

impl From<TooElaborate> for PictureProblem {
    fn from(_: TooElaborate) -> Self {
        Self::TooElaborate
    }
}

/// Whether bytes are those of a drawing, packed or not.
pub fn is_drawing(bytes: &[u8]) -> bool {
    is_packed(bytes) || data_address::media_type(bytes) == Some("image/svg+xml")
}

fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1F\x8B")
}

/// The size of a drawing by its beginning.
///
/// # Errors
/// It is no drawing, or too long; [`PictureProblem::Broken`] also where the beginning is too short.
pub fn size(bytes: &[u8]) -> Result<PictureSize, PictureProblem> {
    size::size(&source(bytes)?)
}

/// The pixels of a drawing, at the size that is wanted; words in the faces of a region.
///
/// # Errors
/// It is no drawing, damaged, or would take too long.
pub fn pixels(bytes: &[u8], wanted: WantedPicture, face: Face) -> Result<Pixels, PictureProblem> {
    let text = source(bytes)?;
    let size = size::size(&text)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).map_err(|_| PictureProblem::Broken)?;
    weight::check(&document)?;
    let tree = Tree::from_xmltree(&document, &reading(face)).map_err(|_| PictureProblem::Broken)?;
    draw(&tree, size, wanted)
}

/// Draws into as many pixels as are wanted.
fn draw(tree: &Tree, size: PictureSize, wanted: WantedPicture) -> Result<Pixels, PictureProblem> {
    let (width, height) = (f64::from(size.width), f64::from(size.height));
    let across = f64::from(wanted.width.max(1)) / width;
    let longest = f64::from(wanted.longest.max(1)) / width.max(height);
    let factor = across.min(longest).min((MOST_PIXELS / (width * height)).sqrt());
    let count = |length: f64| ((length * factor).round() as u32).max(1);
    let (columns, rows) = (count(width), count(height));
    // Units in which the sizes are not said are taken for others there: the drawing keeps its form.
    let scale = (f64::from(columns) / f64::from(tree.size().width()))
        .min(f64::from(rows) / f64::from(tree.size().height()));
    cost::check(tree, scale, f64::from(columns) * f64::from(rows))?;
    let mut pixmap = Pixmap::new(columns, rows).ok_or(PictureProblem::TooElaborate)?;
    let scale = scale as f32;
    let at = |pixels: u32, length: f32| (pixels as f32 - length * scale) / 2.0;
    let transform = Transform::from_scale(scale, scale)
        .post_translate(at(columns, tree.size().width()), at(rows, tree.size().height()));
    resvg::render(tree, transform, &mut pixmap.as_mut());
    let is_clear = pixmap.pixels().iter().any(|pixel| pixel.alpha() < u8::MAX);
    let columns_and_rows = [columns as usize, rows as usize];
    Ok(Pixels { image: ColorImage::from_rgba_premultiplied(columns_and_rows, pixmap.data()), is_clear })
}

/// The text of a drawing.
fn source(bytes: &[u8]) -> Result<Cow<'_, str>, PictureProblem> {
    let too_large = PictureProblem::TooLarge { limit: LONGEST / (1024 * 1024) };
    let bytes = if is_packed(bytes) {
        let mut unpacked = Vec::new();
        // What is cut off is read as far as it goes.
        drop(GzDecoder::new(bytes).take(LONGEST + 1).read_to_end(&mut unpacked));
        Cow::Owned(unpacked)
    } else {
        Cow::Borrowed(bytes)
    };
    if bytes.len() as u64 > LONGEST {
        return Err(too_large);
    }
    let decoded = |bytes: &[u8]| text::decode(bytes).map_err(|_| PictureProblem::Broken);
    match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => Ok(Cow::Owned(decoded(bytes)?.text)),
        },
        Cow::Owned(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(error) => Ok(Cow::Owned(decoded(error.as_bytes())?.text)),
        },
    }
}

/// How drawings are read: nothing outside of them is looked for, their words are set in the bundled faces, and of images
/// in them only pixels are shown, and not too many.
fn reading(face: Face) -> Options<'static> {
    let pixels = AtomicU64::new(0);
    let image = move |bytes: Arc<Vec<u8>>| {
        let size = raster::size(&bytes).ok()?;
        let count = u64::from(size.width) * u64::from(size.height);
        if pixels.fetch_add(count, Ordering::Relaxed) + count > MOST_IMAGE_PIXELS {
            return None;
        }
        match data_address::media_type(&bytes)? {
            "image/png" => Some(ImageKind::PNG(bytes)),
            "image/jpeg" => Some(ImageKind::JPEG(bytes)),
            "image/gif" => Some(ImageKind::GIF(bytes)),
            "image/webp" => Some(ImageKind::WEBP(bytes)),
            _ => None,
        }
    };
    let faces = &*FACES;
    let (width, height) = size::UNKNOWN;
    let unknown = Size::from_wh(width as f32, height as f32);
    let mut options = Options {
        languages: vec![face.tag().to_owned(), "en".to_owned()],
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(move |_, bytes, _| image(bytes)),
            resolve_string: Box::new(|_, _| None),
        },
        font_resolver: FontResolver {
            select_font: Box::new(move |font, _| {
                let is_bold = font.weight() >= 600;
                let is_monospaced = font.families().iter().any(|family| is_monospaced(&family.to_string()));
                faces.id(face, is_bold, is_monospaced)
            }),
            // The bundled faces hold the same characters, all of them.
            select_fallback: Box::new(|_, _, _| None),
        },
        fontdb: Arc::clone(&faces.database),
        ..Options::default()
    };
    if let Some(unknown) = unknown {
        options.default_size = unknown;
    }
    options
}

/// Whether the name of a family is that of one with letters of the same width.
fn is_monospaced(family: &str) -> bool {
    let name = family.to_lowercase();
    ["mono", "courier", "consolas", "menlo", "code"].iter().any(|part| name.contains(part))
}

/// The bundled faces, as drawings are set in them.
static FACES: LazyLock<DrawingFaces> = LazyLock::new(DrawingFaces::new);

struct DrawingFaces {
    database: Arc<Database>,
    regular: Vec<ID>,
    bold: Vec<ID>,
}

impl DrawingFaces {
    fn new() -> Self {
        let mut database = Database::new();
        let mut load = |bytes: &'static [u8]| {
            database.load_font_source(Source::Binary(Arc::new(bytes))).into_iter().collect()
        };
        let (regular, bold) = (load(fonts::REGULAR), load(fonts::BOLD));
        Self { database: Arc::new(database), regular, bold }
    }

    fn id(&self, face: Face, is_bold: bool, is_monospaced: bool) -> Option<ID> {
        let faces = if is_bold { &self.bold } else { &self.regular };
        let of = face.index() as usize;
        // The monospaced faces come after as many others.
        faces.get(if is_monospaced { of + 5 } else { of }).or_else(|| faces.get(of)).copied()
    }
}

#[cfg(test)]
mod tests;
