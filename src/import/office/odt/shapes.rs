//! Which elements are shapes.

/// Whether an element is a frame or a shape, each of which may hold text (`OpenDocument` 1.3 Part 3, 10.3 and 10.5).
pub(super) fn is_shape(name: &str) -> bool {
    const SHAPES: &[&str] = &[
        "frame",
        "custom-shape",
        "rect",
        "g",
        "line",
        "polyline",
        "polygon",
        "regular-polygon",
        "path",
        "circle",
        "ellipse",
        "connector",
        "caption",
        "scene",
    ];
    SHAPES.contains(&name)
}
