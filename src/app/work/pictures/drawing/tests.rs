use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

fn wanted(width: u32) -> WantedPicture {
    WantedPicture { index: 0, width, longest: 4096 }
}

fn svg(attributes: &str, inner: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' {attributes}>{inner}</svg>"
    )
}

fn drawn(text: &str, width: u32) -> Result<Pixels, PictureProblem> {
    pixels(text.as_bytes(), wanted(width), Face::Taiwan)
}

/// How many pixels have some ink.
fn inked(pixels: &Pixels) -> usize {
    pixels.image.pixels.iter().filter(|pixel| pixel.a() > 0).count()
}

const RED: &str = "<rect width='100' height='50' fill='red'/>";

#[test]
fn a_drawing_is_drawn_at_any_size() {
    let text = svg("width='100' height='50'", RED);
    assert_eq!(size(text.as_bytes()), Ok(PictureSize { width: 100, height: 50 }));
    for (width, expected) in [(100, [100, 50]), (400, [400, 200]), (10, [10, 5]), (90_000, [4096, 2048])] {
        let pixels = drawn(&text, width).unwrap();
        assert_eq!(pixels.image.size, expected);
        assert!(!pixels.is_clear);
        assert!(pixels.image.pixels.iter().all(|pixel| pixel.r() == 255 && pixel.b() == 0));
    }
    let half = drawn(&svg("width='100' height='50'", "<rect width='50' height='50'/>"), 100).unwrap();
    assert!(half.is_clear);
    // Only the form is said: it fills the column.
    assert_eq!(drawn(&svg("viewBox='0 0 20 10'", RED), 100).unwrap().image.size, [100, 50]);
}

#[test]
fn drawings_are_read_packed_and_in_other_encodings() {
    let text = svg("width='100' height='50'", RED);
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let wide: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [packed, wide] {
        assert_eq!(pixels(&bytes, wanted(100), Face::Japan).unwrap().image.size, [100, 50]);
    }
}

#[test]
fn words_are_set_in_the_bundled_faces() {
    for family in [
        "",
        "font-family='Arial'",
        "font-family='monospace'",
        "font-family='no such face' font-weight='bold'",
    ] {
        let text = format!("<text x='2' y='40' font-size='40' {family}>傘</text>");
        let pixels = drawn(&svg("width='50' height='50'", &text), 50).unwrap();
        assert!(inked(&pixels) > 200, "{family}: {}", inked(&pixels));
    }
    let forms: Vec<_> = [Face::Japan, Face::Mainland]
        .into_iter()
        .map(|face| {
            let text = svg("width='50' height='50'", "<text x='2' y='40' font-size='40'>骨</text>");
            pixels(text.as_bytes(), wanted(50), face).unwrap().image.pixels
        })
        .collect();
    assert_ne!(forms[0], forms[1], "in the forms of the region");
}

#[test]
fn nothing_outside_of_a_drawing_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("secret.png");
    let mut png = Vec::new();
    let image = image::RgbaImage::from_pixel(50, 50, image::Rgba([255, 0, 0, 255]));
    image.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).unwrap();
    std::fs::write(&secret, &png).unwrap();
    let path = secret.display().to_string();
    let image =
        |href: &str| svg("width='50' height='50'", &format!("<image href='{href}' width='50' height='50'/>"));
    for href in
        [path.clone(), format!("file://{path}"), "https://example.com/a.png".to_owned(), "a.svg".to_owned()]
    {
        assert_eq!(inked(&drawn(&image(&href), 50).unwrap()), 0, "{href}");
    }
    let entity = format!(
        "<!DOCTYPE svg [<!ENTITY secret SYSTEM 'file://{path}'>]>{}",
        svg("width='50' height='50'", "<text y='40' font-size='40'>&secret;</text>")
    );
    assert!(drawn(&entity, 50).map_or(true, |pixels| inked(&pixels) == 0));
    // What is in the drawing itself is shown.
    let inside = data_address::of("image/png", &png);
    assert_eq!(inked(&drawn(&image(&inside), 50).unwrap()), 2500);
    let nested = data_address::of("image/svg+xml", svg("width='50' height='50'", RED).as_bytes());
    assert_eq!(inked(&drawn(&image(&nested), 50).unwrap()), 0);
}

