//! The styles and lists of a document (`OpenDocument` 1.3 Part 3, 16), each style with those that it comes from.

use std::collections::HashMap;
use std::rc::Rc;

use crate::article::{Alignment, LineStyle, Position};
use crate::import::known::language;
use crate::import::office::number_format::NumberFormat;
use crate::import::office::numbering::{LEVELS, NumberLevel};
use crate::import::office::parts::ParagraphKind;
use crate::import::office::properties::RunProperties;
use crate::import::office::style_names;
use crate::import::xml::{XmlElement, XmlItem, XmlParts, XmlTree};
use crate::import::{Cancel, ImportError};

/// Styles that come from one another, at most.
const LONGEST_CHAIN: usize = 40;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct OdtStyles {
    /// By the family and the name.
    styles: HashMap<(String, String), OdtStyle>,
    /// What is said of all runs.
    pub defaults: RunProperties,
    lists: HashMap<String, Vec<NumberLevel>>,
    /// The numbers of headings.
    pub outline: Vec<NumberLevel>,
    /// Whether the lines of pages run from top to bottom.
    pub is_vertical: bool,
    /// What stands at the head and foot of pages.
    pub page_heads: Vec<String>,
}

#[derive(Debug, Default)]
struct OdtStyle {
    name: String,
    parent: Option<String>,
    run: RunProperties,
    alignment: Option<Alignment>,
    /// The list of its paragraphs.
    list: Option<String>,
    is_hidden: bool,
    /// Whether readings stand under their base.
    is_below: bool,
}

/// The text in an element without what programs put there for each page: its number, or the time of day.
fn shown_text(node: &XmlTree) -> String {
    let name = node.element.name.as_str();
    if matches!(
        name,
        "page-number" | "page-count" | "date" | "time" | "file-name" | "tracked-changes" | "annotation"
    ) {
        return String::new();
    }
    let inner: Vec<String> = node.children.iter().map(shown_text).collect();
    let between = if matches!(name, "p" | "h" | "span" | "a") { "" } else { " " };
    format!("{}{}", node.text, inner.join(between))
}

