//! The parts of a package and how they lead to one another (ECMA-376 Part 2, 6.5).

use std::collections::HashMap;

use super::{chart, diagram};
use crate::import::office::parts::OfficePart;
use crate::import::office::xml_text;
use crate::import::xml::{self, XmlItem, XmlParts};
use crate::import::{Archive, ArchiveError, Cancel, ImportError};

/// Where parts are named that the package itself has.
const ROOT: &str = "_rels/.rels";

/// Relations of a part, at most; one for each image and link.
const MOST_RELATIONS: usize = 200_000;

/// Diagrams and charts of a part, at most.
const MOST_FIGURES: usize = 2_000;

/// Where a relation leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RelationTarget {
    /// To another part.
    Part(String),
    /// Out of the package.
    Outside(String),
}

impl RelationTarget {
    /// The path of the part to which it leads.
    fn part(&self) -> Option<&str> {
        match self {
            Self::Part(path) => Some(path),
            Self::Outside(_) => None,
        }
    }
}

#[derive(Clone, Debug)]
struct Relation {
    /// The last word of its type.
    kind: String,
    target: RelationTarget,
}

/// The text of a part, with where its ids lead.
#[derive(Debug, Default)]
pub(super) struct PartText {
    pub text: String,
    relations: HashMap<String, Relation>,
}

impl PartText {
    /// Where an id leads.
    pub(super) fn target(&self, id: &str) -> Option<&RelationTarget> {
        self.relations.get(id).map(|relation| &relation.target)
    }
}

/// A package that is open.
pub(super) struct Package<'p, 'a> {
    archive: &'p mut Archive<'a>,
    root: HashMap<String, Relation>,
    main: String,
    relations: HashMap<String, Relation>,
}

impl<'p, 'a> Package<'p, 'a> {
    /// Opens a package with a document.
    ///
    /// # Errors
    /// An archive without one.
    pub(super) fn open(archive: &'p mut Archive<'a>) -> Result<Self, ImportError> {
        let main = Self::main_part(archive).unwrap_or_else(|| "word/document.xml".to_owned());
        let root = relations(archive, ROOT, "")?;
        let relations = relations_of(archive, &main)?;
        Ok(Self { archive, root, main, relations })
    }

    /// The part that holds a text document, as the package says.
    pub(super) fn main_part(archive: &mut Archive<'_>) -> Option<String> {
        archive.find(ROOT)?;
        let root = relations(archive, ROOT, "").ok()?;
        let main = root.values().find(|relation| relation.kind == "officeDocument")?;
        let RelationTarget::Part(path) = &main.target else { return None };
        let types = archive.find("[Content_Types].xml")?.to_owned();
        let types = xml_text(&archive.read(&types).ok()?);
        let is_text = ["wordprocessingml", "ms-word"].iter().any(|name| types.contains(name));
        is_text.then(|| path.clone())
    }

    /// The part that holds the document.
    ///
    /// # Errors
    /// It is not there, damaged or too large.
    pub(super) fn main(&mut self) -> Result<PartText, ImportError> {
        let text = xml_text(&self.archive.read(&self.main)?);
        Ok(PartText { text, relations: self.relations.clone() })
    }

    /// The part to which the document has a relation of a kind, if there is one.
    ///
    /// # Errors
    /// It is damaged or too large.
    pub(super) fn related(&mut self, kind: &str) -> Result<Option<PartText>, ImportError> {
        let Some(path) = part_of(&self.relations, kind).filter(|path| self.archive.find(path).is_some())
        else {
            return Ok(None);
        };
        self.part(&path).map(Some)
    }

    /// The parts to which the document has relations of these kinds, in the order of their names.
    ///
    /// # Errors
    /// One is damaged or too large.
    pub(super) fn all_related(&mut self, kinds: &[&str], most: usize) -> Result<Vec<PartText>, ImportError> {
        let related = self.relations.values().filter(|relation| kinds.contains(&relation.kind.as_str()));
        let mut paths: Vec<String> =
            related.filter_map(|relation| relation.target.part().map(str::to_owned)).collect();
        paths.sort_unstable();
        paths.dedup();
        paths.retain(|path| self.archive.find(path).is_some());
        paths.truncate(most);
        paths.into_iter().map(|path| self.part(&path)).collect()
    }

    fn part(&mut self, path: &str) -> Result<PartText, ImportError> {
        let text = xml_text(&self.archive.read(path)?);
        let relations = relations_of(self.archive, path)?;
        Ok(PartText { text, relations })
    }

