//! Control words: what each of them begins, ends or says.

use super::code_page;
use super::reader::{GroupEnd, RtfField, RtfReader};
use super::state::Destination;
use crate::import::office::language;

/// Groups that hold nothing which is read.
const SKIPPED: &[&str] = &[
    "aftncn",
    "aftnsep",
    "aftnsepc",
    "annotation",
    "atnauthor",
    "atndate",
    "atnicn",
    "atnid",
    "atnparent",
    "atnref",
    "atntime",
    "atrfend",
    "atrfstart",
    "author",
    "blipuid",
    "buptim",
    "category",
    "colorschememapping",
    "colortbl",
    "comment",
    "company",
    "creatim",
    "datafield",
    "do",
    "doccomm",
    "docvar",
    "falt",
    "filetbl",
    "fname",
    "fontemb",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "hlinkbase",
    "info",
    "keywords",
    "levelnumbers",
    "linkval",
    "listname",
    "listpicture",
    "listtext",
    "manager",
    "mmathPict",
    "nonesttables",
    "nonshppict",
    "objalias",
    "objclass",
    "objdata",
    "objname",
    "objsect",
    "objtime",
    "oldcprops",
    "operator",
    "panose",
    "pntext",
    "pntxta",
    "pntxtb",
    "printim",
    "private",
    "revtbl",
    "revtim",
    "rsidtbl",
    "rxe",
    "shprslt",
    "subject",
    "tc",
    "tcn",
    "template",
    "themedata",
    "userprops",
    "wgrffmtfilter",
    "xe",
    "xmlnstbl",
    "bkmkend",
    "datastore",
    "latentstyles",
];

/// Starred groups whose content is read as if they were not starred.
const TRANSPARENT: &[&str] = &["shppict", "nesttableprops", "result"];

