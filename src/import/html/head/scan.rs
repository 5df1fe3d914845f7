//! One walk over a page that gathers everything its head is read from.

mod declares;

use dom_query::{Element, NodeRef};

use super::about::About;
use super::item;
use super::labels::{self, LabelKind};
use super::line::{EDGE, Line, Mark};
use super::script;
use crate::import::html::element::{self, Shape};
use crate::import::html::facts::FactKind;
use crate::import::html::terms;
use crate::import::known::node::{self, text_of};
use crate::text::slice::one_line;

/// Characters of a line that are kept; a head has no longer ones.
const LONGEST_LINE: usize = 400;
/// Lines that are kept.
const MOST_LINES: usize = 20_000;
/// Characters of a line that is a paragraph of its own where a blank line follows it.
const SHORTEST_PARAGRAPH: usize = 60;
/// Links to a site's first page whose words are kept.
const MOST_HOMES: usize = 20;
/// Lines of the longest element that names authors.
const LONGEST_BYLINE: usize = 6;
/// Facts of a list that are looked at.
const MOST_FACTS: usize = 40;
/// Nodes of such a name.
const MOST_NODES: usize = 20;

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// `meta` elements: names in lower case, and contents.
    pub metas: Vec<(String, String)>,
    pub title: String,
    pub canonical: Option<String>,
    pub language: String,
    /// Blocks of JSON-LD.
    pub data: Vec<String>,
    /// What other scripts say.
    pub scripts: script::Said,
    /// The words of the image that leads to the site's first page.
    pub logo: String,
    /// The words of the links to it.
    pub homes: Vec<String>,
    /// What the site calls its search.
    pub search: String,
    pub lines: Vec<Line>,
}

impl Scan {
    pub(super) fn of(root: &NodeRef<'_>) -> Self {
        let mut walk = Walk::default();
        walk.children(root);
        walk.flush();
        walk.mark_around();
        walk.scan
    }

    /// The first content that one of the names has, in the order of the names.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        let find = |name: &&str| self.metas.iter().find(|(key, _)| key == name);
        names.iter().find_map(find).map(|(_, content)| content.as_str())
    }

    pub(super) fn all_metas<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }
}

#[derive(Default)]
struct Walk {
    scan: Scan,
    line: Line,
    length: usize,
    /// How many elements that nobody sees the walk is in.
    unseen: usize,
    /// Ranges of lines in what is called something around an article.
    around: Vec<(usize, usize)>,
    home: usize,
    level: u8,
    titles: usize,
    preformatted: usize,
    strong: usize,
    /// In a cell of a table or of a list of facts, whether it may hold what the cell before it announces.
    cell: Option<bool>,
    /// What the cell before announces.
    label: String,
    /// In a list of the facts of an event, whether what follows is of the event, and says nothing of the page.
    event: Option<bool>,
    authors: usize,
    sources: usize,
    data_size: usize,
}

