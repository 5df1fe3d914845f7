//! Images that triangles are filled with.

use egui::{Color32, ImageData, TextureFilter, TextureOptions};

use super::pixel::Pixel;

/// An image, and how it is read between its texels.
pub struct Texture {
    size: [usize; 2],
    texels: Texels,
    /// Whether what lies between texels is a mixture of them, and not the nearest one.
    is_smooth: bool,
}

/// Letters are masks, a quarter of the size of pictures and quicker to paint.
enum Texels {
    /// How much of each texel is covered.
    Masks(Vec<u8>),
    Colours(Vec<Pixel>),
}

impl Texture {
    /// The texture of a whole image.
    pub fn new(image: &ImageData, options: TextureOptions) -> Self {
        let ImageData::Color(image) = image;
        let masks = image.pixels.iter().map(|&colour| coverage(colour)).collect::<Option<_>>();
        let texels = masks.map_or_else(
            || Texels::Colours(image.pixels.iter().map(|&colour| colour.into()).collect()),
            Texels::Masks,
        );
        Self { size: image.size, texels, is_smooth: options.magnification == TextureFilter::Linear }
    }

    /// Puts an image in at a place; what reaches beyond the edges is left out.
    pub fn patch(&mut self, [left, top]: [usize; 2], image: &ImageData) {
        let ImageData::Color(image) = image;
        let width = self.size[0];
        let part = image.size[0].min(width.saturating_sub(left));
        if part == 0 {
            return;
        }
        if image.pixels.iter().any(|&colour| coverage(colour).is_none()) {
            self.become_colours();
        }
        for (row, colours) in image.pixels.chunks_exact(image.size[0]).enumerate() {
            let start = (top + row) * width + left;
            let colours = colours.iter().take(part);
            match &mut self.texels {
                Texels::Masks(masks) => {
                    let masks = masks.get_mut(start..start + part).unwrap_or_default();
                    masks.iter_mut().zip(colours).for_each(|(mask, colour)| *mask = colour.a());
                }
                Texels::Colours(texels) => {
                    let texels = texels.get_mut(start..start + part).unwrap_or_default();
                    texels.iter_mut().zip(colours).for_each(|(texel, &colour)| *texel = colour.into());
                }
            }
        }
    }

    fn become_colours(&mut self) {
        if let Texels::Masks(masks) = &self.texels {
            self.texels = Texels::Colours(masks.iter().map(|&mask| Pixel::mask(mask)).collect());
        }
    }

    /// Width and height in texels.
    pub const fn size(&self) -> [usize; 2] {
        self.size
    }

    /// The texels of a part of a row as masks, where all lie in the image and it has nothing else.
    pub fn masks(&self, row: usize, left: usize, count: usize) -> Option<&[u8]> {
        match &self.texels {
            Texels::Masks(masks) if left + count <= self.size[0] => {
                let start = row * self.size[0] + left;
                masks.get(start..start + count)
            }
            Texels::Masks(_) | Texels::Colours(_) => None,
        }
    }

    /// The colour at a place in texels from the upper left corner; beyond the edges that of the edge.
    pub fn colour_at(&self, u: f32, v: f32) -> Pixel {
        let [u, v] =
            [(u, self.size[0]), (v, self.size[1])].map(|(at, side)| at.clamp(-1.0, side as f32 + 1.0));
        if !self.is_smooth {
            return self.texel(u.floor() as isize, v.floor() as isize);
        }
        let (u, v) = (u - 0.5, v - 0.5);
        let (left, top) = (u.floor(), v.floor());
        // In 256ths, which show no steps; on a texel's middle it is that texel alone.
        let weight = |from: f32| (from * 256.0).round() as u32;
        let (right, down) = (weight(u - left), weight(v - top));
        let (left, top) = (left as isize, top as isize);
        if right == 0 && down == 0 {
            return self.texel(left, top);
        }
        let corners = [(0, 0), (1, 0), (0, 1), (1, 1)];
        let texels = corners.map(|(x, y)| self.texel(left + x, top + y).channels());
        let weights =
            [(256 - right) * (256 - down), right * (256 - down), (256 - right) * down, right * down];
        Pixel::new(std::array::from_fn(|channel| {
            let sum: u32 = texels.iter().zip(weights).map(|(texel, by)| u32::from(texel[channel]) * by).sum();
            ((sum + 0x8000) >> 16) as u8
        }))
    }

    /// The texel of a column and a row; beyond the edges that of the edge.
    pub fn texel(&self, column: isize, row: isize) -> Pixel {
        let within =
            |at: isize, side: usize| at.clamp(0, side.saturating_sub(1).cast_signed()).cast_unsigned();
        let index = within(row, self.size[1]) * self.size[0] + within(column, self.size[0]);
        match &self.texels {
            Texels::Masks(masks) => Pixel::mask(masks.get(index).copied().unwrap_or(0)),
            Texels::Colours(texels) => texels.get(index).copied().unwrap_or(Pixel(0)),
        }
    }
}

/// How much of a texel is covered that is white of some coverage; none of another colour.
fn coverage(colour: Color32) -> Option<u8> {
    let [red, green, blue, alpha] = colour.to_array();
    (red == alpha && green == alpha && blue == alpha).then_some(alpha)
}
