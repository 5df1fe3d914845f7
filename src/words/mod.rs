//! Every sentence that the user reads, once for the window and the command line, in one file a language.
//!
//! A message has holes by name; `en.rs` declares both and says it in English, and each other language says all of it:
//! a message that a language lacks, a hole that it misses and one that it misspells are errors of the compiler. A
//! further language has its file here, its line in `interface_languages!` and a guide among the bundled articles.
//!
//! What the other rooms know as names and values (a warning, an error, an order of terms) finds its message here too.

mod faces;
mod findings;
mod glossaries;
mod imports;
mod names;
mod notices;
mod numbers;
mod patterns;
mod pictures;
mod refused;
mod settings;
mod system;
mod term_changes;
mod uses;

use std::borrow::Cow;
use std::fmt;

use crate::reader::Language;
use crate::text::interface_language::interface_languages;

pub use faces::face_fault;
pub use findings::{finding, place, place_name};
pub use glossaries::{glossary_error, glossary_warning};
pub use imports::{import_error, import_warning, json_hint};
pub use names::{format_name, origin_name, title, window_title};
pub use notices::{face_problem, notice};
pub use numbers::grouped;
pub use patterns::pattern_error;
pub use pictures::picture_problem;
pub use refused::refused;
pub use settings::{report_text, settings_error, settings_imported};
pub use system::system_error;
pub use term_changes::{term_change, undo_name};
pub use uses::use_reason;

/// What the messages say in a language: a line for each, with its holes between braces.
macro_rules! sentences {
    ($($name:ident $({ $($hole:ident),* })?: $text:literal;)*) => {
        /// What a message says in this language.
        #[deny(unused_variables)]
        pub(super) fn say(msg: super::Msg<'_>) -> std::borrow::Cow<'static, str> {
            match msg {
                $(super::Msg::$name $({ $($hole),* })? => super::filled(format_args!($text)),)*
            }
        }
    };
}

/// Declares the messages by what they say in English.
macro_rules! messages {
    ($($name:ident $({ $($hole:ident),* })?: $text:literal;)*) => {
        /// Something to be said to the user; the fields are what is filled in.
        #[expect(clippy::doc_markdown, reason = "the sentences themselves are the documentation")]
        #[derive(Clone, Copy)]
        pub enum Msg<'a> {
            $(
                #[doc = $text]
                $name $({ $(
                    /// What stands here.
                    $hole: &'a dyn std::fmt::Display
                ),* })?,
            )*
        }

        /// Every message with its name and its holes, each filled with its own name in brackets.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &[&str], Msg<'static>)] = &[$((
            stringify!($name),
            &[$($(stringify!($hole)),*)?],
            Msg::$name $({ $($hole: &concat!("[", stringify!($hole), "]")),* })?,
        ),)*];

        sentences! { $($name $({ $($hole),* })?: $text;)* }
    };
}

/// The files of the languages, by the table of languages.
macro_rules! files {
    ($($(#[$about:meta])* $name:ident $tag:literal $module:ident $own_name:literal;)*) => {
        $(mod $module;)*

        impl Msg<'_> {
            /// What it says in a language.
            pub fn text(self, language: Language) -> Cow<'static, str> {
                match language {
                    $(Language::$name => $module::say(self),)*
                }
            }
        }
    };
}

interface_languages!(files);

pub use en::Msg;

/// A sentence with its holes filled.
fn filled(sentence: fmt::Arguments<'_>) -> Cow<'static, str> {
    sentence.as_str().map_or_else(|| Cow::Owned(sentence.to_string()), Cow::Borrowed)
}

#[cfg(test)]
mod tests;
