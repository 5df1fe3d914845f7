//! How much work and memory a drawing takes at a size, told before it is drawn: no drawing is given up half-way.

use resvg::usvg::filter::{Filter, Kind};
use resvg::usvg::{ClipPath, Group, Image, ImageKind, Mask, Node, Paint, Path, Pattern, Stroke, Tree};

use super::TooElaborate;

/// Work that a drawing may take, about a nanosecond each.
const MOST_WORK: f64 = 4e9;
/// Bytes that layers may hold at the same time.
const MOST_LAYERS: f64 = 768e6;
/// Work that each node takes at least, so that even looking at them ends.
const NODE: f64 = 500.0;
/// Work for each point of a line.
const POINT: f64 = 60.0;
/// Bytes of a pixel.
const PIXEL: f64 = 4.0;
/// How many times the drawing's pixels a layer may have: what draws it cuts layers at two widths and heights around.
const LAYER_SIZES: f64 = 25.0;

/// Says no to a drawing that takes too much at a size: `scale` pixels of it for each of the drawing's own, and `pixels` in
/// all.
///
/// # Errors
/// It takes too much.
pub fn check(tree: &Tree, scale: f64, pixels: f64) -> Result<(), TooElaborate> {
    let mut cost = Cost { work: 0.0, scale, layers: 0.0, largest: pixels * LAYER_SIZES };
    cost.group(tree.root(), pixels * LAYER_SIZES)
}

/// The work so far, and the layers that are there now.
struct Cost {
    work: f64,
    /// Pixels a unit of the drawing.
    scale: f64,
    /// Bytes of layers.
    layers: f64,
    /// Pixels of the largest layer.
    largest: f64,
}

impl Cost {
    fn add(&mut self, work: f64) -> Result<(), TooElaborate> {
        self.work += work;
        // Not a number is too much, too.
        if self.work <= MOST_WORK { Ok(()) } else { Err(TooElaborate) }
    }

    /// Pixels of a box in units of the drawing, no more than `room`.
    fn area(&self, width: f32, height: f32, room: f64) -> f64 {
        let side = |length: f32| f64::from(length) * self.scale + 4.0;
        (side(width) * side(height)).min(room)
    }

