//! The window's shell: performs what the reading session asks for and keeps settings.

pub mod conversions;
pub mod copies;
pub mod dialog;
pub mod finder;
pub mod glossaries;
mod gone;
pub mod links;
pub mod loader;
pub mod marker;
pub mod pictures;
mod said;
pub mod store;
mod terms_files;
mod wake;
pub mod watcher;
mod window;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use eframe::Frame;
use egui::{Context, Ui, ViewportCommand};

use crate::reader::{
    Command, Effect, FindCommand, Language, NoticeKind, Origin, OwnTerms, ReadAs, Reader, Settings,
};
use crate::ui::{Screen, Word, fonts};
use conversions::Conversions;
use copies::Copies;
use dialog::{Answer, Dialog, Labels};
use finder::FindWorker;
use glossaries::Glossaries;
use gone::GoneFiles;
use links::{Links, web_search};
use loader::Loader;
use marker::Marker;
use pictures::Pictures;
use said::{refused, said, said_of_terms};
use store::{Saver, Store, StoreNotice};
use terms_files::TermsFiles;
use wake::Wake;
use watcher::Watcher;

/// Opens the window with `files`, absolute paths; the first of them is shown.
///
/// Gives 1 when no window can be opened, after a sentence on the standard error output; on Windows in a box, too.
pub fn run(files: Vec<PathBuf>) -> ExitCode {
    let wake = Wake::default();
    let store = Store::<Settings>::of_system();
    let (settings, notice) = store.load();
    let options = window::options(settings.window);
    // The article is read while the window is being made.
    let mut shell = Shell::new(store, (settings, notice), &wake, files);
    let start = move |creation: &eframe::CreationContext<'_>| {
        wake.attach(&creation.egui_ctx);
        creation.egui_ctx.set_fonts(fonts::definitions(shell.reader.language));
        shell.screen.prepare(&creation.egui_ctx, &shell.reader);
        creation.egui_ctx.options_mut(|options| options.zoom_with_keyboard = false);
        Ok(Box::new(shell) as Box<dyn eframe::App>)
    };
    match eframe::run_native("moyue", options, Box::new(start)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            no_window(&window::sentence(&error));
            ExitCode::FAILURE
        }
    }
}

/// A program with a window has nobody who reads its streams on Windows.
fn no_window(sentence: &str) {
    drop(writeln!(io::stderr(), "{sentence}"));
    #[cfg(windows)]
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Moyue")
        .set_description(sentence)
        .show();
}

/// The reading session, the screen, and the workers that do what it asks for.
struct Shell {
    reader: Reader,
    screen: Screen,
    loader: Loader,
    finder: FindWorker,
    conversions: Conversions,
    dialog: Dialog,
    asked: Asked,
    terms_files: TermsFiles,
    copies: Copies,
    watcher: Watcher,
    links: Links,
    gone: GoneFiles,
    marker: Marker,
    glossaries: Glossaries,
    pictures: Pictures,
    saver: Saver<Settings>,
    terms_saver: Saver<OwnTerms>,
    title: String,
}

/// What the file dialog was opened for.
#[derive(Clone, Copy, Debug, Default)]
enum Asked {
    #[default]
    Articles,
    TermsToRead,
    TermsToWrite,
    Copy,
    Glossaries,
}

impl Shell {
    fn new(
        store: Store<Settings>,
        (settings, notice): (Settings, Option<StoreNotice>),
        wake: &Wake,
        files: Vec<PathBuf>,
    ) -> Self {
        let terms_store = Store::<OwnTerms>::of_system();
        let (own, terms_notice) = terms_store.load();
        let kept_in = store.file().map(|path| path.display().to_string()).unwrap_or_default();
        let saver = Saver::new(store, &settings, wake.caller());
        let language = settings.language.unwrap_or_else(system_language);
        let last = settings.last.as_ref().map(|last| last.origin.clone());
        let mut shell = Self {
            reader: Reader::new(settings, language),
            screen: Screen::new(kept_in),
            loader: Loader::new(wake.caller()),
            finder: FindWorker::new(wake.caller()),
            conversions: Conversions::new(wake.caller()),
            dialog: Dialog::new(wake.caller()),
            asked: Asked::default(),
            terms_files: TermsFiles::new(wake.caller()),
            copies: Copies::new(wake.caller()),
            watcher: Watcher::new(wake.caller()),
            links: Links::new(wake.caller()),
            gone: GoneFiles::new(wake.caller()),
            marker: Marker::new(wake.caller()),
            glossaries: Glossaries::new(wake.caller()),
            pictures: Pictures::new(wake.caller()),
            saver,
            terms_saver: Saver::new(terms_store, &own, wake.caller()),
            title: String::new(),
        };
        shell.reader.own = own;
        shell.reader.update(Command::Notify(notice.map(said)));
        shell.reader.update(Command::Notify(terms_notice.map(said_of_terms)));
        shell.open_first(files, last);
        shell.gone.look(&shell.reader.settings.recent);
        shell
    }