impl Walk {
    fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            self.node(&child);
        }
    }

    fn node(&mut self, node: &NodeRef<'_>) {
        if let Some(text) = text_of(node) {
            if self.unseen == 0 {
                self.text(&text);
            }
            return;
        }
        let Some(element) = node.element_ref() else { return self.comment(node) };
        let name = element.name.local.to_ascii_lowercase();
        match name.as_ref() {
            "meta" => self.meta(node),
            "title"
                if self.scan.title.is_empty()
                    && !node.parent().is_some_and(|outer| outer.has_name("svg")) =>
            {
                self.scan.title = node::line(node);
            }
            "link" => self.link(node),
            "script" => self.script(node),
            "img" if self.home > 0 && self.scan.logo.is_empty() => {
                self.scan.logo = node.attr("alt").map(|alt| one_line(&alt)).unwrap_or_default();
            }
            "rt" | "rp" | "style" | "title" => {}
            "html" => {
                let language = node.attr("lang").or_else(|| node.attr("xml:lang"));
                self.scan.language = language.map(|tag| tag.trim().to_owned()).unwrap_or_default();
                self.children(node);
            }
            _ => self.element(node, &element, &name),
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, element: &Element, name: &str) {
        match element::shape(node, name) {
            // The sign by which a heading is linked to: `<a class=header-anchor href=#x>#</a>`.
            Shape::Inline if self.level > 0 && name == "a" && is_anchor(node) => {}
            // Data about the page stands where nobody sees it.
            Shape::Hidden => {
                self.unseen += 1;
                self.children(node);
                self.unseen -= 1;
            }
            // A heading on two lines is one.
            Shape::Break if self.level > 0 => self.push(' '),
            Shape::Break => self.flush(),
            Shape::Block => {
                self.flush();
                self.preformatted += usize::from(name == "pre");
                self.marked(node, element, name, true);
                self.flush();
                self.preformatted -= usize::from(name == "pre");
            }
            Shape::Inline | Shape::Special => {
                self.push(EDGE);
                let is_strong = matches!(name, "b" | "strong");
                self.strong += usize::from(is_strong);
                self.marked(node, element, name, false);
                self.strong -= usize::from(is_strong);
                self.push(EDGE);
            }
        }
    }

    /// What an element holds, with what its name and attributes say of it.
    fn marked(&mut self, node: &NodeRef<'_>, element: &Element, name: &str, is_block: bool) {
        let about = About::of(element, name);
        // `<span role=heading>` next to other things.
        let is_block = is_block
            || about.level.is_some() && {
                self.flush();
                true
            };
        let event = self.event;
        if name == "dl" {
            self.event = is_event(node).then_some(false);
        }
        let cell = self.cell;
        self.cell = about.cell.or(cell.filter(|_| name != "table"));
        let level = self.level;
        self.level = about.level.unwrap_or(level);
        let first = self.scan.lines.len();
        self.home += usize::from(about.is_home);
        self.titles += usize::from(about.is_title);
        let authors = self.authors;
        if about.is_next_to_author && !about.is_author {
            self.authors = 0;
        }
        // An element on lines of its own marks every line in it, one within a line the part that it holds.
        let start = self.line.raw.len();
        let lines = self.scan.lines.len();
        if self.line.time.is_none() {
            self.line.time = about.day.clone().map(|day| (day, true));
        }
        if is_block {
            self.authors += usize::from(about.is_author);
            self.sources += usize::from(about.is_source);
        }
        self.line.is_title |= self.titles > 0;
        self.children(node);
        if is_block {
            self.flush();
            // An element with more lines is about authors, or is the article of one.
            if about.is_author && self.scan.lines.len() - lines > LONGEST_BYLINE {
                self.scan.lines[lines..]
                    .iter_mut()
                    .for_each(|line| line.marked.retain(|(mark, _)| *mark != Mark::Author));
            }
            self.sources -= usize::from(about.is_source);
        } else if lines == self.scan.lines.len() {
            self.mark_part(start, &about);
            if name == "time" {
                self.mark_time(node, start, &about);
            }
        }
        self.cell = cell;
        if name == "dl" {
            self.event = event;
        }
        self.authors = authors;
        self.titles -= usize::from(about.is_title);
        self.home -= usize::from(about.is_home);
        if about.is_around && first < self.scan.lines.len() {
            self.around.push((first, self.scan.lines.len()));
        }
        self.level = level;
    }

    fn mark_part(&mut self, start: usize, about: &About) {
        let part = one_line(&self.line.raw.get(start..).unwrap_or_default().replace(EDGE, " "));
        if part.is_empty() {
            return;
        }
        if about.is_home && self.scan.homes.len() < MOST_HOMES {
            self.scan.homes.push(part.clone());
        }
        // `<span title="2021-09-26 23:08">3 年前</span>`
        if let Some(moment) =
            about.moment.as_ref().filter(|_| self.line.time.is_none() && item::is_ago(&part))
        {
            self.line.time = Some((moment.clone(), false));
            self.line.time_text.clone_from(&part);
        }
        if about.is_author {
            self.line.marked.push((Mark::Author, part));
        } else if about.is_person {
            self.line.marked.push((Mark::Person, part));
        } else if about.is_source {
            self.line.marked.push((Mark::Source, part));
        }
    }

    fn mark_time(&mut self, node: &NodeRef<'_>, start: usize, about: &About) {
        let text = one_line(&self.line.raw.get(start..).unwrap_or_default().replace(EDGE, ""));
        let moment = node.attr("datetime").map_or_else(|| text.clone(), |value| value.trim().to_owned());
        let is_publication = about.is_published || node.has_attr("pubdate");
        let is_better = self.line.time.as_ref().is_none_or(|(_, known)| is_publication && !known);
        if is_better && moment.len() < 100 {
            self.line.time = Some((moment, is_publication));
            self.line.time_text = text;
        }
    }

    fn text(&mut self, text: &str) {
        let mut before = ' ';
        for c in text.chars() {
            // A blank line within a text parts paragraphs where the style keeps line ends.
            let is_blank_line =
                c == '\n' && before == '\n' && self.level == 0 && self.length >= SHORTEST_PARAGRAPH;
            before = c;
            if is_blank_line || c == '\n' && self.preformatted > 0 {
                self.flush();
                continue;
            }
            if self.length >= LONGEST_LINE {
                self.line.is_cut = true;
                return;
            }
            self.push(if c.is_whitespace() { ' ' } else { c });
        }
    }

    fn push(&mut self, c: char) {
        // Breaks that may be, and marks of the order of bytes, are not part of a text.
        if matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}') {
            return;
        }
        if (c == ' ' || c == EDGE) && self.line.raw.chars().next_back().is_none_or(|last| last == c) {
            return;
        }
        if c == EDGE && self.unseen > 0 {
            return;
        }
        self.length += 1;
        self.line.is_plain |= self.strong == 0 && c != EDGE && c != ' ';
        self.line.raw.push(c);
        self.line.level = self.line.level.max(self.level);
        self.line.is_home |= self.home > 0;
        self.line.is_title |= self.titles > 0;
    }

    fn flush(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        self.length = 0;
        if self.scan.lines.len() >= MOST_LINES || line.raw.chars().all(|c| c == ' ' || c == EDGE) {
            return;
        }
        let announced_before = std::mem::take(&mut self.label);
        if let Some(is_value) = self.cell {
            self.label = announced(&line);
            line.label = if is_value { announced_before } else { String::new() };
            if let Some(is_of_event) = &mut self.event {
                *is_of_event = if is_value { *is_of_event } else { !says_publication(&line) };
                if *is_of_event {
                    line.is_around = true;
                    line.label.clear();
                }
            }
        }
        if self.authors > 0 {
            line.marked.push((Mark::Author, line.spaced()));
        } else if self.sources > 0 {
            line.marked.push((Mark::Source, line.spaced()));
        }
        self.scan.lines.push(line);
    }

    /// Marks what is around the article. What holds most of the page's text holds the article, whatever it is called.
    fn mark_around(&mut self) {
        let lines = &mut self.scan.lines;
        let mut sizes = vec![0];
        for line in lines.iter() {
            sizes.push(sizes.last().copied().unwrap_or_default() + line.raw.len());
        }
        let total = sizes.last().copied().unwrap_or_default();
        // How many ranges more begin at a line than end there.
        let mut changes = vec![0_i32; lines.len() + 1];
        for (start, end) in self.around.drain(..) {
            if (sizes[end] - sizes[start]) * 2 <= total {
                changes[start] += 1;
                changes[end] -= 1;
            }
        }
        let mut depth = 0;
        for (line, change) in lines.iter_mut().zip(changes) {
            depth += change;
            line.is_around |= depth > 0;
        }
    }
}

