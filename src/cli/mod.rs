//! The command line.

mod about;
mod check;
mod convert;
mod find;
mod glossary_files;
mod layout;
mod manual;
mod merge;
mod settings;
mod streams;
mod terms;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::article::FileType;
use crate::fonts::{FaceFault, GivenFace};
use crate::text::decode::{Encoding, encoding_named};
use crate::words::Msg;
use streams::{STANDARD, text};

pub use about::about;
pub use check::{Check, check};
pub use convert::convert;
pub use find::{Find, find};
pub use layout::{Layout, LineSetter, layout};
pub use manual::{Manual, manual};
pub use merge::{MergeFiles, merge};
pub use settings::{KeptForWindow, SettingsFile, settings};
pub use streams::LANGUAGE;
pub use terms::{Terms, terms};

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Open the window with these files, absolute paths; `-` is the standard input.
    Open(Vec<PathBuf>),
    /// Write an article in another format.
    Convert(Convert),
    /// Print how text is set into lines, or where its lines may break.
    Layout(Layout),
    /// Say what an editor would ask about an article.
    Check(Check),
    /// Look up an article's terms, or write them.
    Terms(Terms),
    /// Make one glossary of several.
    Merge(MergeFiles),
    /// Print where a text stands in an article.
    Find(Find),
    /// Say what the program is and what it runs on.
    About,
    /// Export or import settings.
    Settings(SettingsFile),
    /// Write the manual and what shells complete.
    Manual(Manual),
}

/// Writes articles in another format.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Convert {
    /// The articles to read, several with --dir; - reads the standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The format to write
    #[arg(long, value_name = "FORMAT", value_parser = file_type())]
    pub to: &'static FileType,
    /// The file to write, all or nothing; without it the result is printed
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The folder to write into, under the files' own names with the ending of the format
    #[arg(short, long, value_name = "DIR", conflicts_with = "output")]
    pub dir: Option<PathBuf>,
    /// The format to read; without it the file's name and content tell
    #[arg(long, value_name = "FORMAT", value_parser = file_type())]
    pub from: Option<&'static FileType>,
    /// The forms of Chinese to write; what is in another language stays as it is
    #[arg(long, value_name = "FORMS")]
    pub script: Option<Script>,
    /// The encoding of the article to read, such as Big5 or GBK; without it the file tells its own
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    encoding_named(name).ok_or_else(|| text(Msg::ArgumentEncoding).into_owned())
}

/// Takes a type of files that can be read and written, by how their names end.
fn file_type() -> impl TypedValueParser<Value = &'static FileType> {
    let known = FileType::written().map(|kind| PossibleValue::new(kind.ending()).help(kind.label));
    let known: Vec<_> = known.collect();
    PossibleValuesParser::new(known).try_map(|ending| {
        FileType::written()
            .find(|kind| kind.ending() == ending)
            .ok_or_else(|| text(Msg::ArgumentFileType).into_owned())
    })
}

/// Forms that Chinese can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Script {
    /// Simplified, in the words of the mainland
    Hans,
    /// Traditional, in the words of Taiwan
    HantTw,
    /// Traditional, in the words of Hong Kong
    HantHk,
}

/// Reads Chinese, Japanese and Korean articles and their glossaries.
#[derive(Parser, Debug)]
#[command(name = "moyue", version, disable_help_subcommand = true, args_conflicts_with_subcommands = true)]
#[command(after_help = "A file that is named like a command is opened as ./convert.\n\n\
    MOYUE_CONFIG_DIR names another folder for all that is kept, and MOYUE_LOG a file to which a log is written, or 1. \
    MOYUE_PAINTER is cpu where the program is to paint its window itself, and driver where a graphics driver is to.")]
struct CommandLine<C: Subcommand> {
    #[command(subcommand)]
    command: Option<C>,
    /// Articles to open; the first of them is shown, - is the standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Write articles in another format
    ///
    /// With several files those that are refused are named at the end, and the others are written all the same.
    /// Warnings go to the standard error, one a line, each after the file's name and its line number.
    Convert(Convert),
    /// Print how text is set into lines
    ///
    /// Every passage of an article is a paragraph; with --plain every line of the file is.
    Layout(Layout),
    /// Check an article's terms and links
    ///
    /// One line a finding: FILE: error or warning: place: what it is. Code 1 when there are errors, 0 with warnings
    /// alone, 2 when the file cannot be read.
    Check(Check),
    /// List an article's terms with their uses, look some up, or write them for another program
    Terms(Terms),
    /// Make one glossary of those of several articles and other files
    ///
    /// Terms with the same name are one when they agree, or when one lacks what another has. Where two differ in their
    /// definitions, readings or pages, each conflict is a line on the standard error, and without --prefer nothing is
    /// written. The exit code is 0 when the result was written, 1 when it was not, and 2 when it is not told how.
    Merge(MergeFiles),
    /// Print where a text stands in an article
    ///
    /// The exit code is 0 when it was found, 1 when it was not, and 2 when it could not be looked for.
    Find(Find),
    /// Write the settings to a file for another machine, or take those of a file
    ///
    /// A file of settings has no word of what is read: recent files, places in them, the window's place and the paths of
    /// glossaries and fonts are left out, and stay as they are where the file is imported.
    Settings(SettingsFile),
    /// Print what a report of a fault should say of the program and of what it runs on
    About,
}

/// With the command that nobody but a package asks for: neither help nor shells name it.
#[derive(Subcommand, Debug)]
enum AnyCommand {
    #[command(flatten)]
    Named(Command),
    #[command(hide = true)]
    Manual(Manual),
}

