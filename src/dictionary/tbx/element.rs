//! The elements of TBX by their names: those of 2019, their forerunners of 2008, and those of TBX-Min.

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TbxElement {
    /// A concept, with its terms in all languages.
    Concept,
    /// The terms of a concept in one language.
    Language,
    /// A term and what is said of it.
    TermSection,
    /// Text about a concept or a term, or the file's title.
    Field(TbxField),
    /// One whose content is not read: the history of changes, codes in a text.
    Ignored,
    /// Any other, which may hold any of these.
    Other,
}

/// What a text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TbxField {
    /// What the glossary is called.
    Title,
    Term,
    Definition,
    /// A note, or an explanation.
    Note,
    /// A sentence that uses a term.
    Context,
    /// Whether a term is the preferred one.
    Status,
    /// How a term is read.
    Reading,
    /// A page on the concept.
    Url,
}

impl TbxElement {
    /// The element of a name without prefix, and of a value of its attribute `type`, which may be empty.
    pub(super) fn of(name: &str, kind: &str) -> Self {
        match name {
            "conceptEntry" | "termEntry" | "entry" => Self::Concept,
            "langSec" | "langSet" | "langGroup" => Self::Language,
            "termSec" | "tig" | "ntig" | "termGroup" => Self::TermSection,
            "title" => Self::Field(TbxField::Title),
            "term" => Self::Field(TbxField::Term),
            "note" => Self::Field(TbxField::Note),
            "transacGrp" | "transac" | "adminGrp" | "date" | "back" | "ph" | "sc" | "ec" | "bpt" | "ept" => {
                Self::Ignored
            }
            // In DCA the attribute says what in DCT the name does.
            "descrip" | "descripNote" | "termNote" | "admin" | "adminNote" | "ref" | "xref" => {
                Self::category(kind)
            }
            name => Self::category(name),
        }
    }

    fn category(name: &str) -> Self {
        Self::Field(match name {
            "definition" => TbxField::Definition,
            "context" | "example" => TbxField::Context,
            "explanation" => TbxField::Note,
            "administrativeStatus" | "normativeAuthorization" | "termStatus" => TbxField::Status,
            "pronunciation" | "reading" => TbxField::Reading,
            "externalCrossReference" => TbxField::Url,
            _ => return Self::Other,
        })
    }
}
