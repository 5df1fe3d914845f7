#![expect(clippy::disallowed_methods, reason = "these colours are for looking at numbers")]

use egui::epaint::ClippedPrimitive;
use egui::epaint::textures::TexturesDelta;
use egui::{Color32, ColorImage, Mesh, Pos2, Rect, TextureId, TextureOptions, pos2, vec2};

use super::*;

const SIDE: usize = 24;
const TEXTURE: TextureId = TextureId::Managed(0);

/// A texture of texels that all differ, with or without colours.
fn texture(is_coloured: bool, options: TextureOptions) -> TexturesDelta {
    let texel = |at: usize| {
        let coverage = (at * 37 % 256) as u8;
        let green = if is_coloured { coverage / 2 } else { coverage };
        Color32::from_rgba_premultiplied(coverage, green, coverage, coverage)
    };
    let image = ColorImage::new([8, 8], (0..64).map(texel).collect());
    delta(image, options, None)
}

fn delta(image: ColorImage, options: TextureOptions, place: Option<[usize; 2]>) -> TexturesDelta {
    let image = match place {
        Some(place) => egui::epaint::ImageDelta::partial(place, image, options),
        None => egui::epaint::ImageDelta::full(image, options),
    };
    let mut delta = TexturesDelta::default();
    delta.set.entry(TEXTURE).or_default().push(image);
    delta
}

fn painter(mut delta: TexturesDelta) -> Painter {
    let mut painter = Painter::default();
    painter.set_textures(&delta);
    // What is not taken over is noticed by egui.
    delta.clear();
    painter
}

/// White of every coverage.
fn plain() -> Painter {
    painter(delta(ColorImage::filled([1, 1], Color32::WHITE), TextureOptions::LINEAR, None))
}

fn paint(painter: &Painter, scale: f32, clip: Rect, mesh: Mesh) -> Vec<u32> {
    let mut pixels = vec![0; SIDE * SIDE];
    let primitive = ClippedPrimitive { clip_rect: clip, primitive: Primitive::Mesh(mesh) };
    painter.paint(&mut PixelCanvas::new(&mut pixels, SIDE), scale, &[primitive]);
    pixels.iter().map(|pixel| pixel & 0x00FF_FFFF).collect()
}

fn everywhere() -> Rect {
    Rect::from_min_size(Pos2::ZERO, vec2(1e9, 1e9))
}

fn triangles(corners: &[(f32, f32)], indices: &[u32], colour: Color32) -> Mesh {
    let mut mesh = Mesh::with_texture(TEXTURE);
    for &(x, y) in corners {
        mesh.colored_vertex(pos2(x, y), colour);
    }
    mesh.indices = indices.to_vec();
    mesh
}

/// A rectangle whose triangles stand in another order than epaint's, so that each is painted by itself.
fn apart(mut mesh: Mesh) -> Mesh {
    mesh.indices = mesh.indices.chunks(6).flat_map(|at| [at[1], at[2], at[0], at[5], at[3], at[4]]).collect();
    mesh
}

fn rectangle(rect: Rect, uv: Rect, colour: Color32) -> Mesh {
    let mut mesh = Mesh::with_texture(TEXTURE);
    mesh.add_rect_with_uv(rect, uv, colour);
    mesh
}

fn count(pixels: &[u32], colour: u32) -> usize {
    pixels.iter().filter(|&&pixel| pixel == colour).count()
}

#[test]
fn pixels_are_those_whose_middle_is_within() {
    let pixels = |left: f32, right: f32| {
        let rect = Rect::from_min_max(pos2(left, 0.0), pos2(right, 1.0));
        count(&paint(&plain(), 1.0, everywhere(), rectangle(rect, Rect::ZERO, Color32::WHITE)), 0x00FF_FFFF)
    };
    assert_eq!(pixels(2.0, 5.0), 3);
    assert_eq!(
        pixels(2.5, 4.5),
        2,
        "the middle at the left edge is within, the one at the right edge is not"
    );
    assert_eq!(pixels(2.6, 3.4), 0);
    assert_eq!(pixels(-7.0, 2.0), 2);
    assert_eq!(pixels(20.0, 90.0), 4);
}