    /// What is on screen first: a file that was asked for, else the article that was read last, else the bundled one.
    fn open_first(&mut self, files: Vec<PathBuf>, last: Option<Origin>) {
        let command = match last {
            _ if !files.is_empty() => Command::OpenPaths(files),
            Some(origin) => Command::Open(origin),
            None => Command::Do(crate::reader::Action::OpenFirstArticle),
        };
        for effect in self.reader.update(command) {
            self.perform_early(effect);
        }
    }

    /// Before there is a window only loading can be asked for.
    fn perform_early(&mut self, effect: Effect) {
        if let Effect::Load(origin) = effect {
            self.load(origin);
        }
    }

    fn load(&mut self, origin: Origin) {
        let read_as = self.ready_to_load(&origin);
        self.loader.load_as(origin, read_as);
    }

    /// Tells the loader what the person has set, and gives how the article is to be read.
    fn ready_to_load(&mut self, origin: &Origin) -> ReadAs {
        self.loader.set_own(&self.reader.own);
        self.loader.convert_to(self.reader.settings.conversion);
        self.reader.read_as(origin)
    }

    fn run(&mut self, ctx: &Context, frame: &Frame, command: Command) {
        for effect in self.reader.update(command) {
            self.perform(ctx, frame, effect);
        }
    }

    fn perform(&mut self, ctx: &Context, frame: &Frame, effect: Effect) {
        match effect {
            Effect::OpenDialog => self.ask(Asked::Articles, frame),
            Effect::AddGlossary => self.ask(Asked::Glossaries, frame),
            Effect::ImportTerms => self.ask(Asked::TermsToRead, frame),
            Effect::ExportTerms => self.ask(Asked::TermsToWrite, frame),
            Effect::SaveCopy => self.ask(Asked::Copy, frame),
            Effect::Load(origin) => self.load(origin),
            Effect::Reread(origin) => {
                let read_as = self.ready_to_load(&origin);
                self.loader.reread(origin, read_as, self.reader.fingerprint());
            }
            Effect::MarkTerms => {
                if let Some(marking) = self.reader.marking() {
                    self.marker.start(marking);
                }
            }
            Effect::Convert => {
                if let Some(work) = self.reader.conversion_work() {
                    self.conversions.start(self.reader.revision, work);
                }
            }
            Effect::CancelLoading => self.loader.cancel(),
            Effect::Find(search) => self.finder.search(*search),
            Effect::StopFinding => self.finder.stop(),
            Effect::OpenLink(address) => self.open_link(&address),
            Effect::ReadPictures(wanted) => {
                if let Some(document) = &self.reader.document {
                    self.pictures.want(document, self.reader.readings, wanted);
                }
            }
            Effect::SearchWeb(name) => self.open_link(&web_search(&name)),
            Effect::LanguageChanged => {
                self.reader.language = self.reader.settings.language.unwrap_or_else(system_language);
                ctx.set_fonts(fonts::definitions(self.reader.language));
            }
            Effect::ToggleFullScreen => {
                let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
            }
        }
    }

    /// Opens the file dialog.
    fn ask(&mut self, asked: Asked, frame: &Frame) {
        let language = self.reader.language;
        let (title, filter) = match asked {
            Asked::Articles => (Word::DialogTitle, Word::FilterArticles),
            Asked::TermsToRead => (Word::ImportTitle, Word::FilterTerms),
            Asked::TermsToWrite => (Word::ExportTitle, Word::FilterTerms),
            Asked::Copy => (Word::SaveCopyTitle, Word::FilterArticles),
            Asked::Glossaries => (Word::GlossaryTitle, Word::FilterGlossaries),
        };
        let say = |word: Word| word.text(language).to_owned();
        let labels = Labels { title: say(title), articles: say(filter), all_files: say(Word::FilterAll) };
        let folder = self.last_folder();
        self.asked = asked;
        match asked {
            Asked::Articles => self.dialog.open(&labels, folder.as_deref(), Some(frame)),
            Asked::TermsToRead => self.dialog.open_terms(&labels, folder.as_deref(), Some(frame)),
            Asked::TermsToWrite => self.dialog.save_terms(&labels, folder.as_deref(), Some(frame)),
            Asked::Copy => {
                let title = self.reader.document.as_ref().map_or("", |document| &document.article.title);
                let name = copies::file_name(self.reader.file(), title);
                let formats = [Word::FormatJson, Word::FormatMarkdown, Word::FormatHtml, Word::FormatPlain];
                let place = (folder.as_deref(), name.as_str());
                self.dialog.save_copy(&labels, &formats.map(say), place, Some(frame));
            }
            Asked::Glossaries => self.dialog.open_glossaries(&labels, folder.as_deref(), Some(frame)),
        }
    }

