//! Triangles: the edges of rounded things, which fade out, and whatever lies askew.

use super::pixel::Pixel;
use super::texture::Texture;
use super::{Area, Corner, PixelCanvas, SUBPIXELS, span, subpixels};

/// A triangle whose colours and places in a texture lie between those of its corners.
pub struct Triangle([Corner; 3]);

/// A corner in parts of a pixel.
type Place = [i64; 2];

impl Triangle {
    /// The triangle of these corners, which may be in any order.
    pub const fn new(corners: [Corner; 3]) -> Self {
        Self(corners)
    }

    /// Paints it where its pixels' middles lie in it. A pixel on an edge that two triangles share is in one of them.
    pub fn paint(&self, canvas: &mut PixelCanvas<'_>, clip: Area, texture: &Texture) {
        let Self([a, b, c]) = *self;
        if [a, b, c].iter().all(|corner| corner.colour == Pixel(0)) {
            return;
        }
        let mut places = [a, b, c].map(|corner| [subpixels(corner.x), subpixels(corner.y)]);
        let fill = Filling::new([a, b, c], places, texture);
        match turn(places) {
            0 => return,
            1.. => {}
            _ => places.swap(1, 2),
        }
        let least: Place =
            std::array::from_fn(|axis| places.iter().map(|place| place[axis]).fold(i64::MAX, i64::min));
        let most: Place =
            std::array::from_fn(|axis| places.iter().map(|place| place[axis]).fold(i64::MIN, i64::max));
        let area = clip.within(least, [most[0] + 1, most[1] + 1]);
        let edges = [(0, 1), (1, 2), (2, 0)].map(|(from, to)| Edge::new(places[from], places[to]));
        for row in area.top..area.bottom {
            let within = |(left, right), edge: &Edge| {
                let (first, end) = edge.columns(row, area);
                (first.max(left), end.min(right))
            };
            let (left, right) = edges.iter().fold((area.left, area.right), within);
            if left < right {
                fill.paint(canvas.row(row, left, right), left, row);
            }
        }
    }
}

/// Twice the area of a triangle, positive where its corners go round clockwise.
fn turn([a, b, c]: [Place; 3]) -> i64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// An edge of a triangle whose corners go round clockwise: what is right of it is within.
struct Edge {
    from: Place,
    run: Place,
    /// What a middle is within from: those on an upper or a left edge are.
    least: i64,
}

impl Edge {
    fn new(from: Place, to: Place) -> Self {
        let run = [to[0] - from[0], to[1] - from[1]];
        let is_top = run[1] == 0 && run[0] > 0;
        let is_left = run[1] < 0;
        Self { from, run, least: i64::from(!(is_top || is_left)) }
    }

    /// The columns of a row whose middles are within: the first, and the one after the last.
    fn columns(&self, row: usize, area: Area) -> (usize, usize) {
        let middle = row.cast_signed() as i64 * SUBPIXELS + SUBPIXELS / 2 - self.from[1];
        // How far within the middle of column 0 is, and by how much each column is further within.
        let start = self.run[0] * middle - self.run[1] * (SUBPIXELS / 2 - self.from[0]);
        let step = -self.run[1] * SUBPIXELS;
        let column = |at: i64| usize::try_from(at).unwrap_or(0);
        let missing = self.least - start;
        match step {
            0 if missing > 0 => (area.right, area.left),
            0 => (area.left, area.right),
            1.. => (column(-(-missing).div_euclid(step)), area.right),
            _ => (area.left, column((-missing).div_euclid(-step) + 1)),
        }
    }
}

/// What a triangle is filled with.
struct Filling<'a> {
    /// The first corner, and its place in px, from which all is worked out.
    from: Corner,
    origin: [f32; 2],
    /// Alpha, red, green and blue at the first corner, and their change a column and a row; none of one colour.
    colours: Option<[Slope; 4]>,
    /// The place in the texture, likewise; none where that is one.
    places: Option<[Slope; 2]>,
    texture: &'a Texture,
}

/// A number that grows evenly over the canvas.
#[derive(Clone, Copy)]
struct Slope {
    at_corner: f32,
    column: f32,
    row: f32,
}

impl<'a> Filling<'a> {
    /// The filling between corners that stand in these places, where no middle of a pixel lies beyond a corner.
    fn new(corners: [Corner; 3], places: [Place; 3], texture: &'a Texture) -> Self {
        let [a, b, c] = corners;
        let [origin, to_b, to_c] = places.map(|place| place.map(|at| at as f32 / SUBPIXELS as f32));
        let [b_x, b_y, c_x, c_y] =
            [to_b[0] - origin[0], to_b[1] - origin[1], to_c[0] - origin[0], to_c[1] - origin[1]];
        let area = b_x * c_y - b_y * c_x;
        let slope = |at: [f32; 3]| {
            let (to_b, to_c) = (at[1] - at[0], at[2] - at[0]);
            Slope {
                at_corner: at[0],
                column: (to_b * c_y - to_c * b_y) / area,
                row: (to_c * b_x - to_b * c_x) / area,
            }
        };
        let is_flat = a.colour == b.colour && a.colour == c.colour;
        let channels = corners.map(|corner| corner.colour.channels());
        let colours = || std::array::from_fn(|channel| slope(channels.map(|all| f32::from(all[channel]))));
        let is_one_place = [b, c].iter().all(|corner| corner.u == a.u && corner.v == a.v);
        let places = || [slope(corners.map(|corner| corner.u)), slope(corners.map(|corner| corner.v))];
        Self {
            from: a,
            origin,
            colours: (!is_flat).then(colours),
            places: (!is_one_place).then(places),
            texture,
        }
    }

    /// Paints a part of a row, which begins at a column.
    fn paint(&self, pixels: &mut [u32], left: usize, row: usize) {
        let down = row as f32 + 0.5 - self.origin[1];
        let across = |column: usize| (left + column) as f32 + 0.5 - self.origin[0];
        let at =
            |slope: &Slope, column: usize| slope.at_corner + slope.column * across(column) + slope.row * down;
        // A number beyond a channel's is cut off at its end.
        let colour =
            |slopes: &[Slope; 4], column| Pixel::new(slopes.map(|slope| at(&slope, column).round() as u8));
        let texel = |[u, v]: &[Slope; 2], column| self.texture.colour_at(at(u, column), at(v, column));
        let one_texel = || self.texture.colour_at(self.from.u, self.from.v);
        match (&self.colours, &self.places) {
            (None, None) => span::fill(pixels, self.from.colour.times(one_texel())),
            (None, Some(places)) => {
                span::fill_each(pixels, |column| self.from.colour.times(texel(places, column)));
            }
            (Some(colours), None) => {
                let texel = one_texel();
                span::fill_each(pixels, |column| colour(colours, column).times(texel));
            }
            (Some(colours), Some(places)) => {
                span::fill_each(pixels, |column| colour(colours, column).times(texel(places, column)));
            }
        }
    }
}
