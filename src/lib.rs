//! Moyue (墨閱), a desktop reader for Chinese, Japanese and Korean articles.
//!
//! # The house
//! Data walks through the rooms in this order:
//!
//! ```text
//! bytes ──import──▶ Article ──typeset──▶ lines ──page──▶ PageFrame ──ui──▶ the screen
//!                      │                                                ▲
//!                      ├──glossary──▶ occurrences of terms ─────────────┤
//!                      └──search────▶ hits ─────────────────────────────┘
//! ```
//!
//! | room | holds |
//! |---|---|
//! | [`text`] | decoding bytes, character classes, folding for search and converting Chinese with a map back to the original, language tags, the languages of the interface, formulas in TeX as marks of a text (`tex`) |
//! | [`article`] | the document model as plain data, its passages and outline, how names stand in a passage, and the types of files that hold articles |
//! | [`import`] | bytes and a hint in, an article and warnings out; one folder a format, a table of their readers in `format`, and `known` for what several formats share: dates, labels, terms, pieces of HTML |
//! | [`dictionary`] | glossaries of other programs: bytes in, entries and warnings out, with the table of their types; looking a name up among hundreds of thousands, and finding where a text uses them |
//! | [`open_error`] | why a file was not opened, be it an article or a dictionary, and what the system says no with: names and values, like every error and warning |
//! | [`export`] | an article in, text of another format out; one file a format |
//! | [`glossary`] | ranked lookup of terms, and where terms occur in the text, exactly and in other forms (`uses`: one file a kind of form, with its rule); an entry is known by its `EntryId`, wherever it is from, and an occurrence by its `OccurrenceId` and its `UseKind`; glossaries brought together (`merge`) |
//! | [`typeset`] | lines set by the rules of clreq, jlreq, klreq and UAX #14; a trait stands for the fonts |
//! | [`search`] | find in the article: a query in, hits out |
//! | [`check`] | what an editor would ask about an article's terms and links |
//! | [`reader`] | the state of a reading session: commands in, effects out; an effect carries all that its work needs |
//! | [`words`] | every sentence that the user reads, once for window and command line, one file a language; a message is a [`words::Msg`] |
//! | `page` | an article set for a view, along the inline and the block axis: a `PageFrame` is all that is in view, as a value to be painted, hit-tested and compared; formulas are laid out there (`formula`); uses egui's fonts, and never a `Ui` |
//! | `ui` | one file a screen part; draws what `reader` holds, with one context `Cx` |
//! | `app` | a session without a window (`Session`), its jobs (`jobs`, the one place that starts threads) and their work, and the window around it, painted by a graphics driver (`driver_window`) or by the program itself (`cpu_window`, `painter`); what it runs on (`environment`), and a log where one is asked for (`log_file`) |
//! | [`files`] | files read whole within a limit, and written all or nothing; which types of files are opened and how each format is written; shared by `app` and `cli` |
//! | [`fonts`] | the bundled fonts' bytes and faces, and what other faces there are: kinds of faces by name, the families that the system has, what a font holds; shared by `page`, `app` and `cli` |
//! | [`cli`] | the command line over the pure rooms |
//!
//! Imports run one way: `text ← article ← {import, dictionary, glossary, typeset, search} ← reader ← words ← page ← ui ← app`,
//! with `cli` next to `app`, `open_error` between `import` and `dictionary` on one side and `files` and `reader` on the
//! other, `check` between `glossary` and `words`, `export` between `article` and `files`, and `files` between all of these
//! and both of `app` and `cli`; `fonts` needs `text` alone.
//! `import`, `dictionary`, `typeset` and `search` never import one another, nor `glossary`; `page` and `words` neither; `glossary` imports
//! `dictionary`, since an article's glossary lists what the text uses of added dictionaries among its own entries.
//! `egui`, `eframe`, `winit`, `softbuffer` and `rfd` sit behind the feature `gui`, and are named in `page`, `ui` and `app` alone.
//!
//! The test `rooms` reads the `use crate::` edges and fails on one that runs the wrong way, on files of one folder that go
//! round in a circle without a reason that is given there, and on a format that imports another.
//!
//! # What keeps it cheap to add to
//! `CONTRIBUTING.md` has a recipe for each of these, and names the files that it touches.
//!
//! - A format is a line in each of a few tables: its name, endings and media types in [`article`] (those of glossaries in
//!   [`dictionary`]), how it is known and read in [`import`], how it is written in [`files`], and what it is called in
//!   [`words`]. Dialogs, the command line, the desktop entry and the README take them from there; a test compares.
//! - A language of the interface is a line in the table of [`text::interface_language`], a file in [`words`] and a guide in
//!   `assets/articles`; all else follows from its tag. A sentence that one language lacks, or a hole in it, does not
//!   compile.
//! - Menus, choices and the list of all commands are made from the variants of an enum, so that none can be missing.
//! - An error or a warning is a name with its values where it arises, and a sentence in [`words`] alone. A file that was
//!   not opened is a [`open_error::OpenError`], and what the operating system says no with a [`open_error::SystemError`]: its own
//!   words and numbers are never shown.
//! - What a language tag says is read in one place, [`text::language_tag`].
//! - Colours, sizes and icons are declared once, in `ui::theme` and `ui::icons`. `clippy.toml` forbids the making of
//!   colours elsewhere, and the test `rooms` egui's named ones.
//! - A type has a name of its own. The test `names` fails on one that two types have which could be confused, and lists
//!   those that may share it.
//! - Next to a rule of [`typeset`] stands the section of clreq, jlreq, klreq, UAX #14 or CSS Text that it keeps.
//!
//! # The tests
//! They are in `tests`, apart from those of what a file keeps to itself, and need neither a display nor the network.
//!
//! - `suites`: cases kept as text in `tests/suite`, one case one test, in one dialect and with one printer of an article.
//! - Properties over random articles and texts (`*_properties`), files that mean harm (`hostile`), and what fuzzing has
//!   found (`fuzz_regressions`; the targets are in `tests/fuzz`).
//! - `installed_faces`: the rules of lines in faces that the system may have; one that it lacks is told of and left out.
//! - `screen`: the whole screen by the names that assistive technology hears. `tests/window` drives the session of `app`
//!   without a window, for these tests and for the pictures.
//! - `tests/pictures`: a dozen windows drawn by a software driver and compared with what is kept. They are a package of
//!   their own (`cargo test -p moyue-pictures`), so that `cargo test` neither builds wgpu nor needs a driver.
//! - `tests/e2e`: the program in a real window, and in `accessible` as a screen reader meets it. `.ci/run` does this and all else that must be true of a commit.
//!
//! # Positions
//! Every position in a text is an [`article::Anchor`] (section, block, character), never a pixel, so it survives
//! resizing, reload and restart.

#[cfg(feature = "gui")]
pub mod app;
pub mod article;
pub mod check;
pub mod cli;
pub mod dictionary;
pub mod export;
pub mod files;
pub mod fonts;
pub mod glossary;
pub mod import;
pub mod open_error;
#[cfg(feature = "gui")]
pub mod page;
pub mod reader;
pub mod search;
pub mod text;
pub mod typeset;
#[cfg(feature = "gui")]
pub mod ui;
pub mod words;
