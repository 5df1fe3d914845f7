//! The nodes of the article's text: lines of passages, what can be followed in them, images.

use std::borrow::Cow;

use egui::accesskit::{Action, Node, NodeId, Role, TextDirection};
use egui::{Id, Rect};

use super::PassageText;
use super::links::{LinkTarget, PassageLink, trailing_id};
use super::write::{Writer, WrittenNode, set_bounds};
use crate::article::{Passage, Span};
use crate::page::{LinesOf, TextLines};
use crate::ui::article::byline::byline;
use crate::ui::on_screen::OnScreen;
use crate::words::Msg;

/// A passage of which something is told.
struct ToldPassage<'a> {
    index: usize,
    passage: &'a Passage,
    text: &'a PassageText,
    /// Its lines in view.
    shown: &'a [(OnScreen, &'a TextLines)],
}

impl Writer<'_> {
    /// An image, by the id of its widget.
    pub(super) fn image(&self, index: usize) -> WrittenNode {
        let mut node = Node::new(Role::Image);
        let language = self.telling.reader.language;
        let name = match self.passages()[index].text.as_str() {
            "" => Msg::NamelessImage.text(language),
            text => Msg::Image { text: &text }.text(language),
        };
        node.push_child(self.loose_run(self.ids.end(index), &format!("{name}\n"), None, None));
        node.set_label(name);
        node.add_action(Action::ScrollIntoView);
        set_bounds(&mut node, self.outside(index));
        (self.put(self.ids.text(index), node), None)
    }

    /// The nodes of a passage's text, and its room.
    pub(super) fn passage(&self, index: usize) -> (Vec<NodeId>, Option<Rect>) {
        let passage = &self.passages()[index];
        let Some(text) = self.telling.text.texts.get(&index) else { return (Vec::new(), None) };
        let shown = self.in_view.get(&index).map_or(&[][..], Vec::as_slice);
        let of = ToldPassage { index, passage, text, shown };
        let mut nodes = Vec::new();
        let mut room = None;
        if let Some(marker) = passage.marker.filter(|_| text.of.start == 0) {
            let next = text.runs.first().map(|run| self.ids.run(index, run.range.start));
            nodes.push(self.loose_run(self.ids.marker(index), &format!("{marker} "), None, next));
        }
        if !text.runs.is_empty() {
            let (label, rect) = self.label(&of);
            nodes.push(label);
            room = rect;
        }
        nodes.extend(self.trailing(index));
        if text.of.end == passage.text.len() {
            let last = text.runs.last().map(|run| self.ids.run(index, run.range.start));
            nodes.push(self.loose_run(self.ids.end(index), "\n", last, None));
        }
        (nodes, room)
    }

    /// A run of what is not written in the text: a marker, the end of a paragraph.
    fn loose_run(&self, id: Id, value: &str, previous: Option<Id>, next: Option<Id>) -> NodeId {
        let mut node = Node::new(Role::TextRun);
        node.set_value(value);
        node.set_character_lengths(value.chars().map(|c| c.len_utf8() as u8).collect::<Vec<_>>());
        node.set_text_direction(TextDirection::LeftToRight);
        if let Some(previous) = previous {
            node.set_previous_on_line(previous.accesskit_id());
        }
        if let Some(next) = next {
            node.set_next_on_line(next.accesskit_id());
        }
        self.put(id, node)
    }

    /// The text of a passage with its links and images.
    fn label(&self, of: &ToldPassage<'_>) -> WrittenNode {
        let ToldPassage { index, passage, text, shown } = *of;
        let mut children = Vec::new();
        let mut in_links: Vec<Vec<NodeId>> = vec![Vec::new(); text.links.len()];
        for (at, run) in text.runs.iter().enumerate() {
            let id = self.run(of, at);
            let Some(link) = run.link else {
                children.push(id);
                continue;
            };
            if in_links[link].is_empty() {
                children.push(self.ids.link(index, &text.links[link]).accesskit_id());
            }
            in_links[link].push(id);
        }
        for (link, runs) in text.links.iter().zip(in_links) {
            if runs.is_empty() {
                children.push(self.ids.link(index, link).accesskit_id());
            }
            self.link(index, passage, link, runs);
        }
        children.extend(self.objects(of));
        let room = shown.iter().map(|(on, lines)| on.rect(lines.rect())).reduce(Rect::union);
        let mut node = Node::new(Role::Label);
        node.set_value(passage.copied(text.of.clone()));
        node.set_children(children);
        node.add_action(Action::SetTextSelection);
        node.add_action(Action::ScrollIntoView);
        set_bounds(&mut node, room.unwrap_or_else(|| self.outside(index)));
        (self.put(self.ids.text(index), node), room)
    }

    /// A run of a passage's text.
    fn run(&self, of: &ToldPassage<'_>, at: usize) -> NodeId {
        let ToldPassage { index, passage, text, shown } = *of;
        let run = &text.runs[at];
        let mut node = Node::new(Role::TextRun);
        node.set_value(passage.text.get(run.range.clone()).unwrap_or_default());
        node.set_character_lengths(run.lengths.as_slice());
        node.set_word_starts(run.words.as_slice());
        node.set_text_direction(TextDirection::LeftToRight);
        if let Some(language) = &run.language {
            node.set_language(language.as_str());
        }
        let neighbour = |at: Option<usize>| at.and_then(|at| text.runs.get(at));
        let id = |run: &super::runs::TextRun| self.ids.run(index, run.range.start).accesskit_id();
        match neighbour(at.checked_sub(1)) {
            Some(before) if before.line == run.line => node.set_previous_on_line(id(before)),
            None if text.of.start == 0 && passage.marker.is_some() => {
                node.set_previous_on_line(self.ids.marker(index).accesskit_id());
            }
            _ => {}
        }
        match neighbour(at.checked_add(1)) {
            Some(after) if after.line == run.line => node.set_next_on_line(id(after)),
            None if text.of.end == passage.text.len() => {
                node.set_next_on_line(self.ids.end(index).accesskit_id());
            }
            _ => {}
        }
        let place = run.place.as_ref();
        if let Some((place, (on, _))) = place.and_then(|place| Some((place, shown.get(place.lines)?))) {
            set_bounds(&mut node, on.rect(place.rect));
            node.set_character_positions(place.positions.as_slice());
            node.set_character_widths(place.widths.as_slice());
        } else {
            set_bounds(&mut node, self.outside(index));
        }
        self.put(self.ids.run(index, run.range.start), node)
    }

    fn link(&self, index: usize, passage: &Passage, link: &PassageLink, runs: Vec<NodeId>) {
        let mut node = Node::new(Role::Link);
        node.set_label(passage.text.get(link.range.clone()).unwrap_or_default());
        node.set_children(runs);
        if let LinkTarget::Address(address) = &link.to {
            node.set_url(address.as_str());
        }
        if !link.description.is_empty() {
            node.set_description(link.description.as_str());
        }
        for action in [Action::Focus, Action::Click, Action::ScrollIntoView] {
            node.add_action(action);
        }
        set_bounds(&mut node, self.outside(index));
        self.put(self.ids.link(index, link), node);
    }

    /// Images and formulas in the lines of a passage.
    fn objects(&self, of: &ToldPassage<'_>) -> Vec<NodeId> {
        let language = self.telling.reader.language;
        let node = |byte, kind: &str, name: Cow<'_, str>| {
            let mut node = Node::new(Role::Image);
            node.set_label(&*name);
            set_bounds(&mut node, self.outside(of.index));
            self.put(self.ids.place(of.index, byte).with(kind), node)
        };
        let spans = of.passage.spans.iter().filter(|span| of.text.of.contains(&span.range.start));
        let object = |span: &Span| {
            let image = span.style.image.as_ref();
            let image = image.map(|image| ("image", Msg::Image { text: &image.text }.text(language)));
            let formula = span.style.set_formula().filter(|set| set.part == 0);
            let formula =
                formula.map(|set| ("formula", Msg::Formula { tex: &set.formula.tex }.text(language)));
            let (kind, name) = image.or(formula)?;
            Some(node(span.range.start, kind, name))
        };
        spans.filter_map(object).collect()
    }

    /// The signs after a passage in view, by the ids of their widgets.
    fn trailing(&self, index: usize) -> Vec<NodeId> {
        let units = self.telling.told.shown.frame.units.iter();
        let trailing =
            units.flat_map(|unit| &unit.layout.trailing).filter(|trailing| trailing.passage == index);
        let ids = trailing.map(|trailing| trailing_id(self.ids.text(index), trailing.to));
        ids.map(|id| self.put(id, Node::new(Role::Link))).collect()
    }

    /// The line under the headline, whose source may lead to its page.
    pub(super) fn byline(&self) -> NodeId {
        let (document, told) = (self.telling.document, self.telling.told);
        let text = byline(document, self.telling.reader.language);
        let mut node = Node::new(Role::Label);
        let source = document.shown.head.source.as_ref();
        let source = source.and_then(|source| Some((source.name.as_str(), source.url.as_deref()?)));
        let source = source.filter(|(name, _)| !name.is_empty() && text.starts_with(name));
        if let Some((name, url)) = source {
            let mut link = Node::new(Role::Link);
            link.set_label(name);
            link.set_url(url);
            set_bounds(&mut link, self.outside(0));
            link.push_child(self.loose_run(self.ids.byline_part("source's name"), name, None, None));
            node.push_child(self.put(self.ids.byline_part("source"), link));
        }
        let rest = text.get(source.map_or(0, |(name, _)| name.len())..).unwrap_or_default();
        let rest = self.loose_run(self.ids.byline_part("rest"), &format!("{rest}\n"), None, None);
        node.push_child(rest);
        node.set_value(text.as_str());
        let of_byline = |(_, lines): &(_, &TextLines)| lines.of == LinesOf::Byline;
        let room = told.shown.frame.lines().find(of_byline);
        let room = room.map(|(at, lines)| told.shown.on.within(at).rect(lines.rect()));
        set_bounds(&mut node, room.unwrap_or_else(|| self.outside(0)));
        self.put(self.ids.byline(), node)
    }
}
