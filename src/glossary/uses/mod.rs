//! Where a text uses terms: exactly, and in other forms.
//!
//! Two passes over the folded text, then a choice.
//! 1. [`exact`] finds the names themselves, by the rules of [`super::Glossary::mark`]. Nothing after it changes what it
//!    found.
//! 2. [`form`] holds all further forms, which [`derive`] makes of the names before, so that one more search over the same
//!    folded text finds their places ([`pattern_index`]); blanks, hyphens and middle dots are left out of it ([`squeezed`]). [`standing`] says
//!    which of the places are such forms.
//! 3. [`defined`] reads what the text says of its own names, `Name (ABBR)`; where it says something, a search for these
//!    few names alone follows.
//! 4. [`choose`] takes of all that was found the surest, and of these the longest; no two overlap.
//!
//! The rules of each form stand in a file of their own: [`endings`] (singular and plural), [`spacing`], [`okurigana`],
//! [`equivalents`] (words of other regions and languages), [`initials`], [`person`] and [`person_place`], [`joined`] (parts),
//! [`ends`] (near forms). [`common`] says which words are too common to be a part or a near form.

mod choose;
mod common;
mod defined;
mod defined_before;
mod derive;
mod endings;
mod ends;
mod equivalents;
mod exact;
mod form;
mod initials;
mod joined;
mod kind;
mod okurigana;
mod pattern_index;
mod person;
mod person_place;
mod person_words;
mod scan;
mod spacing;
mod squeezed;
mod standing;

pub use equivalents::Equivalents;
pub(super) use exact::NameIndex;
pub use kind::{UseCounts, UseKind};
pub(super) use scan::Forms;
