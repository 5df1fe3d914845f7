//! The images of an article.

use super::{Article, Block, Image, Inline, Table};
use crate::text::data_address;

impl Article {
    /// The sources of all images, in reading order: the order in which passages count them. Images in lines are among
    /// them as far as they are shown.
    pub fn images(&self) -> Vec<&str> {
        let mut images = Images::default();
        self.summary.iter().for_each(|text| images.inlines(text));
        for section in &self.sections {
            images.blocks(&section.blocks);
            for term in &section.entries {
                images.blocks(&term.definition);
            }
        }
        images.0
    }
}

impl Article {
    /// Gives images other sources: each for which there is one.
    pub fn map_images(&mut self, other: &dyn Fn(&str) -> Option<String>) {
        self.summary.iter_mut().for_each(|text| map_inlines(text, other));
        for section in &mut self.sections {
            map_blocks(&mut section.blocks, other);
            for term in &mut section.entries {
                map_blocks(&mut term.definition, other);
            }
        }
    }
}

fn map_blocks(blocks: &mut [Block], other: &dyn Fn(&str) -> Option<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => map_inlines(text, other),
            Block::List(list) => list.items.iter_mut().for_each(|item| map_blocks(item, other)),
            Block::DefinitionList(list) => {
                for group in &mut list.groups {
                    group.terms.iter_mut().for_each(|term| map_inlines(term, other));
                    group.definitions.iter_mut().for_each(|definition| map_blocks(definition, other));
                }
            }
            Block::Quote(inner) => map_blocks(inner, other),
            Block::Callout(callout) => {
                map_inlines(&mut callout.title, other);
                map_blocks(&mut callout.blocks, other);
            }
            Block::Table(table) => {
                map_inlines(&mut table.caption, other);
                let rows = std::iter::once(&mut table.header).chain(&mut table.rows);
                rows.flatten().for_each(|cell| map_inlines(cell, other));
            }
            Block::Image(image) => {
                map_source(&mut image.source, other);
                map_inlines(&mut image.caption, other);
            }
            Block::Code { caption, .. } => map_inlines(caption, other),
            Block::Rule => {}
        }
    }
}

fn map_inlines(inlines: &mut [Inline], other: &dyn Fn(&str) -> Option<String>) {
    for inline in inlines {
        if let Inline::Image(image) = inline {
            map_source(&mut image.source, other);
        } else if let Some(inner) = inline.inner_mut() {
            map_inlines(inner, other);
        }
    }
}

fn map_source(source: &mut String, other: &dyn Fn(&str) -> Option<String>) {
    if let Some(found) = other(source) {
        *source = found;
    }
}

impl Image {
    /// What stands for the image in a text: its alternative text, else its file's name; empty for one that has
    /// neither.
    pub fn name(&self) -> &str {
        if !self.alternative.is_empty() {
            return &self.alternative;
        }
        if self.source.starts_with(data_address::PREFIX) {
            return "";
        }
        let path = self.source.split(['?', '#']).next().unwrap_or_default();
        path.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or_default()
    }

    /// Whether its address is relative to the article: with neither a scheme nor a host.
    pub fn is_relative(&self) -> bool {
        let before_path = self.source.split(['/', '?', '#']).next().unwrap_or_default();
        !before_path.contains(':') && !self.source.starts_with("//")
    }
}

/// How the names of images end.
const ENDINGS: &[&str] = &[".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".avif"];

/// Whether an address leads to an image, by the name of its file.
pub fn is_image_file(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_lowercase();
    ENDINGS.iter().any(|ending| path.ends_with(ending))
}

/// The sources so far.
#[derive(Default)]
struct Images<'a>(Vec<&'a str>);

impl<'a> Images<'a> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(text) | Block::Heading { text, .. } => self.inlines(text),
                Block::List(list) => list.items.iter().for_each(|item| self.blocks(item)),
                Block::DefinitionList(list) => {
                    for group in &list.groups {
                        group.terms.iter().for_each(|term| self.inlines(term));
                        group.definitions.iter().for_each(|definition| self.blocks(definition));
                    }
                }
                Block::Quote(inner) => self.blocks(inner),
                Block::Callout(callout) => {
                    self.inlines(&callout.title);
                    self.blocks(&callout.blocks);
                }
                Block::Table(table) => self.table(table),
                Block::Image(image) => {
                    self.0.push(&image.source);
                    self.inlines(&image.caption);
                }
                Block::Code { caption, .. } => self.inlines(caption),
                Block::Rule => {}
            }
        }
    }

    fn table(&mut self, table: &'a Table) {
        self.inlines(&table.caption);
        let rows = std::iter::once(&table.header).chain(&table.rows);
        rows.flatten().for_each(|cell| self.inlines(cell));
    }

    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Image(image) if image.is_shown() => self.0.push(&image.source),
                inline => self.inlines(inline.inner()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{List, Role, Section, Term, passages};

    #[test]
    fn passages_count_images_in_the_same_order() {
        let image = |source: &str| Block::Image(Image { source: source.into(), ..Image::default() }.into());
        let list = List {
            start: None,
            items: vec![vec![Block::paragraph("一"), image("b.png")]],
            ..List::default()
        };
        let term = Term { term: "傘".into(), definition: vec![image("d.png")], ..Term::default() };
        let section = Section {
            blocks: vec![Block::Quote(vec![image("a.png"), Block::List(list)]), image("c.png")],
            entries: vec![term],
            ..Section::default()
        };
        let article = Article { sections: vec![section], ..Article::default() };
        let images = article.images();
        let counted: Vec<_> = passages(&article)
            .iter()
            .filter(|passage| passage.role == Role::Image)
            .map(|passage| images[passage.image.unwrap() as usize])
            .collect();
        assert_eq!(counted, ["a.png", "b.png", "c.png", "d.png"]);
    }

    #[test]
    fn an_image_without_words_is_called_by_its_file() {
        for (source, alternative, name) in [
            ("img/a.png", "傘", "傘"),
            ("img/a.png", "", "a.png"),
            ("https://example.com/x/b.jpg?w=1", "", "b.jpg"),
            ("c\\d.gif", "", "d.gif"),
            ("data:image/png;base64,AAAA", "", ""),
            ("", "", ""),
        ] {
            let image = Image { source: source.into(), alternative: alternative.into(), caption: vec![] };
            assert_eq!(image.name(), name, "{source}");
        }
    }
}