/// Does what the arguments of this process ask for. `open` opens the window with files; `setter` sets text of a language;
/// `kept` is what is kept for the window.
pub fn run<P: LineSetter>(
    open: impl FnOnce(&[PathBuf]) -> ExitCode,
    setter: impl FnOnce(&str, Option<GivenFace>) -> Result<P, FaceFault>,
    kept: KeptForWindow,
) -> ExitCode {
    match request() {
        Request::Open(files) => open(&files),
        Request::Convert(conversion) => convert(&conversion),
        Request::Layout(asked) => layout(&asked, setter),
        Request::Check(file) => check(&file),
        Request::Terms(query) => terms(&query),
        Request::Merge(asked) => merge(&asked),
        Request::Find(asked) => find(&asked),
        Request::About => about(&(kept.report)()),
        Request::Settings(asked) => settings(&asked, kept),
        Request::Manual(asked) => manual(&asked),
    }
}

/// Understands the arguments of this process.
///
/// Ends the process after `--help` and `--version`, and with code 2 when the arguments are wrong.
pub fn request() -> Request {
    understood(CommandLine::parse())
}

fn understood(CommandLine { command, files }: CommandLine<AnyCommand>) -> Request {
    match command {
        Some(AnyCommand::Named(command)) => command.into(),
        Some(AnyCommand::Manual(manual)) => Request::Manual(manual),
        None => Request::Open(files.into_iter().map(absolute).collect()),
    }
}

impl From<Command> for Request {
    fn from(command: Command) -> Self {
        match command {
            Command::Convert(conversion) => Self::Convert(conversion),
            Command::Layout(layout) => Self::Layout(layout),
            Command::Check(check) => Self::Check(check),
            Command::Terms(terms) => Self::Terms(terms),
            Command::Merge(merge) => Self::Merge(merge),
            Command::Find(find) => Self::Find(find),
            Command::Settings(asked) => Self::Settings(asked),
            Command::About => Self::About,
        }
    }
}

/// Paths are made absolute once, here: the folder we were started in means nothing later.
fn absolute(file: PathBuf) -> PathBuf {
    if file.as_os_str() == STANDARD { file } else { std::path::absolute(&file).unwrap_or(file) }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parsed(arguments: &[&str]) -> Option<Request> {
        CommandLine::try_parse_from(["moyue"].iter().chain(arguments)).ok().map(understood)
    }

    #[test]
    fn the_command_line_is_well_formed() {
        CommandLine::<AnyCommand>::command().debug_assert();
    }

    #[test]
    fn files_are_opened_by_absolute_paths() {
        let here = std::env::current_dir().unwrap();
        assert_eq!(parsed(&[]), Some(Request::Open(vec![])));
        let expected = vec![here.join("稿.txt"), here.join("convert"), here.join("convert")];
        assert_eq!(parsed(&["稿.txt", "./convert", "convert"]), Some(Request::Open(expected)));
        assert_eq!(parsed(&["-"]), Some(Request::Open(vec!["-".into()])));
        assert_eq!(parsed(&["./-"]), Some(Request::Open(vec![here.join("-")])));
        assert_eq!(parsed(&["--", "convert"]), Some(Request::Open(vec![here.join("convert")])));
    }

    #[test]
    fn convert_needs_a_file_and_a_format() {
        let file_type = |ending| FileType::written().find(|kind| kind.ending() == ending).unwrap();
        let conversion = |output: Option<&str>| Convert {
            files: vec!["a".into()],
            to: file_type("json"),
            output: output.map(Into::into),
            dir: None,
            from: None,
            script: None,
            encoding: None,
        };
        let many = Convert {
            files: vec!["a".into(), "b".into()],
            to: file_type("md"),
            dir: Some("c".into()),
            from: Some(file_type("txt")),
            ..conversion(None)
        };
        let simplified = Convert { script: Some(Script::Hans), ..conversion(None) };
        let in_hong_kong = Convert { script: Some(Script::HantHk), ..conversion(None) };
        let in_big5 = Convert { encoding: encoding_named("big5"), ..conversion(None) };
        let cases = [
            (&["convert", "a", "--to", "json"][..], Some(Request::Convert(conversion(None)))),
            (&["convert", "a", "--to", "json", "-o", "b"], Some(Request::Convert(conversion(Some("b"))))),
            (&["convert", "a", "b", "--to", "md", "-d", "c", "--from", "txt"], Some(Request::Convert(many))),
            (&["convert", "a", "--to", "json", "-o", "b", "-d", "c"], None),
            (&["convert", "a", "--to", "json", "--encoding", "cp950"], None),
            (&["convert", "a", "--to", "json", "--encoding", "BIG5-HKSCS"], Some(Request::Convert(in_big5))),
            (&["convert", "a", "--to", "json", "--script", "hans"], Some(Request::Convert(simplified))),
            (&["convert", "a", "--to", "json", "--script", "hant-hk"], Some(Request::Convert(in_hong_kong))),
            (&["convert", "a", "--to", "json", "--script", "hant"], None),
            (&["convert", "a", "--to", "mht"], None),
            (&["convert", "a"], None),
            (&["convert", "--to", "json"], None),
            (&["convert", "a", "--to", "pdf"], None),
            (&["--unknown"], None),
        ];
        for (arguments, request) in cases {
            assert_eq!(parsed(arguments), request, "{arguments:?}");
        }
    }
}
