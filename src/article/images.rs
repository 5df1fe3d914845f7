//! The images of an article.

use super::{Article, Block, Image};
use crate::text::data_address;

impl Article {
    /// All images, in reading order: the order in which passages count them.
    pub fn images(&self) -> Vec<&Image> {
        let mut images = Vec::new();
        for section in &self.sections {
            push(&section.blocks, &mut images);
            for term in &section.entries {
                push(&term.definition, &mut images);
            }
        }
        images
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
}

fn push<'a>(blocks: &'a [Block], images: &mut Vec<&'a Image>) {
    for block in blocks {
        match block {
            Block::Image(image) => images.push(image),
            Block::Quote(inner) => push(inner, images),
            Block::List(list) => list.items.iter().for_each(|item| push(item, images)),
            _ => {}
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
        let list = List { start: None, items: vec![vec![Block::paragraph("一"), image("b.png")]] };
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
            .map(|passage| images[passage.image.unwrap() as usize].source.as_str())
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