impl RtfReader {
    /// Applies a word.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) {
        let is_optional = std::mem::take(&mut self.is_optional);
        if self.state.destination == Destination::Skipped {
            // What is skipped may say in its second part the same in Unicode.
            if word == "ud"
                && let Some(destination) = self.destination_before(2)
            {
                self.state.destination = destination;
            }
            return;
        }
        if self.destination(word) || self.entry_word(word, number) {
            return;
        }
        if self.state.destination == Destination::Formula && word.starts_with('m') {
            return self.formula.name(word, self.groups.len());
        }
        if is_optional && !TRANSPARENT.contains(&word) {
            self.state.destination = Destination::Skipped;
            return;
        }
        match word {
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => {
                self.state.substitutes = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1);
            }
            "ansicpg" => self.file_encoding = code_page::of_number(number.unwrap_or_default()),
            "mac" => self.file_encoding = code_page::of_number(10000),
            "deflang" => self.about.latin = number.and_then(language::of_windows),
            "deflangfe" => self.about.east_asian = number.and_then(language::of_windows),
            // Of the whole document, or of a section.
            "stextflow" | "vertdoc" => self.is_vertical |= word == "vertdoc" || matches!(number, Some(1 | 4)),
            "nesttableprops" => self.state.is_nested_row = true,
            _ => self.text_word(word, number),
        }
    }

    fn text_word(&mut self, word: &str, number: Option<i32>) {
        if self.state.destination == Destination::Picture && self.picture.word(word, number) {
            return;
        }
        let row = &mut self.rows[usize::from(self.state.is_nested_row)];
        if row.word(word, number) {
            return;
        }
        if self.state.character_word(word, number) || self.state.paragraph_word(word, number) {
            return;
        }
        if let Some(text) = sign(word) {
            return self.characters(text);
        }
        if !matches!(self.state.destination, Destination::Text) {
            return;
        }
        match word {
            "par" | "sect" => self.end_paragraph(),
            "line" | "softline" => {
                if let Some(flow) = self.flows.last_mut().filter(|_| self.state.is_shown()) {
                    flow.line.line_break();
                }
            }
            "cell" => self.end_cell(1),
            "nestcell" => self.end_cell(self.state.paragraph.depth.max(2)),
            "row" => self.end_row(1),
            "nestrow" => self.end_row(self.state.paragraph.depth.max(2)),
            _ => {}
        }
    }

    /// A word that says where the text of its group goes; whether it is one.
    fn destination(&mut self, word: &str) -> bool {
        if word == "annotation" {
            self.comments += 1;
        }
        if SKIPPED.contains(&word) && !matches!(word, "info" | "author" | "do") {
            self.state.destination = Destination::Skipped;
            return true;
        }
        let destination = match word {
            "fonttbl" => Destination::FontTable,
            "stylesheet" => Destination::StyleSheet,
            "listtable" => Destination::ListTable,
            "listoverridetable" => Destination::OverrideTable,
            "info" | "shp" | "shpinst" | "do" | "picprop" | "shpgrp" => Destination::Shape,
            "title" => self.empty_text(Destination::InfoTitle),
            "author" => self.empty_text(Destination::InfoAuthor),
            "sn" => self.empty_text(Destination::PropertyName),
            "sv" => self.empty_text(Destination::PropertyValue),
            "bkmkstart" => self.empty_text(Destination::Bookmark),
            "leveltext" => self.empty_text(Destination::LevelText),
            "pn" => Destination::OldNumber,
            "moMath" | "mmath" | "moMathPara" if self.state.destination != Destination::Formula => {
                self.formula.begin(self.groups.len());
                Destination::Formula
            }
            "pict" => {
                self.picture.begin();
                Destination::Picture
            }
            "field" => {
                if self.set_end(GroupEnd::Field) {
                    self.fields.push(RtfField { code: String::new(), meaning: None });
                }
                return true;
            }
            "fldinst" => Destination::FieldCode,
            "fldrslt" => return self.field_result(),
            "footnote" => return self.begin_note(),
            "shptxt" | "dptxbxtext" => return self.begin_box(),
            "header" | "headerf" | "headerl" | "headerr" | "footer" | "footerf" | "footerl" | "footerr" => {
                return self.begin_page_head();
            }
            // What follows says the same in Unicode.
            "upr" => Destination::Skipped,
            _ => return false,
        };
        self.state.destination = destination;
        true
    }

    fn empty_text(&mut self, destination: Destination) -> Destination {
        self.text.clear();
        destination
    }

    /// What a group was for is known when it ends.
    pub(super) fn end_destination(&mut self, inner: &super::state::RtfState) {
        let is_end = inner.destination != self.state.destination;
        match inner.destination {
            Destination::Picture if is_end => self.end_picture(),
            Destination::Formula => {
                if let Some(math) = self.formula.end(self.groups.len() + 1)
                    && self.state.is_shown()
                    && let Some(flow) = self.flows.last_mut()
                {
                    flow.line.formula(&math, false);
                }
            }
            Destination::PropertyName if is_end => self.property = std::mem::take(&mut self.text),
            Destination::PropertyValue if is_end => {
                if matches!(self.property.as_str(), "wzDescription" | "wzName")
                    && self.picture.words.is_empty()
                    || self.property == "wzDescription"
                {
                    self.picture.words = std::mem::take(&mut self.text);
                }
            }
            Destination::Bookmark if is_end => {
                let name = std::mem::take(&mut self.text);
                if let Some(flow) = self.flows.last_mut().filter(|_| !name.trim().is_empty()) {
                    flow.line.bookmark(name.trim());
                }
            }
            Destination::InfoTitle if is_end => {
                std::mem::take(&mut self.text).trim().clone_into(&mut self.about.title);
            }
            Destination::InfoAuthor if is_end => self.add_authors(),
            Destination::OldNumber if is_end => {
                self.state.paragraph.old_number = inner.paragraph.old_number;
                self.state.paragraph.level = inner.paragraph.level;
            }
            _ => self.end_entry(inner),
        }
    }
}

/// The text of a word that stands for a character.
fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" => "\u{2003}",
        "enspace" => "\u{2002}",
        "qmspace" => "\u{2005}",
        "zwj" => "\u{200D}",
        "zwnj" => "\u{200C}",
        _ => return None,
    })
}
