//! A colour in one number.

use egui::Color32;

/// A colour with alpha already part of it, `0xAARRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pixel(pub u32);

/// Every other channel, so that two can be worked out at once with room for the carry.
const CHANNELS: u32 = 0x00FF_00FF;

impl Pixel {
    /// Opaque white, which leaves what is multiplied by it as it is.
    pub const WHITE: Self = Self(u32::MAX);

    /// A pixel of four channels in the order of [`Self::channels`].
    pub fn new(channels: [u8; 4]) -> Self {
        Self(u32::from_be_bytes(channels))
    }

    /// White of a coverage: how a mask is a texture.
    pub const fn mask(coverage: u8) -> Self {
        Self(coverage as u32 * 0x0101_0101)
    }

    /// Alpha, red, green and blue.
    pub const fn channels(self) -> [u8; 4] {
        self.0.to_be_bytes()
    }

    /// How much it hides of what is below, from 0 to 255.
    pub const fn alpha(self) -> u8 {
        (self.0 >> 24) as u8
    }

    /// The part `of` 255 of it, rounded.
    pub const fn part(self, of: u8) -> Self {
        Self(scaled(self.0 & CHANNELS, of) | scaled((self.0 >> 8) & CHANNELS, of) << 8)
    }

    /// It multiplied by another one, channel by channel.
    pub fn times(self, other: Self) -> Self {
        if other == Self::WHITE {
            return self;
        }
        let (mine, its) = (self.channels(), other.channels());
        Self::new(std::array::from_fn(|at| scaled(u32::from(mine[at]), its[at]) as u8))
    }

    /// It over a pixel of a canvas.
    pub const fn over(self, below: u32) -> u32 {
        let below = Self(below).part(255 - self.alpha()).0;
        let even = sum(self.0 & CHANNELS, below & CHANNELS);
        let odd = sum((self.0 >> 8) & CHANNELS, (below >> 8) & CHANNELS);
        even | odd << 8
    }
}

impl From<Color32> for Pixel {
    fn from(colour: Color32) -> Self {
        let [red, green, blue, alpha] = colour.to_array();
        Self::new([alpha, red, green, blue])
    }
}

/// The part `of` 255 of two channels at once, rounded exactly.
const fn scaled(channels: u32, of: u8) -> u32 {
    let product = channels * of as u32 + 0x0080_0080;
    ((product + ((product >> 8) & CHANNELS)) >> 8) & CHANNELS
}

/// The sums of two channels at once, none above 255.
const fn sum(a: u32, b: u32) -> u32 {
    let sum = a + b;
    let carry = sum & 0x0100_0100;
    (sum | (carry - (carry >> 8))) & CHANNELS
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "this colour is for looking at its numbers")]
mod tests {
    use super::*;

    #[test]
    fn parts_are_rounded_exactly() {
        for value in 0..=255_u8 {
            for of in 0..=255_u8 {
                let exact = (f64::from(value) * f64::from(of) / 255.0).round() as u8;
                assert_eq!(Pixel::mask(value).part(of), Pixel::mask(exact), "{value} × {of}");
            }
        }
    }

    #[test]
    fn what_is_opaque_hides_and_what_is_nothing_does_not() {
        assert_eq!(Pixel(0xFF12_3456).over(0x00AB_CDEF), 0xFF12_3456);
        assert_eq!(Pixel(0).over(0x00AB_CDEF), 0x00AB_CDEF);
        assert_eq!(Pixel(0x8080_8080).over(0x0000_0000), 0x8080_8080);
        // Half of white over black and over white.
        assert_eq!(Pixel::mask(128).over(0x00FF_FFFF) & 0x00FF_FFFF, 0x00FF_FFFF);
    }

    #[test]
    fn light_that_is_added_stays_in_its_channel() {
        assert_eq!(Pixel(0x00FF_0000).over(0x00FF_0102) & 0x00FF_FFFF, 0x00FF_0102);
    }

    #[test]
    fn a_colour_is_multiplied_channel_by_channel() {
        let colour = Pixel::from(Color32::from_rgb(10, 20, 30));
        assert_eq!(colour.times(Pixel::WHITE), colour);
        assert_eq!(colour.times(Pixel::mask(0)), Pixel(0));
        assert_eq!(colour.times(Pixel::mask(128)), colour.part(128));
    }
}
