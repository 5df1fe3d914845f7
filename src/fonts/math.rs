//! The faces of formulas, as `KaTeX` has them. Nothing of them is read before a formula is drawn.

/// The bytes of a face by its name in the layout of formulas; none for one that is not of formulas, but of their texts.
pub fn math_face(name: &str) -> Option<&'static [u8]> {
    let face = FACES.iter().find(|(known, _)| *known == name)?;
    Some(face.1)
}

static FACES: &[(&str, &[u8])] = &[
    ("AMS-Regular", include_bytes!("../../fonts/katex/KaTeX_AMS-Regular.ttf")),
    ("Caligraphic-Regular", include_bytes!("../../fonts/katex/KaTeX_Caligraphic-Regular.ttf")),
    ("Fraktur-Regular", include_bytes!("../../fonts/katex/KaTeX_Fraktur-Regular.ttf")),
    ("Fraktur-Bold", include_bytes!("../../fonts/katex/KaTeX_Fraktur-Bold.ttf")),
    ("Main-Bold", include_bytes!("../../fonts/katex/KaTeX_Main-Bold.ttf")),
    ("Main-BoldItalic", include_bytes!("../../fonts/katex/KaTeX_Main-BoldItalic.ttf")),
    ("Main-Italic", include_bytes!("../../fonts/katex/KaTeX_Main-Italic.ttf")),
    ("Main-Regular", include_bytes!("../../fonts/katex/KaTeX_Main-Regular.ttf")),
    ("Math-BoldItalic", include_bytes!("../../fonts/katex/KaTeX_Math-BoldItalic.ttf")),
    ("Math-Italic", include_bytes!("../../fonts/katex/KaTeX_Math-Italic.ttf")),
    ("SansSerif-Bold", include_bytes!("../../fonts/katex/KaTeX_SansSerif-Bold.ttf")),
    ("SansSerif-Italic", include_bytes!("../../fonts/katex/KaTeX_SansSerif-Italic.ttf")),
    ("SansSerif-Regular", include_bytes!("../../fonts/katex/KaTeX_SansSerif-Regular.ttf")),
    ("Script-Regular", include_bytes!("../../fonts/katex/KaTeX_Script-Regular.ttf")),
    ("Size1-Regular", include_bytes!("../../fonts/katex/KaTeX_Size1-Regular.ttf")),
    ("Size2-Regular", include_bytes!("../../fonts/katex/KaTeX_Size2-Regular.ttf")),
    ("Size3-Regular", include_bytes!("../../fonts/katex/KaTeX_Size3-Regular.ttf")),
    ("Size4-Regular", include_bytes!("../../fonts/katex/KaTeX_Size4-Regular.ttf")),
    ("Typewriter-Regular", include_bytes!("../../fonts/katex/KaTeX_Typewriter-Regular.ttf")),
];

#[cfg(test)]
mod tests {
    use skrifa::{FontRef, MetadataProvider};

    use super::*;

    #[test]
    fn all_faces_have_the_same_measure() {
        for (name, bytes) in FACES {
            let font = FontRef::new(bytes).unwrap();
            assert_eq!(font.head_units(), 1_000, "{name}");
        }
        assert!(math_face("Main-Regular").is_some() && math_face("CJK-Regular").is_none());
    }

    trait HeadUnits {
        fn head_units(&self) -> u16;
    }

    impl HeadUnits for FontRef<'_> {
        fn head_units(&self) -> u16 {
            let metrics =
                self.metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default());
            metrics.units_per_em
        }
    }
}