#[test]
fn triangles_that_share_an_edge_neither_overlap_nor_gape() {
    // A fan around a point that lies on no pixel's edge, in a colour that shows what is painted twice.
    let half = Color32::from_rgba_premultiplied(64, 64, 64, 128);
    let around: Vec<(f32, f32)> = (0..12)
        .map(|at| {
            let angle = at as f32 * std::f32::consts::TAU / 12.0;
            (12.3 + 10.7 * angle.cos(), 11.9 + 10.7 * angle.sin())
        })
        .collect();
    let corners: Vec<(f32, f32)> = [(12.3, 11.9)].into_iter().chain(around).collect();
    let indices: Vec<u32> = (0..12).flat_map(|at| [0, 1 + at, 1 + (at + 1) % 12]).collect();
    let pixels = paint(&plain(), 1.0, everywhere(), triangles(&corners, &indices, half));
    let painted = count(&pixels, 0x0040_4040);
    assert_eq!(painted + count(&pixels, 0), SIDE * SIDE, "no pixel is painted twice");
    // The area of a regular polygon of twelve corners is 3 r².
    assert!((painted as f32 - 3.0 * 10.7 * 10.7).abs() < 12.0, "{painted}");
    for row in pixels.chunks(SIDE) {
        let inked = row.iter().filter(|&&pixel| pixel != 0).count();
        let from = row.iter().position(|&pixel| pixel != 0).unwrap_or(0);
        let to = row.iter().rposition(|&pixel| pixel != 0).map_or(0, |to| to + 1);
        assert_eq!(inked, to - from, "no gap in a row");
    }
}

#[test]
fn which_way_round_a_triangle_goes_does_not_matter() {
    let corners = [(2.2, 3.1), (19.7, 5.3), (8.4, 20.9)];
    let one = paint(&plain(), 1.0, everywhere(), triangles(&corners, &[0, 1, 2], Color32::WHITE));
    let other = paint(&plain(), 1.0, everywhere(), triangles(&corners, &[2, 1, 0], Color32::WHITE));
    assert!(one == other);
    assert!(count(&one, 0x00FF_FFFF) > 100);
}

#[test]
fn a_letter_is_copied_texel_by_texel() {
    let masks = painter(texture(false, TextureOptions::LINEAR));
    let uv = Rect::from_min_max(pos2(0.25, 0.125), pos2(0.75, 0.5));
    let place = Rect::from_min_size(pos2(5.0, 6.0), vec2(4.0, 3.0));
    let pixels = paint(&masks, 1.0, everywhere(), rectangle(place, uv, Color32::WHITE));
    for row in 0..3 {
        for column in 0..4 {
            let coverage = ((row + 1) * 8 + column + 2) * 37 % 256;
            let pixel = pixels[(row + 6) * SIDE + column + 5];
            assert_eq!(pixel, coverage as u32 * 0x0001_0101, "{row} {column}");
        }
    }
}

#[test]
fn a_rectangle_is_painted_as_its_two_triangles_are() {
    let colours = [Color32::WHITE, Color32::from_rgb(200, 90, 10), Color32::from_white_alpha(100)];
    let places = [(3.0, 4.0, 8.0, 8.0), (2.5, 3.25, 8.0, 8.0), (1.2, 0.7, 17.9, 15.3), (6.0, 6.0, 4.0, 4.0)];
    for is_coloured in [false, true] {
        for options in [TextureOptions::LINEAR, TextureOptions::NEAREST] {
            let painter = painter(texture(is_coloured, options));
            for (colour, (x, y, width, height)) in colours.into_iter().zip(places) {
                let place = Rect::from_min_size(pos2(x, y), vec2(width, height));
                let mesh = rectangle(place, Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0)), colour);
                let whole = paint(&painter, 1.25, everywhere(), mesh.clone());
                let halves = paint(&painter, 1.25, everywhere(), apart(mesh));
                let differs = |(one, other): (&u32, &u32)| {
                    let [_, one @ ..] = one.to_be_bytes();
                    let [_, other @ ..] = other.to_be_bytes();
                    one.iter().zip(other).any(|(one, other)| one.abs_diff(other) > 1)
                };
                // Between two texels of the nearest kind the numbers' precision decides.
                let off = whole.iter().zip(&halves).filter(|pair| differs((pair.0, pair.1))).count();
                assert!(off <= if options == TextureOptions::NEAREST { 8 } else { 0 }, "{off} at {place}");
                assert!(count(&whole, 0) < SIDE * SIDE);
            }
        }
    }
}

