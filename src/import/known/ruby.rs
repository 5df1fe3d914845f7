//! Ruby: bases with their readings, after the segments of the HTML Ruby Markup Extensions (W3C). A second row of
//! readings stands on the other side of the bases; those of a third are added to it.

use dom_query::NodeRef;

use super::node::text_of;
use super::{css, node};
use crate::article::{InlineImage, Ruby};
use crate::text::slice::one_line;

/// What a ruby element says, in order; a part without readings is plain text.
pub(in crate::import) fn read(node: &NodeRef<'_>) -> Vec<Ruby> {
    let mut reading = Reading::default();
    reading.children(node);
    reading.finish_segment();
    let mut parts = reading.parts;
    if is_under(node) {
        parts.iter_mut().filter(|part| part.under.is_empty()).for_each(|part| {
            std::mem::swap(&mut part.reading, &mut part.under);
        });
    }
    parts
}

#[derive(Default)]
struct Reading {
    parts: Vec<Ruby>,
    segment: Segment,
}

/// Bases that stand side by side, and the readings after them.
#[derive(Default)]
struct Segment {
    bases: Vec<Ruby>,
    /// Each row has a reading for each base, or one for all of them.
    rows: Vec<Row>,
}

struct Row {
    readings: Vec<String>,
    is_under: bool,
    /// Whether it is a container of its own, which no reading next to it joins.
    is_closed: bool,
}

impl Reading {
    fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            match node::name(&child).as_deref() {
                Some("rp") => {}
                Some("rt") => self.reading(&child),
                Some("rtc") => self.container(&child),
                Some("ruby") => self.ruby(&child),
                Some(_) if child.descendants_it().any(|inner| is_part(&inner)) => self.children(&child),
                Some("rb") => self.base(text(&child), true),
                Some(_) => self.base(text(&child), false),
                None => {
                    if let Some(text) = text_of(&child) {
                        self.base(one_line(&text), false);
                    }
                }
            }
        }
    }

    /// A base, or a part of one: only `rb` stands apart from what is next to it.
    fn base(&mut self, base: String, is_apart: bool) {
        if base.is_empty() {
            return;
        }
        if !self.segment.rows.is_empty() {
            self.finish_segment();
        }
        match self.segment.bases.last_mut() {
            Some(last) if !is_apart && last.reading.is_empty() => last.base.push_str(&base),
            _ => self.segment.bases.push(Ruby { base: base.into(), ..Ruby::default() }),
        }
    }

    /// A ruby that is the base of another.
    fn ruby(&mut self, node: &NodeRef<'_>) {
        if !self.segment.rows.is_empty() {
            self.finish_segment();
        }
        self.segment.bases.extend(read(node));
    }

    fn reading(&mut self, node: &NodeRef<'_>) {
        let (reading, is_under) = (text(node), is_under(node));
        let bases = self.segment.bases.len();
        match self.segment.rows.last_mut() {
            Some(row) if !row.is_closed && row.is_under == is_under && row.readings.len() < bases => {
                row.readings.push(reading);
            }
            _ => self.segment.rows.push(Row { readings: vec![reading], is_under, is_closed: false }),
        }
    }

    fn container(&mut self, node: &NodeRef<'_>) {
        let readings: Vec<_> = node.children_it(false).filter(|inner| inner.has_name("rt")).collect();
        let readings =
            if readings.is_empty() { vec![text(node)] } else { readings.iter().map(text).collect() };
        self.segment.rows.push(Row { readings, is_under: is_under(node), is_closed: true });
    }

    fn finish_segment(&mut self) {
        let Segment { mut bases, rows } = std::mem::take(&mut self.segment);
        let said: Vec<Row> =
            rows.into_iter().filter(|row| row.readings.iter().any(|reading| !reading.is_empty())).collect();
        // One reading over several bases makes them one.
        let is_joint = said.iter().any(|row| row.readings.len() == 1) && bases.len() > 1;
        if is_joint || (bases.is_empty() && !said.is_empty()) {
            bases = vec![joined(bases)];
        }
        for Row { mut readings, is_under, .. } in said {
            // What is left over for the last base is read with it.
            let rest = readings.split_off(readings.len().min(bases.len() - 1));
            readings.push(rest.into_iter().reduce(|all, next| join(all, &next)).unwrap_or_default());
            for (base, reading) in bases.iter_mut().zip(&readings) {
                add(base, reading, is_under);
            }
        }
        // A reading of nothing is text.
        let base = |ruby: Ruby| match ruby {
            Ruby { base, reading, under } if base.is_empty() => {
                Ruby { base: format!("{reading}{under}").into(), ..Ruby::default() }
            }
            ruby => ruby,
        };
        self.parts.extend(bases.into_iter().map(base));
    }
}

