//! Rectangles, which most of what is drawn are: letters, pictures, grounds and lines.

use super::pixel::Pixel;
use super::texture::Texture;
use super::{Area, Corner, PixelCanvas, span, subpixels};

/// A rectangle along the edges of the canvas, in one colour, with a part of a texture that lies along its edges.
pub struct Quad {
    /// The upper left corner.
    first: Corner,
    /// The lower right corner.
    last: Corner,
}

impl Quad {
    /// The rectangle of two triangles, as epaint makes them of one; none where they make none.
    pub fn new(one: [Corner; 3], other: [Corner; 3]) -> Option<Self> {
        let [first, right, left] = one;
        let [its_left, its_right, last] = other;
        let is_joined = its_left == left && its_right == right;
        let is_straight = first.y == right.y && first.x == left.x && last.y == left.y && last.x == right.x;
        let is_filled = first.v == right.v && first.u == left.u && last.v == left.v && last.u == right.u;
        let is_forward = first.x <= last.x && first.y <= last.y;
        let is_flat = [right, left, last].iter().all(|corner| corner.colour == first.colour);
        (is_joined && is_straight && is_filled && is_forward && is_flat).then_some(Self { first, last })
    }

    /// Paints it where its pixels' middles lie in it.
    pub fn paint(&self, canvas: &mut PixelCanvas<'_>, clip: Area, texture: &Texture) {
        let (first, last) = (self.first, self.last);
        let place = |corner: Corner| [subpixels(corner.x), subpixels(corner.y)];
        let area = clip.within(place(first), place(last));
        if area.is_empty() {
            return;
        }
        if first.u == last.u && first.v == last.v {
            let colour = first.colour.times(texture.colour_at(first.u, first.v));
            for row in area.top..area.bottom {
                span::fill(canvas.row(row, area.left, area.right), colour);
            }
            return;
        }
        let across = Line::new([first.x, last.x], [first.u, last.u]);
        let down = Line::new([first.y, last.y], [first.v, last.v]);
        match (across.texels([area.left, area.right]), down.texels([area.top, area.bottom])) {
            (Some(left), Some(top)) => paint_texels(canvas, area, texture, [left, top], first.colour),
            _ => {
                for row in area.top..area.bottom {
                    let v = down.texture_at(row);
                    span::fill_each(canvas.row(row, area.left, area.right), |column| {
                        first.colour.times(texture.colour_at(across.texture_at(area.left + column), v))
                    });
                }
            }
        }
    }
}

/// Paints texels as pixels, from the texel of a column and a row on.
fn paint_texels(
    canvas: &mut PixelCanvas<'_>,
    area: Area,
    texture: &Texture,
    from: [isize; 2],
    colour: Pixel,
) {
    let [left, top] = from;
    for row in area.top..area.bottom {
        let texel_row = top + (row - area.top).cast_signed();
        let pixels = canvas.row(row, area.left, area.right);
        let masks = match (usize::try_from(left), usize::try_from(texel_row)) {
            (Ok(left), Ok(row)) => texture.masks(row, left, pixels.len()),
            _ => None,
        };
        match masks {
            Some(masks) => span::fill_masked(pixels, masks, colour),
            None => span::fill_each(pixels, |column| {
                colour.times(texture.texel(left + column.cast_signed(), texel_row))
            }),
        }
    }
}

/// How places on the canvas and in a texture belong together in one direction.
struct Line {
    /// Texels a pixel.
    slope: f32,
    /// Where pixel 0 begins, in texels.
    start: f32,
}

impl Line {
    /// The line through two places.
    fn new(canvas: [f32; 2], texture: [f32; 2]) -> Self {
        let slope = (texture[1] - texture[0]) / (canvas[1] - canvas[0]);
        Self { slope, start: texture[0] - canvas[0] * slope }
    }

    /// The place in the texture of a pixel's middle.
    fn texture_at(&self, pixel: usize) -> f32 {
        self.start + (pixel as f32 + 0.5) * self.slope
    }

    /// The texel that the first of some pixels is, where each of them is one; none where they lie between texels.
    fn texels(&self, [first, end]: [usize; 2]) -> Option<isize> {
        /// What a glyph may be off by the numbers' precision alone, in texels.
        const NEAR: f32 = 1.0 / 64.0;
        /// Further out than any texture.
        const FAR: f32 = 1e6;
        let texel = self.texture_at(first) - 0.5;
        let last = self.texture_at(end - 1) - 0.5;
        let is_whole = (texel - texel.round()).abs() < NEAR && texel.abs() < FAR;
        let apart = last - texel - (end - 1 - first) as f32;
        (is_whole && apart.abs() < NEAR).then_some(texel.round() as isize)
    }
}
