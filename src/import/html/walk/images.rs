//! Images, in a line or on lines of their own, with their captions.

use dom_query::NodeRef;
use percent_encoding::percent_decode_str;

use super::Walk;
use crate::article::{Block, Image, InlineImage, is_one_character};
use crate::import::html::element::{self, Sign};
use crate::import::html::piece::{Piece, flat};
use crate::import::html::quotation;
use crate::import::html::runs::{Content, InlineStyle};
use crate::text::own_marks::ELSEWHERE;

impl Walk<'_> {
    pub(super) fn figure(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        let start = self.pieces.len();
        let mut caption = Vec::new();
        for child in node.children_it(false) {
            if child.has_name("figcaption") && !self.page.extract.left_out.contains(&child.id) {
                caption.extend(self.inside(&child));
            } else {
                self.node(&child, style);
            }
        }
        self.flush();
        let inlines = flat(&caption);
        if let [Piece::Block(Block::Quote(blocks))] = self.pieces.get_mut(start..).unwrap_or_default() {
            if !inlines.is_empty() {
                blocks.push(Block::Paragraph(inlines));
                quotation::mark_source(blocks);
            }
            return;
        }
        if let [Piece::Block(Block::Code { caption: empty, .. })] =
            self.pieces.get_mut(start..).unwrap_or_default()
        {
            *empty = inlines;
            return;
        }
        let image = self.pieces.iter_mut().skip(start).rev().find_map(|piece| match piece {
            Piece::Block(Block::Image(image)) if image.caption.is_empty() => Some(image),
            _ => None,
        });
        match image {
            Some(image) => image.caption = inlines,
            None => self.pieces.extend(caption.into_iter().map(Piece::Block)),
        }
    }

    pub(super) fn image(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        let alternative = node.attr_or("alt", "").trim().to_owned();
        let sign = element::sign(node, &alternative);
        let is_said = sign == Some(Sign::Words) || sign.is_some() && is_one_character(&alternative);
        let source = if is_said { None } else { self.page.addresses.image(node) };
        let Some(source) = source else {
            self.push(style, Content::Text(alternative));
            return;
        };
        if sign == Some(Sign::Character) {
            self.push(style, Content::Image(InlineImage { source, alternative }));
            return;
        }
        self.flush();
        let image = Image { source, alternative, caption: Vec::new() };
        self.pieces.push(Piece::Block(Block::Image(image.into())));
    }

    /// Moyue's own link to an image.
    pub(super) fn image_link(&mut self, node: &NodeRef<'_>, style: &InlineStyle) {
        let is_kind = |name: &str| node.attr("data-moyue").is_some_and(|kind| kind.as_ref() == name);
        if is_kind("gaiji") {
            let alternative = node.attr_or("title", "").to_string();
            if let Some(source) = self.linked_source(node) {
                self.push(style, Content::Image(InlineImage { source, alternative }));
            } else {
                self.push(style, Content::Text(alternative));
            }
            return;
        }
        let has_words = is_kind("image");
        let alternative = if has_words { node.text().trim().to_owned() } else { String::new() };
        if let Some(source) = self.linked_source(node) {
            self.flush();
            let image = Image { source, alternative, caption: Vec::new() };
            self.pieces.push(Piece::Block(Block::Image(image.into())));
        }
    }

    /// The source of an image to which Moyue's own link leads.
    fn linked_source(&mut self, node: &NodeRef<'_>) -> Option<String> {
        match node.attr(ELSEWHERE) {
            Some(path) => Some(percent_decode_str(&path).decode_utf8_lossy().into_owned()),
            None => self.page.addresses.source(&node.attr("href")?),
        }
    }
}