    /// What is done with the files that were picked.
    fn picked(&self, paths: Vec<PathBuf>) -> Option<Command> {
        // One file of terms at a time: each may ask for choices.
        match (self.asked, paths.first()) {
            (Asked::Articles, _) => return Some(Command::OpenPaths(paths)),
            (Asked::Glossaries, _) => return Some(Command::AddGlossaries(paths)),
            (Asked::TermsToRead, Some(path)) => self.terms_files.read(path.clone()),
            (Asked::TermsToWrite, Some(path)) => {
                let title = Word::OwnTerms.text(self.reader.language).to_owned();
                self.terms_files.write(path.clone(), self.reader.own.clone(), title);
            }
            (Asked::Copy, Some(path)) => {
                if let Some(document) = &self.reader.document {
                    let open = self.reader.file().map(Path::to_owned);
                    self.copies.write(path.clone(), document.article.clone(), open);
                }
            }
            (_, None) => {}
        }
        None
    }

    fn open_link(&mut self, address: &str) {
        if let Err(error) = self.links.open(address) {
            self.reader.update(Command::Notify(Some(refused(address, error))));
        }
    }

    /// The folder of the file on screen, else of the newest recent file.
    fn last_folder(&self) -> Option<PathBuf> {
        let newest = self.reader.settings.recent.first().map(|recent| recent.file.as_path());
        self.reader.file().or(newest).and_then(Path::parent).map(Path::to_owned)
    }

    /// What the workers have to say.
    fn inbox(&mut self) -> Vec<Command> {
        let mut commands = Vec::new();
        if let Some(loaded) = self.loader.poll() {
            let (origin, result) = (loaded.origin, loaded.result);
            if loaded.is_reread {
                commands.push(Command::Reread { origin, result });
            } else {
                commands.push(Command::Loaded { origin, result });
                self.gone.look(&self.reader.settings.recent);
            }
        }
        commands.extend(self.watcher.poll().map(Command::FileChanged));
        commands.extend(self.finder.poll().into_iter().map(|news| Command::Find(FindCommand::News(news))));
        match self.dialog.poll() {
            Some(Answer::Picked(paths)) => {
                commands.push(Command::DialogClosed);
                commands.extend(self.picked(paths));
            }
            Some(Answer::Cancelled) => commands.push(Command::DialogClosed),
            Some(Answer::NoDialog) => {
                commands.extend([Command::DialogClosed, Command::Notify(Some(NoticeKind::NoDialog))]);
            }
            Some(Answer::Failed) => {
                commands.extend([Command::DialogClosed, Command::Notify(Some(NoticeKind::DialogFailed))]);
            }
            None => {}
        }
        if let Some(error) = self.links.poll() {
            commands.push(Command::Notify(Some(refused("", error))));
        }
        commands.extend(self.conversions.poll());
        commands.extend(self.gone.poll().map(Command::FilesGone));
        commands.extend(self.marker.poll());
        commands.extend(self.terms_files.poll());
        commands.extend(self.copies.poll());
        commands.extend(std::iter::from_fn(|| self.glossaries.poll()));
        while let Some(read) = self.pictures.poll() {
            self.screen.take_picture(read);
        }
        commands.extend(self.saver.notice().map(|notice| Command::Notify(Some(said(notice)))));
        commands.extend(self.terms_saver.notice().map(|notice| Command::Notify(Some(said_of_terms(notice)))));
        commands
    }

    /// Keeps the window's title, its place, the added glossaries and the settings up to date.
    fn keep(&mut self, ctx: &Context) {
        for file in self.reader.glossaries_to_read() {
            self.glossaries.read(file);
        }
        let title = window::title(&self.reader);
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
        let file = self.reader.document.as_ref().and_then(|document| document.file.as_ref());
        self.watcher.watch(self.reader.file(), file.and_then(|file| file.stamp));
        self.reader.settings.window = window::place(ctx).or(self.reader.settings.window);
        self.reader.remember_place();
        let now = Instant::now();
        let waits =
            [self.saver.offer(&self.reader.settings, now), self.terms_saver.offer(&self.reader.own, now)];
        if let Some(wait) = waits.into_iter().flatten().min() {
            ctx.request_repaint_after(wait);
        }
    }
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &Context, frame: &mut Frame) {
        for command in self.inbox() {
            self.run(ctx, frame, command);
        }
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut Frame) {
        for command in self.screen.ui(ui, &self.reader) {
            self.run(ui.ctx(), frame, command);
        }
        self.keep(ui.ctx());
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    #[cfg(target_os = "linux")]
    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    #[cfg(not(target_os = "linux"))]
    fn on_exit(&mut self) {
        self.finish();
    }
}

impl Shell {
    fn finish(&mut self) {
        self.reader.remember_place();
        let results = [self.saver.finish(&self.reader.settings), self.terms_saver.finish(&self.reader.own)];
        for notice in results.into_iter().filter_map(Result::err) {
            drop(writeln!(io::stderr(), "moyue: {notice}"));
        }
    }
}

/// The interface's language where the person has not chosen one.
fn system_language() -> Language {
    sys_locale::get_locale().map_or(Language::En, |locale| Language::from_locale(&locale))
}