#[test]
fn what_would_take_too_long_is_refused_before_it_is_drawn() {
    let laughs: String =
        (1..12).fold("<g id='a0'><path d='M0 0h9v9z'/></g>".to_owned(), |mut text, level| {
            let uses = format!("<use xlink:href='#a{}'/>", level - 1).repeat(10);
            let _ = write!(text, "<g id='a{level}'>{uses}</g>");
            text
        });
    let blurs = "<feGaussianBlur stdDeviation='50'/>".repeat(2_000);
    let filtered =
        format!("<filter id='f'>{blurs}</filter><rect width='900' height='900' filter='url(#f)'/>");
    let groups = "<g opacity='.5'>".repeat(150);
    let layers = format!("{groups}<rect width='900' height='900'/>{}", "</g>".repeat(150));
    let octaves = "<filter id='t'><feTurbulence baseFrequency='.1' numOctaves='100000'/></filter>\
                   <rect width='900' height='900' filter='url(#t)'/>";
    let matrix = format!(
        "<filter id='m'><feMorphology radius='500' operator='dilate'/></filter>{}",
        "<rect width='900' height='900' filter='url(#m)'/>".repeat(20)
    );
    let tile = "<pattern id='p' width='1e9' height='1e9' patternUnits='userSpaceOnUse'><rect width='9' height='9'/>\
                </pattern><rect width='900' height='900' fill='url(#p)'/>";
    let dashes = "<path d='M0 0h900v900h-900z' stroke='red' stroke-dasharray='.0001'/>".repeat(20);
    let rects = "<rect width='900' height='900'/>".repeat(100_000);
    for inner in [&laughs, &filtered, &layers, octaves, &matrix, tile, &dashes, &rects] {
        let text = svg("width='900' height='900'", inner);
        let beginning: String = inner.chars().take(80).collect();
        assert_eq!(drawn(&text, 2_000).err(), Some(PictureProblem::TooElaborate), "{beginning}");
    }
    let long = svg("width='9' height='9'", &" ".repeat(LONGEST as usize));
    assert_eq!(drawn(&long, 9).err(), Some(PictureProblem::TooLarge { limit: 16 }));
}

#[test]
fn entities_that_grow_and_what_is_no_drawing_are_refused() {
    let mut text = "<!DOCTYPE svg [<!ENTITY a0 'aaaaaaaaaa'>".to_owned();
    for level in 1..20 {
        let _ = write!(text, "<!ENTITY a{level} '{}'>", format!("&a{};", level - 1).repeat(10));
    }
    let text = format!("{text}]>{}", svg("width='9' height='9'", "<text>&a19;</text>"));
    assert!(drawn(&text, 9).is_err());
    for text in
        ["<svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><g>", "<svg/><svg/>", ""]
    {
        assert!(drawn(text, 9).is_err(), "{text}");
    }
}

#[test]
fn a_huge_drawing_is_drawn_small() {
    let huge =
        svg("width='1e30' height='1e30' viewBox='0 0 1e30 1e30'", "<rect width='5e29' height='1e30'/>");
    let pixels = drawn(&huge, 100).unwrap();
    assert_eq!(pixels.image.size, [100, 100]);
    let far = svg("width='100' height='50' viewBox='-1e9 -1e9 2e9 1e9'", RED);
    assert_eq!(drawn(&far, 100).unwrap().image.size, [100, 50]);
}

#[test]
fn the_deepest_drawing_that_is_drawn_needs_no_more_stack_than_a_thread_has() {
    let depth = 195;
    for group in ["<g>", "<g opacity='.9'>", "<svg>"] {
        let name = group.split([' ', '>']).next().unwrap_or_default().replace('<', "</");
        let inner = format!(
            "{}<rect width='2' height='2'/>{}",
            group.repeat(depth),
            format!("{name}>").repeat(depth)
        );
        let text = svg("width='4' height='4'", &inner);
        let thread = std::thread::spawn(move || drawn(&text, 4).map(|pixels| pixels.image.size));
        assert_eq!(thread.join().unwrap(), Ok([4, 4]), "{group}");
    }
}