/// Whether a link holds nothing but the sign of a link.
fn is_anchor(node: &NodeRef<'_>) -> bool {
    let leads_here = node.attr("href").is_none_or(|address| address.contains('#'));
    leads_here && !node::line(node).contains(char::is_alphanumeric)
}

/// Whether a list of facts says where something takes place, or else what only an event has.
fn is_event(list: &NodeRef<'_>) -> bool {
    let terms = terms::parts(list).into_iter().filter(|(_, part)| *part == terms::Part::Term);
    let name = |term: &NodeRef<'_>| {
        let nodes = term.descendants_it().take(MOST_NODES);
        one_line(&nodes.filter_map(|node| text_of(&node)).collect::<String>())
    };
    terms.take(MOST_FACTS).any(|(term, _)| FactKind::of(&name(&term)).is_some_and(FactKind::is_of_event))
}

/// Whether a name in a list of facts can only be that of the day of publication, or of who wrote the text.
fn says_publication(line: &Line) -> bool {
    let name = line.spaced();
    labels::is_label(&name) && FactKind::of(&name) != Some(FactKind::Time)
}

/// What a cell announces for the next one: `公布日期：`.
fn announced(line: &Line) -> String {
    let text = line.spaced();
    let bare = text.trim_end_matches(['：', ':', ' ']);
    let is_label = labels::label(bare).is_some_and(|(kind, _, rest)| {
        // The heads of columns are called `來源` as well.
        let is_long = kind == LabelKind::Author && bare.chars().count() > 2;
        let is_sure =
            bare.len() < text.len() || is_long || matches!(kind, LabelKind::Published | LabelKind::Updated);
        rest.is_empty()
            && is_sure
            && matches!(
                kind,
                LabelKind::Author | LabelKind::Source | LabelKind::Published | LabelKind::Updated
            )
    });
    if is_label { format!("{bare}：") } else { String::new() }
}