    /// The diagrams and charts of a part, by the ids of their relations.
    ///
    /// # Errors
    /// One is too large, and [`ImportError::Cancelled`].
    pub(super) fn figures(
        &mut self,
        part: &PartText,
        cancel: Cancel<'_>,
    ) -> Result<HashMap<String, Vec<OfficePart>>, ImportError> {
        let is_figure = |kind: &str| matches!(kind, "diagramData" | "chart" | "chartEx");
        let mut read = HashMap::new();
        for (id, relation) in part.relations.iter().filter(|(_, relation)| is_figure(&relation.kind)) {
            let Some(path) = relation.target.part() else { continue };
            if self.archive.find(path).is_none() || read.len() >= MOST_FIGURES {
                continue;
            }
            let bytes = match self.archive.read(path) {
                // Without it the text is still there.
                Err(ImportError::Archive(ArchiveError::Damaged { .. })) => continue,
                bytes => bytes?,
            };
            let tree = xml::document(&xml_text(&bytes), cancel)?;
            let figure = match relation.kind.as_str() {
                "diagramData" => diagram::read(&tree, u32::MAX - read.len() as u32),
                _ => chart::read(&tree).parts(),
            };
            read.insert(id.clone(), figure);
        }
        Ok(read)
    }

    /// The web page that the document takes in, with its path: the first by name of several.
    ///
    /// # Errors
    /// As for [`Self::related`].
    pub(super) fn embedded_page(&mut self) -> Result<Option<(String, Vec<u8>)>, ImportError> {
        let is_page = |path: &&str| {
            let name = path.to_ascii_lowercase();
            [".htm", ".html", ".xhtml", ".mht", ".mhtml"].iter().any(|ending| name.ends_with(ending))
        };
        let pages = self.relations.values().filter(|relation| relation.kind == "aFChunk");
        let pages = pages.filter_map(|relation| relation.target.part()).filter(is_page);
        let Some(path) = pages.filter(|path| self.archive.find(path).is_some()).min().map(str::to_owned)
        else {
            return Ok(None);
        };
        let bytes = self.archive.read(&path)?;
        Ok(Some((path, bytes)))
    }

    /// The text of the part to which the package has a relation of a kind.
    ///
    /// # Errors
    /// As for [`Self::related`].
    pub(super) fn of_archive(&mut self, kind: &str) -> Result<Option<String>, ImportError> {
        let Some(path) = part_of(&self.root, kind).filter(|path| self.archive.find(path).is_some()) else {
            return Ok(None);
        };
        Ok(Some(xml_text(&self.archive.read(&path)?)))
    }
}

fn part_of(relations: &HashMap<String, Relation>, kind: &str) -> Option<String> {
    let related = relations.values().find(|relation| relation.kind == kind)?;
    related.target.part().map(str::to_owned)
}

/// The relations of a part: those of `word/document.xml` are in `word/_rels/document.xml.rels`.
fn relations_of(archive: &mut Archive<'_>, part: &str) -> Result<HashMap<String, Relation>, ImportError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let separator = if folder.is_empty() { "" } else { "/" };
    relations(archive, &format!("{folder}{separator}_rels/{name}.rels"), folder)
}

fn relations(
    archive: &mut Archive<'_>,
    path: &str,
    folder: &str,
) -> Result<HashMap<String, Relation>, ImportError> {
    let mut read = HashMap::new();
    if archive.find(path).is_none() {
        return Ok(read);
    }
    let text = match archive.read(path) {
        Ok(bytes) => xml_text(&bytes),
        // Without them the text is still there.
        Err(ImportError::Archive(ArchiveError::Damaged { .. })) => return Ok(read),
        Err(error) => return Err(error),
    };
    let mut xml = XmlParts::new(&text, Cancel::NEVER);
    while let Some(item) = xml.next()? {
        let XmlItem::Start(element) = item else { continue };
        let attribute = |name: &str| element.attribute(name);
        let (Some(id), Some(kind), Some(target)) = (attribute("Id"), attribute("Type"), attribute("Target"))
        else {
            continue;
        };
        let target = match attribute("TargetMode") {
            Some("External") => RelationTarget::Outside(target.to_owned()),
            _ => RelationTarget::Part(resolved(folder, target)),
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        if read.len() < MOST_RELATIONS {
            read.insert(id.to_owned(), Relation { kind, target });
        }
    }
    Ok(read)
}

/// A path from a folder of the package.
fn resolved(folder: &str, target: &str) -> String {
    let (start, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (folder, target),
    };
    let mut path: Vec<&str> = start.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(part),
        }
    }
    path.join("/")
}
