//! What names formats outside the program says what the tables of formats say: the desktop's files and the README.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use moyue::article::{Article, FILE_TYPES, FileType, Format};
use moyue::dictionary::GLOSSARY_TYPES;
use moyue::files;

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the file is there")
}

#[test]
fn the_desktop_entry_names_the_media_types() {
    let entry = text("assets/moyue.desktop");
    let named = entry.lines().find_map(|line| line.strip_prefix("MimeType=")).expect("the types are named");
    assert_eq!(named, files::media_types().join(";") + ";");
}

#[test]
fn the_desktop_knows_the_native_type() {
    let native = FILE_TYPES[0];
    let declared = text("assets/moyue-mime.xml");
    let is_declared = |kind: &FileType| declared.contains(&format!("type=\"{}\">", kind.media_types[0]));
    assert!(native.format == Format::Json && is_declared(native));
    for ending in native.endings {
        assert!(declared.contains(&format!("<glob pattern=\"*.{ending}\"/>")), "{ending}");
    }
    assert_eq!(declared.matches("<glob ").count(), native.endings.len());
}

/// What a file names between `before` and `after`, wherever that stands.
fn named(path: &str, before: &str, after: &str) -> BTreeSet<String> {
    let text = text(path);
    text.split(before).skip(1).filter_map(|rest| rest.split(after).next()).map(str::to_owned).collect()
}

#[test]
fn the_installer_and_the_bundle_offer_moyue_for_every_article_and_for_nothing_else() {
    // Archives are for the program that packs them, and of an ending of two parts these systems know the last.
    let offered = FILE_TYPES.iter().filter(|kind| !kind.media_types.is_empty()).flat_map(|kind| kind.endings);
    let articles: BTreeSet<_> =
        offered.filter(|ending| !ending.contains('.')).map(|ending| (*ending).to_owned()).collect();
    let all: BTreeSet<_> = files::opened_extensions().into_iter().map(str::to_owned).collect();
    let on_windows = named("packaging/windows/endings.nsh", "${DO} \".", "\"");
    let on_macos = named("packaging/macos/Info.plist", "\t\t\t\t<string>", "</string>");
    for offered in [&on_windows, &on_macos] {
        assert!(articles.is_subset(offered), "{:?}", articles.difference(offered));
    }
    assert!(on_windows.is_subset(&all), "{:?}", on_windows.difference(&all));
    let types = ["invalid.moyue.article", "public.json", FILE_TYPES[0].media_types[0]].map(str::to_owned);
    assert_eq!(on_macos.difference(&BTreeSet::from(types)).cloned().collect::<BTreeSet<_>>(), on_windows);
}

#[test]
fn a_native_file_begins_with_what_the_desktop_knows_it_by() {
    let declared = text("assets/moyue-mime.xml");
    let magic = declared.split("&quot;").nth(1).expect("a name between quotation marks");
    let native = files::content_of(&Article::default(), Format::Json, None).unwrap();
    let beginning = String::from_utf8_lossy(&native[..256.min(native.len())]).into_owned();
    assert!(beginning.starts_with('{') && beginning.contains(&format!("\"{magic}\"")), "{beginning}");
}

#[test]
fn the_readme_lists_the_formats() {
    let readme = text("README.md");
    let section = readme.split("\n## File formats\n").nth(1).expect("formats have a section");
    let mut tables = section.split("\n|---|---|\n").skip(1);
    let mut rows = || tables.next().expect("a table").lines().take_while(|line| line.starts_with('|'));
    let listed = |rows: &[&str]| {
        let names = rows.iter().flat_map(|row| row.split('`')).filter(|name| {
            name.starts_with('.') && name.chars().skip(1).all(|c| c == '.' || c.is_ascii_alphanumeric())
        });
        names.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    let of_articles = FILE_TYPES.iter().flat_map(|kind| kind.endings).map(|ending| format!(".{ending}"));
    assert_eq!(listed(&rows().collect::<Vec<_>>()), of_articles.collect());
    let read: Vec<_> = GLOSSARY_TYPES.iter().filter(|kind| kind.is_read).collect();
    let rows: Vec<_> = rows().collect();
    let heads = rows.iter().filter_map(|row| row.split('|').nth(1)).map(|head| head.trim().to_lowercase());
    assert_eq!(
        heads.collect::<Vec<_>>(),
        read.iter().map(|kind| kind.label.to_lowercase()).collect::<Vec<_>>()
    );
    assert_eq!(
        listed(&rows),
        read.iter().flat_map(|kind| kind.endings).map(|ending| (*ending).to_owned()).collect()
    );
}

#[test]
fn the_readme_lists_what_is_written() {
    let readme = text("README.md");
    let endings: Vec<_> = FileType::written().map(FileType::ending).collect();
    let option = endings.join("|");
    assert_eq!(readme.matches(&format!("--to {option}")).count(), 1);
    assert_eq!(readme.matches(&format!("--from {option}")).count(), 1);
    let (last, others) = endings.split_last().expect("some");
    let named: Vec<_> = others.iter().map(|ending| format!("`.{ending}`")).collect();
    assert!(readme.contains(&format!("saves a copy of the article as {} or `.{last}`.", named.join(", "))));
}