impl OdtStyles {
    /// Reads the styles in a part; those that programs make by themselves only where they are those of the text.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn read(
        &mut self,
        text: &str,
        with_automatic: bool,
        cancel: Cancel<'_>,
    ) -> Result<(), ImportError> {
        let mut xml = XmlParts::new(text, cancel);
        while let Some(item) = xml.next()? {
            let XmlItem::Start(element) = item else { continue };
            match element.name.as_str() {
                // Of these only the layouts of pages hold for the text as well.
                "automatic-styles" if !with_automatic => {
                    let layouts = xml.tree(element)?;
                    self.is_vertical |= layouts.all().into_iter().any(is_vertical);
                }
                "page-layout" => {
                    let layout = xml.tree(element)?;
                    self.is_vertical |= layout.all().into_iter().any(is_vertical);
                }
                name if name.starts_with("header") || name.starts_with("footer") => {
                    let tree = xml.tree(element)?;
                    self.page_heads.push(shown_text(&tree));
                }
                "body" | "scripts" => xml.skip()?,
                "default-style" if element.attribute("family") == Some("paragraph") => {
                    let tree = xml.tree(element)?;
                    self.defaults = tree.child("text-properties").map(run_properties).unwrap_or_default();
                }
                "style" => {
                    let tree = xml.tree(element)?;
                    self.add(&tree);
                }
                "list-style" => {
                    let tree = xml.tree(element)?;
                    let name = tree.element.attribute("name").unwrap_or_default().to_owned();
                    let mut levels = levels(&tree);
                    fill_up(&mut levels);
                    self.lists.insert(name, levels);
                }
                "outline-style" => {
                    let tree = xml.tree(element)?;
                    self.outline = levels(&tree);
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn add(&mut self, tree: &XmlTree) {
        let attribute = |name: &str| tree.element.attribute(name);
        let (Some(family), Some(id)) = (attribute("family"), attribute("name")) else { return };
        let properties = tree.child("text-properties");
        let style = OdtStyle {
            name: attribute("display-name").unwrap_or(id).to_owned(),
            parent: attribute("parent-style-name").map(str::to_owned),
            run: properties.map(run_properties).unwrap_or_default(),
            alignment: tree.child("paragraph-properties").and_then(|paragraph| alignment(&paragraph.element)),
            list: attribute("list-style-name").map(str::to_owned),
            is_below: tree
                .child("ruby-properties")
                .is_some_and(|ruby| ruby.element.attribute("ruby-position") == Some("below")),
            is_hidden: properties.is_some_and(|text| text.element.attribute("display") == Some("none")),
        };
        self.styles.insert((family.to_owned(), id.to_owned()), style);
    }

    /// A style and those that it comes from, itself first.
    fn chain<'s>(&'s self, family: &'s str, id: &str) -> impl Iterator<Item = &'s OdtStyle> {
        let find = |id: &str| self.styles.get(&(family.to_owned(), id.to_owned()));
        std::iter::successors(find(id), move |style| find(style.parent.as_deref()?)).take(LONGEST_CHAIN)
    }

    /// What paragraphs of a style are, as its name says.
    pub(super) fn kind(&self, id: &str) -> ParagraphKind {
        let by_name = || style_names::kind(id);
        self.chain("paragraph", id)
            .find_map(|style| style_names::kind(&style.name))
            .or_else(by_name)
            .unwrap_or_default()
    }

    /// What is said of the text of a style.
    pub(super) fn run(&self, family: &str, id: &str) -> RunProperties {
        let chain: Vec<_> = self.chain(family, id).collect();
        chain.iter().rev().fold(RunProperties::default(), |said, style| said.with(&style.run))
    }

    /// The side at which paragraphs of a style stand.
    pub(super) fn alignment(&self, id: &str) -> Option<Alignment> {
        self.chain("paragraph", id).find_map(|style| style.alignment)
    }

    /// Whether text of a style is not shown.
    pub(super) fn is_hidden(&self, family: &str, id: &str) -> bool {
        self.chain(family, id).any(|style| style.is_hidden)
    }

    /// Whether a style of text is that of programs, or of links.
    pub(super) fn is_code(&self, id: &str) -> bool {
        self.chain("text", id).any(|style| style_names::is_code(&style.name))
    }

    /// Whether a style of text is that of links.
    pub(super) fn is_link(&self, id: &str) -> bool {
        self.chain("text", id).any(|style| style_names::is_link(&style.name))
    }

    /// Whether readings of a style stand under their base.
    pub(super) fn is_ruby_below(&self, id: &str) -> bool {
        self.chain("ruby", id).any(|style| style.is_below)
    }

    /// The levels of a list.
    pub(super) fn list(&self, id: &str) -> Option<&[NumberLevel]> {
        self.lists.get(id).map(Vec::as_slice)
    }

    /// The list of the paragraphs of a style.
    pub(super) fn list_of_paragraph(&self, id: &str) -> Option<&str> {
        self.chain("paragraph", id).find_map(|style| style.list.as_deref())
    }
}

/// Whether an element says that the lines of pages run from top to bottom.
fn is_vertical(node: &XmlTree) -> bool {
    let mode = node.element.attribute("writing-mode");
    node.element.name == "page-layout-properties" && matches!(mode, Some("tb-rl" | "tb"))
}

fn alignment(element: &XmlElement) -> Option<Alignment> {
    Some(match element.attribute("text-align")? {
        "center" => Alignment::Center,
        "end" | "right" => Alignment::End,
        _ => Alignment::Start,
    })
}

fn run_properties(tree: &XmlTree) -> RunProperties {
    let attribute = |name: &str| tree.element.attribute(name);
    // Both of them are set by one button; a text has hardly ever only one of them.
    let either = |names: [&str; 2], is_on: fn(&str) -> bool| {
        let said: Vec<&str> = names.into_iter().filter_map(attribute).collect();
        (!said.is_empty()).then(|| said.into_iter().any(is_on))
    };
    RunProperties {
        bold: either(["font-weight", "font-weight-asian"], |weight| {
            weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
        }),
        italic: either(["font-style", "font-style-asian"], |style| matches!(style, "italic" | "oblique")),
        struck: attribute("text-line-through-style")
            .or_else(|| attribute("text-line-through-type"))
            .map(|style| style != "none"),
        hidden: attribute("display").map(|display| display == "none"),
        marks: attribute("text-emphasize").map(|marks| !marks.starts_with("none")),
        underline: attribute("text-underline-style").map(|style| {
            let is_double = attribute("text-underline-type") == Some("double");
            line_style(style).map(|line| if is_double { LineStyle::Double } else { line }).into()
        }),
        position: attribute("text-position").map(|value| position(value).into()),
        latin: tag(attribute("language"), attribute("country"), attribute("script")),
        east_asian: tag(attribute("language-asian"), attribute("country-asian"), attribute("script-asian")),
        font: attribute("font-name").map(|font| font.trim_end_matches(char::is_numeric).to_owned()),
        size: attribute("font-size")
            .and_then(|size| size.strip_suffix("pt")?.parse::<f32>().ok())
            .map(|size| size * 2.0),
        style: None,
    }
}

fn line_style(style: &str) -> Option<LineStyle> {
    match style {
        "none" => None,
        "dotted" => Some(LineStyle::Dotted),
        "dash" | "long-dash" | "dot-dash" | "dot-dot-dash" => Some(LineStyle::Dashed),
        "wave" => Some(LineStyle::Wavy),
        _ => Some(LineStyle::Solid),
    }
}

/// `super 58%`, `33% 58%`, `-33% 58%`.
fn position(value: &str) -> Option<Position> {
    let first = value.split_ascii_whitespace().next().unwrap_or_default();
    match first {
        "super" => Some(Position::Super),
        "sub" => Some(Position::Sub),
        _ => {
            let height: f32 = first.strip_suffix('%')?.parse().ok()?;
            let side = if height > 0.0 { Position::Super } else { Position::Sub };
            (height != 0.0).then_some(side)
        }
    }
}

fn tag(main: Option<&str>, country: Option<&str>, script: Option<&str>) -> Option<Rc<str>> {
    let is_said = |part: &&str| !matches!(*part, "none" | "zxx" | "");
    let mut tag = main.filter(is_said)?.to_owned();
    for part in [script, country].into_iter().flatten().filter(is_said) {
        tag.push('-');
        tag.push_str(part);
    }
    language::tag(&tag)
}

/// What is known of a level that a style does not describe: not even where it starts.
fn undescribed() -> NumberLevel {
    NumberLevel { format: NumberFormat::None, ..NumberLevel::default() }
}

/// Deeper levels that a list's style does not describe are counted as the last one that it does: some programs describe
/// none but the first.
fn fill_up(levels: &mut [NumberLevel]) {
    let mut last: Option<(usize, NumberLevel)> = None;
    for (index, level) in levels.iter_mut().enumerate() {
        if *level != undescribed() {
            last = Some((index, level.clone()));
        } else if let Some((from, known)) = &last {
            let text = known.text.replace(&format!("%{}", from + 1), &format!("%{}", index + 1));
            *level = NumberLevel { text, ..known.clone() };
        }
    }
}

fn levels(tree: &XmlTree) -> Vec<NumberLevel> {
    let mut levels = vec![undescribed(); LEVELS];
    for child in &tree.children {
        let attribute = |name: &str| child.element.attribute(name);
        let index = attribute("level").and_then(|level| level.parse::<usize>().ok());
        let Some(index) = index.and_then(|level| level.checked_sub(1)).filter(|index| *index < LEVELS) else {
            continue;
        };
        let follow = child.all().into_iter().find_map(|node| node.element.attribute("label-followed-by"));
        let level = NumberLevel { start: 1, has_blank: follow != Some("nothing"), ..NumberLevel::default() };
        levels[index] = match child.element.name.as_str() {
            "list-level-style-bullet" => NumberLevel {
                format: NumberFormat::Bullet,
                text: attribute("bullet-char").unwrap_or("•").to_owned(),
                ..level
            },
            "list-level-style-image" => {
                NumberLevel { format: NumberFormat::Bullet, text: "•".to_owned(), ..level }
            }
            "list-level-style-number" | "outline-level-style" => {
                let format = NumberFormat::of_sample(attribute("num-format").unwrap_or_default());
                let shown =
                    attribute("display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1_usize);
                let first = (index + 1).saturating_sub(shown.max(1)) + 1;
                let numbers: Vec<String> = (first..=index + 1).map(|level| format!("%{level}")).collect();
                let numbers = if format == NumberFormat::None { String::new() } else { numbers.join(".") };
                let (prefix, suffix) = (attribute("num-prefix"), attribute("num-suffix"));
                let text = format!("{}{numbers}{}", prefix.unwrap_or_default(), suffix.unwrap_or_default());
                let start = attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1);
                NumberLevel { format, text, start, ..level }
            }
            _ => continue,
        };
    }
    levels
}