    /// What is in a group, within so many pixels.
    fn group(&mut self, group: &Group, room: f64) -> Result<(), TooElaborate> {
        self.add(NODE)?;
        if !group.should_isolate() {
            return self.nodes(group, room);
        }
        let layer = group.abs_layer_bounding_box();
        let area = self.area(layer.width(), layer.height(), room.min(self.largest));
        let before = self.layers;
        self.hold(area)?;
        self.add(3.0 * area)?;
        self.nodes(group, area)?;
        for filter in group.filters() {
            self.filter(filter, area)?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip, area)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask, area)?;
        }
        self.layers = before;
        Ok(())
    }

    /// A layer of so many pixels is there.
    fn hold(&mut self, area: f64) -> Result<(), TooElaborate> {
        self.layers += area * PIXEL;
        if self.layers <= MOST_LAYERS { Ok(()) } else { Err(TooElaborate) }
    }

    fn nodes(&mut self, group: &Group, room: f64) -> Result<(), TooElaborate> {
        group.children().iter().try_for_each(|node| match node {
            Node::Group(group) => self.group(group, room),
            Node::Path(path) => self.path(path, room),
            Node::Image(image) => self.image(image, room),
            Node::Text(text) => self.group(text.flattened(), room),
        })
    }

    fn path(&mut self, path: &Path, room: f64) -> Result<(), TooElaborate> {
        let points = path.data().points().len() as f64;
        self.add(NODE + points * POINT)?;
        if let Some(fill) = path.fill() {
            let within = path.abs_bounding_box();
            let area = self.area(within.width(), within.height(), room);
            self.paint(fill.paint(), path, area)?;
        }
        if let Some(stroke) = path.stroke() {
            self.stroke(path, stroke, room)?;
        }
        Ok(())
    }

    /// A line: no more pixels than it is long and wide, nor than its box has.
    fn stroke(&mut self, path: &Path, stroke: &Stroke, room: f64) -> Result<(), TooElaborate> {
        let within = path.abs_stroke_bounding_box();
        let area = self.area(within.width(), within.height(), room);
        let (sx, sy) = path.abs_transform().get_scale();
        let scale = f64::from(sx.max(sy)) * self.scale;
        // The lines between the points that say a curve are longer than the curve.
        let length: f64 = path
            .data()
            .points()
            .windows(2)
            .map(|pair| f64::from((pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y)))
            .sum();
        let width = f64::from(stroke.width().get()) * scale + 2.0;
        if let Some(dashes) = stroke.dasharray() {
            let period: f64 = dashes.iter().map(|dash| f64::from(*dash)).sum();
            let count = length / period.max(1e-9) * dashes.len() as f64;
            self.add(count * 10.0 * POINT)?;
        }
        self.paint(stroke.paint(), path, (length * scale * width).min(area))
    }

    fn paint(&mut self, paint: &Paint, path: &Path, area: f64) -> Result<(), TooElaborate> {
        match paint {
            Paint::Color(_) => self.add(area),
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => self.add(4.0 * area),
            Paint::Pattern(pattern) => {
                self.pattern(pattern, path)?;
                self.add(20.0 * area)
            }
        }
    }

    /// The tile of a pattern, which is drawn anew for each path.
    fn pattern(&mut self, pattern: &Pattern, path: &Path) -> Result<(), TooElaborate> {
        let (sx, sy) = path.abs_transform().pre_concat(pattern.transform()).get_scale();
        let rect = pattern.rect();
        let side = |length: f32, scale: f32| f64::from(length) * f64::from(scale) * self.scale;
        let area = side(rect.width(), sx) * side(rect.height(), sy);
        let before = self.layers;
        self.hold(area)?;
        self.add(area)?;
        self.nodes(pattern.root(), area)?;
        self.layers = before;
        Ok(())
    }

    fn image(&mut self, image: &Image, room: f64) -> Result<(), TooElaborate> {
        let within = image.abs_bounding_box();
        let area = self.area(within.width(), within.height(), room);
        self.add(NODE + 12.0 * area)?;
        if matches!(image.kind(), ImageKind::SVG(_)) {
            // Drawings in drawings are not shown.
            return Err(TooElaborate);
        }
        // It is decoded each time that it is drawn.
        let size = image.size();
        let pixels = f64::from(size.width()) * f64::from(size.height());
        let before = self.layers;
        self.hold(3.0 * pixels)?;
        self.add(30.0 * pixels)?;
        self.layers = before;
        Ok(())
    }

    /// What only shows where a form is, within so many pixels.
    fn clip(&mut self, clip: &ClipPath, area: f64) -> Result<(), TooElaborate> {
        let before = self.layers;
        self.hold(2.0 * area)?;
        self.add(4.0 * area)?;
        self.nodes(clip.root(), area)?;
        if let Some(clip) = clip.clip_path() {
            self.clip(clip, area)?;
        }
        self.layers = before;
        Ok(())
    }

    fn mask(&mut self, mask: &Mask, area: f64) -> Result<(), TooElaborate> {
        let before = self.layers;
        self.hold(2.0 * area)?;
        self.add(6.0 * area)?;
        self.nodes(mask.root(), area)?;
        if let Some(mask) = mask.mask() {
            self.mask(mask, area)?;
        }
        self.layers = before;
        Ok(())
    }

    /// The steps of a filter, all of whose results are kept until its end.
    fn filter(&mut self, filter: &Filter, area: f64) -> Result<(), TooElaborate> {
        let before = self.layers;
        for step in filter.primitives() {
            self.hold(2.0 * area)?;
            let each = match step.kind() {
                Kind::ConvolveMatrix(of) => {
                    10.0 * f64::from(of.matrix().columns()) * f64::from(of.matrix().rows())
                }
                Kind::Morphology(of) => {
                    let reach = |radius: f32| 2.0 * f64::from(radius) * self.scale + 1.0;
                    10.0 * (reach(of.radius_x().get()) * reach(of.radius_y().get())).min(area)
                }
                Kind::Turbulence(of) => 60.0 + 200.0 * f64::from(of.num_octaves()),
                Kind::DiffuseLighting(_) | Kind::SpecularLighting(_) => 150.0,
                Kind::GaussianBlur(_) | Kind::DropShadow(_) => 80.0,
                Kind::Merge(of) => 10.0 + 5.0 * of.inputs().len() as f64,
                Kind::Image(of) => {
                    self.nodes(of.root(), area)?;
                    20.0
                }
                _ => 40.0,
            };
            self.add(NODE + each * area)?;
        }
        self.layers = before;
        Ok(())
    }
}
