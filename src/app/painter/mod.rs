//! Painting without a graphics driver: epaint's triangles as pixels of a window.
//!
//! Where a system has no graphics processor, OpenGL is done by a program as well, which is a compiler of 60 MB that is
//! started for each window and knows nothing of what is drawn. What is drawn here is text, lines and rectangles, most of
//! which need no triangles. Colours are blended as epaint's other painters do it: as they are coded (gamma), with alpha
//! already part of them.

mod pixel;
mod quad;
mod span;
mod texture;
mod triangle;

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, Primitive, Vertex};
use egui::{Color32, Mesh, Rect, TextureId, TexturesDelta};

use pixel::Pixel;
use quad::Quad;
use texture::Texture;
use triangle::Triangle;

/// What a surface is divided into: so many parts of a pixel are told apart in each direction.
const SUBPIXELS: i64 = 256;

/// The textures, and how what uses them is painted.
#[derive(Default)]
pub struct Painter {
    textures: HashMap<TextureId, Texture>,
}

/// The pixels of a window, row by row from the top, `0x00RRGGBB` each; what is above the colours means
/// nothing.
pub struct PixelCanvas<'a> {
    pixels: &'a mut [u32],
    width: usize,
}

/// A part of a canvas: columns and rows from the first up to, and without, the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

/// A corner of a triangle: its place on the canvas in px, and its place in a texture in texels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Corner {
    x: f32,
    y: f32,
    u: f32,
    v: f32,
    colour: Pixel,
}

impl<'a> PixelCanvas<'a> {
    /// A canvas over `pixels`, of which `width` make a row; a last row that is not whole is left alone.
    pub fn new(pixels: &'a mut [u32], width: usize) -> Self {
        Self { pixels, width }
    }

    /// Makes all of it one colour.
    pub fn clear(&mut self, colour: Color32) {
        self.pixels.fill(Pixel::from(colour).over(0));
    }

    fn height(&self) -> usize {
        self.pixels.len().checked_div(self.width).unwrap_or(0)
    }

    /// A part of a row; empty where there is none.
    fn row(&mut self, row: usize, left: usize, right: usize) -> &mut [u32] {
        let start = row * self.width;
        self.pixels.get_mut(start + left..start + right).unwrap_or_default()
    }

    /// The part of it that lies in a rectangle in px, whose edges are moved to the nearest pixels.
    fn area(&self, rect: Rect) -> Area {
        let within = |at: f32, most: usize| (at.round().max(0.0) as usize).min(most);
        Area {
            left: within(rect.left(), self.width),
            top: within(rect.top(), self.height()),
            right: within(rect.right(), self.width),
            bottom: within(rect.bottom(), self.height()),
        }
    }
}

impl Area {
    /// The columns and rows of it whose middles lie from `first` on and before `last`, in parts of a pixel.
    fn within(self, first: [i64; 2], last: [i64; 2]) -> Self {
        Self {
            left: self.left.max(middles_before(first[0])),
            top: self.top.max(middles_before(first[1])),
            right: self.right.min(middles_before(last[0])),
            bottom: self.bottom.min(middles_before(last[1])),
        }
    }

    const fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }
}

/// How many pixels have their middle before a place, which is in parts of a pixel.
fn middles_before(place: i64) -> usize {
    let middles = (place + SUBPIXELS / 2 - 1).div_euclid(SUBPIXELS);
    usize::try_from(middles).unwrap_or(0)
}

/// A place in px as parts of a pixel; far away is far enough.
fn subpixels(at: f32) -> i64 {
    const FAR: f32 = 1_000_000.0;
    (at.clamp(-FAR, FAR) * SUBPIXELS as f32).round() as i64
}

impl Painter {
    /// Takes over what is new in the textures; to be done before what uses it is painted.
    pub fn set_textures(&mut self, delta: &TexturesDelta) {
        for (id, images) in &delta.set {
            for image in images {
                match (image.pos, self.textures.get_mut(id)) {
                    (Some(place), Some(texture)) => texture.patch(place, &image.image),
                    (Some(_), None) => log::warn!("a patch for a texture that is not there"),
                    (None, _) => {
                        self.textures.insert(*id, Texture::new(&image.image, image.options));
                    }
                }
            }
        }
    }

    /// Forgets the textures that are no longer needed; to be done when what uses them is painted no more.
    pub fn free_textures<'a>(&mut self, unneeded: impl IntoIterator<Item = &'a TextureId>) {
        for id in unneeded {
            self.textures.remove(id);
        }
    }

    /// Paints what was drawn at `scale` px a pt.
    pub fn paint(&self, canvas: &mut PixelCanvas<'_>, scale: f32, primitives: &[ClippedPrimitive]) {
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            // There is nobody to call back: what draws by a graphics processor itself is not used.
            let Primitive::Mesh(mesh) = primitive else { continue };
            let clip = canvas.area(*clip_rect * scale);
            if let Some(texture) = self.textures.get(&mesh.texture_id)
                && !clip.is_empty()
            {
                paint_mesh(canvas, clip, scale, mesh, texture);
            }
        }
    }
}

fn paint_mesh(canvas: &mut PixelCanvas<'_>, clip: Area, scale: f32, mesh: &Mesh, texture: &Texture) {
    let [width, height] = texture.size().map(|side| side as f32);
    let corner = |index: &u32| {
        let Vertex { pos, uv, color } = mesh.vertices.get(*index as usize).copied().unwrap_or_default();
        let (x, y) = (pos.x * scale, pos.y * scale);
        Corner { x, y, u: uv.x * width, v: uv.y * height, colour: Pixel::from(color) }
    };
    let mut indices = mesh.indices.as_slice();
    while let [a, b, c, rest @ ..] = indices {
        let corners = [corner(a), corner(b), corner(c)];
        if let [d, e, f, rest @ ..] = rest
            && let Some(quad) = Quad::new(corners, [corner(d), corner(e), corner(f)])
        {
            quad.paint(canvas, clip, texture);
            indices = rest;
        } else {
            Triangle::new(corners).paint(canvas, clip, texture);
            indices = rest;
        }
    }
}

#[cfg(test)]
mod tests;