#[test]
fn colours_lie_evenly_between_corners() {
    let mut mesh = Mesh::with_texture(TEXTURE);
    for (x, y, red) in [(0.0, 0.0, 0), (24.0, 0.0, 240), (0.0, 24.0, 0), (24.0, 24.0, 240)] {
        mesh.colored_vertex(pos2(x, y), Color32::from_rgb(red, 0, 0));
    }
    mesh.indices = vec![0, 1, 2, 2, 1, 3];
    let pixels = paint(&plain(), 1.0, everywhere(), mesh);
    for row in pixels.chunks(SIDE) {
        for (column, pixel) in row.iter().enumerate() {
            let red = (column as f32 + 0.5) * 10.0;
            assert!(((pixel >> 16) as f32 - red).abs() <= 1.0, "{column}: {pixel:06x}");
        }
    }
}

#[test]
fn nothing_is_painted_beyond_the_clip() {
    let clip = Rect::from_min_max(pos2(3.0, 4.0), pos2(9.0, 11.0));
    let rect = Rect::from_min_max(pos2(-50.0, -50.0), pos2(500.0, 500.0));
    let mesh = rectangle(rect, Rect::ZERO, Color32::WHITE);
    for mesh in [mesh.clone(), apart(mesh)] {
        let pixels = paint(&plain(), 1.0, clip, mesh);
        for (at, pixel) in pixels.iter().enumerate() {
            let is_in = clip.contains(pos2((at % SIDE) as f32 + 0.5, (at / SIDE) as f32 + 0.5));
            assert_eq!(*pixel != 0, is_in, "{at}");
        }
    }
}

#[test]
fn a_patch_changes_its_part_of_a_texture() {
    for colour in [Color32::from_white_alpha(9), Color32::from_rgb(1, 2, 3)] {
        let mut painter = painter(texture(false, TextureOptions::NEAREST));
        let mut patch = delta(ColorImage::filled([3, 9], colour), TextureOptions::NEAREST, Some([6, 2]));
        let texel = |painter: &Painter, column, row| painter.textures[&TEXTURE].texel(column, row);
        let before = texel(&painter, 5, 3);
        painter.set_textures(&patch);
        patch.clear();
        assert_eq!(texel(&painter, 5, 3), before);
        assert_eq!(texel(&painter, 6, 1), Pixel::mask(((8 + 6) * 37 % 256) as u8));
        for (column, row) in [(6, 2), (7, 7), (99, 99)] {
            assert_eq!(texel(&painter, column, row), Pixel::from(colour), "{column} {row}");
        }
    }
}

#[test]
fn a_texture_that_is_freed_or_never_was_paints_nothing() {
    let mut painter = plain();
    painter.free_textures(&[TEXTURE]);
    let rect = Rect::from_min_size(Pos2::ZERO, vec2(9.0, 9.0));
    let pixels = paint(&painter, 1.0, everywhere(), rectangle(rect, Rect::ZERO, Color32::WHITE));
    assert_eq!(count(&pixels, 0), SIDE * SIDE);
}

#[test]
fn numbers_that_mean_nothing_do_no_harm() {
    let bad = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, f32::MAX, -0.0, 1e-30, 1e7, 12.0];
    let painter = painter(texture(true, TextureOptions::LINEAR));
    for a in bad {
        for b in bad {
            for c in bad {
                let mut mesh = Mesh::with_texture(TEXTURE);
                for (at, (x, y)) in [(a, b), (b, c), (c, a), (1.0, b)].into_iter().enumerate() {
                    mesh.colored_vertex(pos2(x, y), Color32::from_white_alpha(50 * at as u8));
                    mesh.vertices[at].uv = pos2(c, a);
                }
                mesh.indices = vec![0, 1, 2, 2, 1, 3, 0, 1, 9, 4, 4];
                let clip = Rect::from_min_max(pos2(a, 0.0), pos2(90.0, c));
                for clip in [clip, everywhere()] {
                    paint(&painter, 1.5, clip, mesh.clone());
                }
            }
        }
    }
    // Canvases of no size, and of none that fits its width.
    for (length, width) in [(0, 0), (0, 7), (5, 0), (13, 6)] {
        let mut pixels = vec![0; length];
        let rect = Rect::from_min_size(Pos2::ZERO, vec2(9.0, 9.0));
        let mesh = rectangle(rect, Rect::ZERO, Color32::WHITE);
        let primitive = ClippedPrimitive { clip_rect: everywhere(), primitive: Primitive::Mesh(mesh) };
        painter.paint(&mut PixelCanvas::new(&mut pixels, width), 1.0, &[primitive]);
    }
}
