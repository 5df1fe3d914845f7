//! Fields: their codes, which are read and not shown, and their results.

use std::rc::Rc;

use super::body::{Body, DocxParagraph, OpenField};
use crate::import::office::equation_field::EquationField;
use crate::import::office::field::{self, FieldCode};
use crate::import::office::line::{RunStyle, bookmark_id};

impl Body<'_, '_> {
    /// Whether what is read now is shown, and no code of a field or a result that is left out.
    pub(super) fn is_shown(&self) -> bool {
        !self
            .fields
            .iter()
            .any(|field| matches!(field.meaning, None | Some(FieldCode::LeftOut | FieldCode::Equation(_))))
    }

    /// The link that text is in now, of an element or a field.
    pub(super) fn open_link(&self) -> Option<Rc<str>> {
        let field = self.fields.iter().rev().find_map(|field| match &field.meaning {
            Some(FieldCode::Link(url)) => Some(url),
            _ => None,
        });
        let of_field = field.map(|url| match url.strip_prefix('#') {
            Some(name) => format!("#{}", bookmark_id(name)).into(),
            None => url.as_str().into(),
        });
        of_field.or_else(|| self.link.clone())
    }

    /// A part of a field begins or ends (`w:fldChar`).
    pub(super) fn field_mark(&mut self, kind: &str, paragraph: &mut DocxParagraph) {
        match kind {
            "begin" => self.fields.push(OpenField { code: String::new(), meaning: None }),
            "separate" => self.settle_field(paragraph),
            "end" => {
                self.settle_field(paragraph);
                self.fields.pop();
            }
            _ => {}
        }
    }

    fn settle_field(&mut self, paragraph: &mut DocxParagraph) {
        if let Some(field) = self.fields.last_mut().filter(|field| field.meaning.is_none()) {
            field.meaning = Some(field::read(&field.code));
            self.show_equation(paragraph);
        }
    }

    /// What the code of the innermost field itself shows.
    pub(super) fn show_equation(&self, paragraph: &mut DocxParagraph) {
        let Some((field, outer)) = self.fields.split_last() else { return };
        let is_shown =
            outer.iter().all(|field| matches!(field.meaning, Some(FieldCode::Result | FieldCode::Link(_))));
        let style = RunStyle { link: self.open_link(), ..RunStyle::default() };
        match &field.meaning {
            Some(FieldCode::Equation(EquationField::Ruby { base, reading, is_under })) if is_shown => {
                paragraph.line.ruby((base, reading), *is_under, &style);
            }
            Some(FieldCode::Equation(EquationField::Text(text))) if is_shown => {
                paragraph.line.text(text, &style);
            }
            _ => {}
        }
    }

    /// Adds to the code of the field that is open; none is where text is shown.
    pub(super) fn field_code(&mut self, code: &str) {
        if let Some(field) = self.fields.last_mut().filter(|field| field.meaning.is_none()) {
            field.code.push_str(code);
        }
    }
}