/// Adds a reading on its side; one that would be the second there goes to the other, which takes any number.
fn add(ruby: &mut Ruby, reading: &str, is_under: bool) {
    if reading.is_empty() {
        return;
    }
    if ruby.reading.is_empty() && !is_under && ruby.under.is_empty() {
        ruby.reading = reading.into();
    } else if is_under || !ruby.reading.is_empty() {
        ruby.under = join(std::mem::take(&mut ruby.under).into(), reading).into();
    } else {
        ruby.reading = reading.into();
    }
}

/// Bases as one, with their readings.
fn joined(bases: Vec<Ruby>) -> Ruby {
    bases.into_iter().fold(Ruby::default(), |mut all, Ruby { base, reading, under }| {
        all.base.push_str(&base);
        all.reading = join(all.reading.into(), &reading).into();
        all.under = join(all.under.into(), &under).into();
        all
    })
}

/// Two readings as one: nothing stands between kana, a blank between syllables and words.
fn join(mut reading: String, more: &str) -> String {
    let is_whole = |c: char| matches!(c, '\u{3041}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}');
    if !reading.is_empty() && !more.is_empty() && !more.chars().all(is_whole) {
        reading.push(' ');
    }
    reading.push_str(more);
    reading
}

fn is_part(node: &NodeRef<'_>) -> bool {
    ["rt", "rb", "rtc", "ruby"].iter().any(|name| node.has_name(name))
}

/// Whether an element's style puts readings under their base.
fn is_under(node: &NodeRef<'_>) -> bool {
    css::value(&css::properties(node), "ruby-position").is_some_and(|side| side.contains("under"))
}

/// The text of a part, with the words of the images in it.
fn text(node: &NodeRef<'_>) -> String {
    let mut out = String::new();
    for inner in std::iter::once(*node).chain(node.descendants_it()) {
        if let Some(text) = text_of(&inner) {
            out.push_str(&text);
        } else if inner.has_name("img") {
            let alternative = inner.attr_or("alt", "");
            out.push_str(if alternative.is_empty() { InlineImage::MISSING } else { &alternative });
        }
    }
    one_line(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `base|reading|under` for each part.
    fn parts(ruby: &str) -> Vec<String> {
        let page = dom_query::Document::from(format!("<p><ruby>{ruby}</ruby>"));
        let nodes = page.select("p > ruby").nodes().to_vec();
        let part = |ruby: Ruby| format!("{}|{}|{}", ruby.base, ruby.reading, ruby.under);
        read(&nodes[0]).into_iter().map(part).collect()
    }

    #[test]
    fn readings_find_their_bases() {
        for (ruby, expected) in [
            ("漢<rt>かん</rt>字<rt>じ</rt>", &["漢|かん|", "字|じ|"][..]),
            ("漢<rp>（</rp><rt>かん</rt><rp>）</rp>", &["漢|かん|"]),
            ("<rb>東</rb> <rb>京</rb><rt>とう</rt><rt>きょう</rt>", &["東|とう|", "京|きょう|"]),
            ("<rb>東</rb><rb>京</rb><rt>とうきょう</rt>", &["東京|とうきょう|"]),
            ("圖<span>書</span><rt>a</rt>", &["圖書|a|"]),
            ("雨<rt></rt>天", &["雨||", "天||"]),
            ("<rt>あめ</rt>", &["あめ||"]),
            ("<img alt=挘><rt>むし</rt>", &["挘|むし|"]),
            ("<img src=a.png><rt>むし</rt>", &["〓|むし|"]),
        ] {
            assert_eq!(parts(ruby), expected, "{ruby}");
        }
    }

    #[test]
    fn no_reading_is_lost() {
        for (ruby, expected) in [
            ("<ruby>東南<rt>とうなん</rt></ruby><rt>たつみ</rt>", &["東南|とうなん|たつみ"][..]),
            (
                "<ruby>東<rt>とう</rt></ruby><ruby>南<rt>なん</rt></ruby><rt>たつみ</rt>",
                &["東南|とうなん|たつみ"],
            ),
            ("漢<rt>hàn</rt><rt>かん</rt><rt>한</rt>", &["漢|hàn|かん 한"]),
            ("漢<rt>かん</rt><rtc>China</rtc>", &["漢|かん|China"]),
            ("<rb>漢</rb><rb>字</rb><rt>甲乙</rt><rtc><rt>かん</rt><rt>じ</rt></rtc>", &["漢字|甲乙|かんじ"]),
            (
                "<rb>東</rb><rb>京</rb><rt>とう</rt><rt>きょう</rt><rtc>Tokyo</rtc>",
                &["東京|とうきょう|Tokyo"],
            ),
            (
                "<rb>東</rb><rb>京</rb><rtc><rt>とう</rt><rt>きょう</rt></rtc><rtc><rt>dōng</rt><rt>jīng</rt></rtc>",
                &["東|とう|dōng", "京|きょう|jīng"],
            ),
            ("字<rt style='ruby-position: under'>じ</rt>", &["字||じ"]),
            ("字<rt style='ruby-position: under'>じ</rt><rt>zì</rt>", &["字|zì|じ"]),
        ] {
            assert_eq!(parts(ruby), expected, "{ruby}");
        }
    }
}
