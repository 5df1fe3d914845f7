//! Blocks as HTML.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::links::file;
use super::{PageWriter, attribute, blanks, escaped};
use crate::article::{
    Alignment, Anchor, Block, Callout, DefinitionList, Image, Inline, List, Table, callout_name, items,
    names_source, plain_text, shown_level,
};
use crate::text::data_address;
use crate::text::figures::are_figures;
use crate::text::verse::is_verse;

impl PageWriter<'_> {
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.paragraph(text),
            Block::Heading { level, text } => self.heading(*level, "", text),
            Block::List(list) => self.list(list, None),
            Block::DefinitionList(list) => self.definition_list(list),
            Block::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.quoted(blocks);
                self.out.push_str("</blockquote>\n");
            }
            Block::Callout(callout) => self.callout(callout),
            Block::Code { language, text, caption } => {
                if !caption.is_empty() {
                    self.out.push_str("<figure class=\"code\">");
                    self.element("figcaption", caption);
                }
                let class = attribute(language);
                let class = if class.is_empty() { class } else { format!(" class=\"language-{class}\"") };
                let _ = writeln!(self.out, "<pre><code{class}>{}</code></pre>", escaped(text));
                self.out.push_str(if caption.is_empty() { "" } else { "</figure>\n" });
            }
            Block::Table(table) => self.table(table),
            Block::Image(image) => self.image(image),
            Block::Rule => self.out.push_str("<hr>\n"),
        }
    }

    /// The blocks of a quotation, and who is quoted at its foot.
    fn quoted(&mut self, blocks: &[Block]) {
        match blocks.split_last() {
            Some((Block::Paragraph(source), quoted))
                if matches!(quoted.last(), Some(Block::Paragraph(_)))
                    && names_source(&plain_text(source)) =>
            {
                self.blocks(quoted);
                self.element("footer", source);
            }
            _ => self.blocks(blocks),
        }
    }

    fn paragraph(&mut self, text: &[Inline]) {
        let class = if is_verse(&plain_text(text)) { " class=\"verse\"" } else { "" };
        self.element_with("p", class, text);
    }

    /// A heading inside a section, below the title of the page and those of sections; its own level is told apart.
    pub(super) fn heading(&mut self, level: u8, id: &str, text: &[Inline]) {
        let shown = self.heading + shown_level(level, self.shallowest) - 1;
        let level = if level == shown { String::new() } else { format!(" data-level=\"{level}\"") };
        self.element_with(&format!("h{}", shown.min(6)), &format!("{id}{level}"), text);
    }

    fn element_with(&mut self, name: &str, attributes: &str, text: &[Inline]) {
        let _ = write!(self.out, "<{name}{attributes}{}>", blanks::kept(text));
        self.inlines(text);
        let _ = writeln!(self.out, "</{name}>");
    }

    pub(super) fn element(&mut self, name: &str, text: &[Inline]) {
        self.element_with(name, "", text);
    }

    /// A list; `place` is where it begins if links can lead to its items.
    pub(super) fn list(&mut self, list: &List, place: Option<Anchor>) {
        let places: HashMap<u32, Anchor> = match (place, list.start) {
            (Some(place), Some(_)) => items(place, list).into_iter().collect(),
            _ => HashMap::new(),
        };
        let name = if list.start.is_some() { "ol" } else { "ul" };
        let start = list.start.filter(|start| *start != 1).map(|start| format!(" start=\"{start}\""));
        let css = match list.numbering {
            numbering if numbering.is_decimal() || list.start.is_none() => String::new(),
            numbering => format!(" style=\"list-style-type: {}\"", numbering.css()),
        };
        let _ = writeln!(self.out, "<{name}{}{css}>", start.unwrap_or_default());
        for (index, item) in list.items.iter().enumerate() {
            let number = list.start.unwrap_or_default().saturating_add(index as u32);
            let id = places.get(&number).map(|place| self.item_id(*place)).unwrap_or_default();
            let css = if is_task(item) { " class=\"task\"" } else { "" };
            let _ = write!(self.out, "<li{id}{css}>");
            self.blocks(item);
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "</{name}>");
    }

    /// A list of definitions, which is told from a glossary. Each group has a term and a definition, as HTML wants
    /// it (HTML Living Standard §4.4.9): an empty one where there is none.
    fn definition_list(&mut self, list: &DefinitionList) {
        self.out.push_str("<dl data-moyue=\"definitions\">\n");
        for group in &list.groups {
            group.terms.iter().for_each(|term| self.element("dt", term));
            self.out.push_str(if group.terms.is_empty() { "<dt></dt>\n" } else { "" });
            for definition in &group.definitions {
                self.out.push_str("<dd>");
                self.blocks(definition);
                self.out.push_str("</dd>\n");
            }
            self.out.push_str(if group.definitions.is_empty() { "<dd></dd>\n" } else { "" });
        }
        self.out.push_str("</dl>\n");
    }

    fn table(&mut self, table: &Table) {
        self.out.push_str("<table>\n");
        if !table.caption.is_empty() {
            self.element("caption", &table.caption);
        }
        let columns: Vec<&str> = (0..).map_while(|column| class_of(table, column)).collect();
        if !table.header.is_empty() {
            self.out.push_str("<thead>\n");
            self.row("th", &table.header, &columns);
            self.out.push_str("</thead>\n");
        }
        self.out.push_str("<tbody>\n");
        table.rows.iter().for_each(|row| self.row("td", row, &columns));
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn row(&mut self, name: &str, cells: &[Vec<Inline>], columns: &[&str]) {
        self.out.push_str("<tr>\n");
        for (column, cell) in cells.iter().enumerate() {
            let css = columns.get(column).copied().unwrap_or_default();
            let _ = write!(self.out, "<{name}{css}{}>", blanks::kept(cell));
            self.inlines(cell);
            let _ = writeln!(self.out, "</{name}>");
        }
        self.out.push_str("</tr>\n");
    }

    /// A callout; the name of its kind is there for people alone.
    fn callout(&mut self, callout: &Callout) {
        let kind = attribute(&callout.kind);
        let _ = writeln!(self.out, "<aside class=\"callout\" data-kind=\"{kind}\">");
        if callout.title.is_empty() {
            let name = callout_name(&callout.kind, &self.language);
            let name = escaped(if name.is_empty() { &callout.kind } else { name });
            let _ = writeln!(self.out, "<p class=\"callout-title\" data-moyue=\"name\">{name}</p>");
        } else {
            let _ = write!(self.out, "<p class=\"callout-title\"{}>", blanks::kept(&callout.title));
            self.inlines(&callout.title);
            self.out.push_str("</p>\n");
        }
        self.blocks(&callout.blocks);
        self.out.push_str("</aside>\n");
    }

    /// An image that is in the page itself, or a link to where it is: the page needs nothing next to it, and asks for
    /// nothing.
    fn image(&mut self, image: &Image) {
        let data = if data_address::is_image(&image.source) {
            Some(image.source.clone())
        } else {
            self.embed(&image.source)
        };
        if let Some(data) = data {
            let alternative = attribute(&image.alternative);
            let _ = write!(self.out, "<figure><img src=\"{}\" alt=\"{alternative}\">", attribute(&data));
        } else {
            let kind = if image.alternative.is_empty() { "file" } else { "image" };
            let _ = write!(
                self.out,
                "<figure><a data-moyue=\"{kind}\" href=\"{}\">{}</a>",
                attribute(&file(&image.source)),
                escaped(image.name())
            );
        }
        if !image.caption.is_empty() {
            self.element("figcaption", &image.caption);
        }
        self.out.push_str("</figure>\n");
    }

    /// The data address of an image, if there is room for it.
    pub(super) fn embed(&mut self, source: &str) -> Option<String> {
        let room = self.room?;
        let data = (self.embedded)(source)?;
        self.room = room.checked_sub(data.len());
        self.room.map(|_| data)
    }
}

/// How the cells of a column are aligned, as an attribute; none where there is no such column. Figures are, as on the
/// screen, flush right though the article does not say so.
fn class_of(table: &Table, column: usize) -> Option<&'static str> {
    let rows = || table.rows.iter().chain([&table.header]);
    rows().any(|row| row.len() > column).then(|| match table.alignment.get(column) {
        Some(Alignment::Center) => " style=\"text-align: center\"",
        Some(Alignment::End) => " style=\"text-align: end\"",
        Some(Alignment::Start) | None => {
            let cells: Vec<String> =
                table.rows.iter().filter_map(|row| row.get(column)).map(|cell| plain_text(cell)).collect();
            if are_figures(cells.iter().map(String::as_str)) { " class=\"figures\"" } else { "" }
        }
    })
}

/// Whether an item of a list begins with the box of a task, which is its marker.
fn is_task(item: &[Block]) -> bool {
    matches!(item.first(), Some(Block::Paragraph(text)) if plain_text(text).starts_with(['☐', '☑']))
}
