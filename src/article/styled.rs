//! Inline content as a text with styled ranges.

use super::{Formula, Inline, InlineImage, Position, Ruby, Span, SpanFormula, SpanImage, Style, Underline};

/// A text as it grows.
#[derive(Default)]
pub(super) struct Styled {
    pub text: String,
    pub spans: Vec<Span>,
    /// The article's images so far.
    pub images: u32,
    /// The lines along the text so far.
    underlines: u32,
}

impl Styled {
    /// An empty text after so many images.
    pub fn after_images(images: u32) -> Self {
        Self { images, ..Self::default() }
    }

    pub fn push(&mut self, text: &str, style: &Style) {
        let start = self.text.len();
        self.text.push_str(text);
        if *style != Style::default() && !text.is_empty() {
            self.spans.push(Span { range: start..self.text.len(), style: style.clone() });
        }
    }

    pub fn inlines(&mut self, inlines: &[Inline], style: &Style) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.push(text, style),
                Inline::Code(text) => self.push(text, &Style { code: true, ..style.clone() }),
                Inline::Ruby(ruby) => self.ruby(ruby, style),
                Inline::Image(image) => self.image(image, style),
                Inline::Formula(formula) => self.formula(formula, style),
                Inline::LineBreak => self.text.push('\n'),
                inline => {
                    let style = self.inner_style(inline, style.clone());
                    self.inlines(inline.inner(), &style);
                }
            }
        }
    }

    /// The style of what stands in something that stands in `style`.
    fn inner_style(&mut self, inline: &Inline, mut style: Style) -> Style {
        match inline {
            Inline::Strong(_) => style.strong = true,
            Inline::Emphasis(_) => style.emphasis = true,
            Inline::Superscript(_) => style.position = Some(Position::Super),
            Inline::Subscript(_) => style.position = Some(Position::Sub),
            Inline::Strikethrough(_) => style.strikethrough = true,
            Inline::Underline { style: line, .. } => {
                style.underline = Some(Underline { style: *line, number: self.underlines });
                self.underlines += 1;
            }
            Inline::Link { url, .. } => style.link = Some(url.clone()),
            Inline::Language { tag, .. } => style.language = Some(tag.clone()),
            Inline::Text(_)
            | Inline::Code(_)
            | Inline::Ruby(_)
            | Inline::Image(_)
            | Inline::Formula(_)
            | Inline::LineBreak => {}
        }
        style
    }

    fn ruby(&mut self, ruby: &Ruby, style: &Style) {
        let reading = |reading: &super::Text| (!reading.is_empty()).then(|| reading.clone());
        let ruby_under = reading(&ruby.under);
        // An empty reading is one where there is no other, as it has always been.
        let ruby_over = reading(&ruby.reading).or_else(|| ruby_under.is_none().then(|| ruby.reading.clone()));
        self.push(&ruby.base, &Style { ruby: ruby_over, ruby_under, ..style.clone() });
    }

    /// A formula in the place of one character; one that cannot be set is its TeX.
    fn formula(&mut self, formula: &Formula, style: &Style) {
        let shown = formula.shown_text();
        let style = |part, is_source| {
            let formula = Some(SpanFormula { formula: formula.clone(), part });
            Style { formula, code: is_source, quiet: is_source, ..style.clone() }
        };
        if !shown.starts_with(Formula::MARK) {
            return self.push(&shown, &style(0, true));
        }
        for (part, mark) in (0..).zip(shown.chars()) {
            self.push(mark.encode_utf8(&mut [0; 4]), &style(part, false));
        }
    }

    fn image(&mut self, image: &InlineImage, style: &Style) {
        if !image.is_shown() {
            return self.push(image.text(), style);
        }
        let shown = SpanImage { index: self.images, text: image.text().into() };
        self.images += 1;
        self.push(InlineImage::MISSING, &Style { image: Some(shown), ..style.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::LineStyle;

    fn styled(inlines: &[Inline]) -> Styled {
        let mut text = Styled::default();
        text.inlines(inlines, &Style::default());
        text
    }

    fn text(text: &str) -> Inline {
        Inline::Text(text.into())
    }

    #[test]
    fn nested_inline_styles_add_up() {
        let inner = vec![Inline::Emphasis(vec![text("重")]), text("點")];
        let text = styled(&[text("是"), Inline::Strong(inner)]);
        assert_eq!(text.text, "是重點");
        assert_eq!(text.spans.len(), 2);
        assert!(text.spans[0].style.strong && text.spans[0].style.emphasis);
        assert_eq!(text.spans[0].range, 3..6);
        assert!(text.spans[1].style.strong && !text.spans[1].style.emphasis);
    }

    #[test]
    fn lines_along_neighbours_are_told_apart() {
        let underline = |inner| Inline::Underline { style: LineStyle::Wavy, text: inner };
        let text = styled(&[
            underline(vec![text("史記")]),
            underline(vec![Inline::Strong(vec![text("漢")]), text("書")]),
        ]);
        let numbers: Vec<_> = text.spans.iter().map(|span| span.style.underline.unwrap().number).collect();
        assert_eq!(numbers, [0, 1, 1]);
        assert_eq!(text.spans[0].style.underline.unwrap().style, LineStyle::Wavy);
    }

    #[test]
    fn an_image_in_the_line_is_one_character() {
        let image = |source: &str, alternative: &str| {
            Inline::Image(InlineImage { source: source.into(), alternative: alternative.into() }.into())
        };
        let text = styled(&[
            image("1.png", "木＋甲"),
            image("2.png", "挘"),
            image("https://a.example", "木＋乙"),
            image("3.png", ""),
        ]);
        assert_eq!(text.text, "〓挘木＋乙〓");
        let images: Vec<_> = text.spans.iter().filter_map(|span| span.style.image.clone()).collect();
        let shown = |index, text: &str| SpanImage { index, text: text.into() };
        assert_eq!(images, [shown(0, "木＋甲"), shown(1, "〓")]);
        assert_eq!(text.images, 2);
    }

    #[test]
    fn readings_stand_on_both_sides() {
        let ruby = |reading: &str, under: &str| {
            Inline::Ruby(Ruby { base: "字".into(), reading: reading.into(), under: under.into() })
        };
        let text = styled(&[ruby("a", ""), ruby("", "b"), ruby("c", "d")]);
        let readings = |style: &Style| {
            let reading =
                |reading: &Option<super::super::Text>| reading.as_deref().unwrap_or_default().to_owned();
            [reading(&style.ruby), reading(&style.ruby_under)]
        };
        let all: Vec<_> = text.spans.iter().map(|span| readings(&span.style)).collect();
        assert_eq!(all, [["a", ""], ["", "b"], ["c", "d"]]);
    }
}
