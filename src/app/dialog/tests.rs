//! The dialog is tried in a process of its own, in which there is no portal, and zenity is a script or missing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use super::*;
use crate::app::jobs::tests::{jobs, outcome};
use crate::reader::Language;

const CHILD: &str = "MOYUE_TEST_DIALOG";

/// What the dialog for opening answers when zenity is this script; none leaves zenity out. `$FOLDER` is where its PATH
/// leads.
fn answered(zenity: Option<&str>) -> (String, tempfile::TempDir) {
    answered_for("open", zenity)
}

/// The same for what is named by the word that the other process is told.
fn answered_for(word: &str, zenity: Option<&str>) -> (String, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    if let Some(script) = zenity {
        let program = folder.path().join("zenity");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "app::dialog::tests::child", "--nocapture"])
        .env(CHILD, word)
        .env("PATH", folder.path())
        .env("FOLDER", folder.path())
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let answer = said.lines().find_map(|line| line.split_once("answer: ")).unwrap().1.to_owned();
    (answer, folder)
}

/// Not a test by itself: the other process of the tests below.
#[test]
fn child() {
    let Ok(word) = std::env::var(CHILD) else { return };
    let purpose = if word == "save" { Purpose::SaveCopy } else { Purpose::OpenArticles };
    let (jobs, wakes) = jobs();
    let dialog = FileDialog {
        purpose,
        folder: Some("/last folder".into()),
        name: String::new(),
        language: Language::En,
    };
    show(&jobs, &dialog, None::<&winit::window::Window>);
    match outcome(&jobs, &wakes) {
        Outcome::DialogClosed(DialogAnswer::Picked { purpose: picked, paths }) if picked == purpose => {
            println!("answer: Picked({paths:?})");
        }
        Outcome::DialogClosed(answer) => println!("answer: {answer:?}"),
        other => panic!("{other:?}"),
    }
    assert!(jobs.next().is_none());
}

#[test]
fn a_system_without_a_dialog_is_told_apart_from_a_cancelled_one() {
    assert_eq!(answered(None).0, "NoDialog(OpenArticles)");
    assert_eq!(answered(Some("exit 1")).0, "Cancelled");
}

#[test]
fn a_dialog_for_a_name_is_told_apart_from_a_missing_one_too() {
    assert_eq!(answered_for("save", None).0, "NoDialog(SaveCopy)");
    assert_eq!(answered_for("save", Some("exit 1")).0, "Cancelled");
    assert_eq!(answered_for("save", Some("echo '/a b/稿.md'")).0, r#"Picked(["/a b/稿.md"])"#);
}

#[test]
fn files_that_were_picked_arrive() {
    assert_eq!(answered(Some("echo '/a b/稿.txt'")).0, r#"Picked(["/a b/稿.txt"])"#);
    let several = answered(Some("echo '/one.txt|/left|right.json|/two.txt'")).0;
    assert_eq!(several, r#"Picked(["/one.txt", "/left|right.json", "/two.txt"])"#);
}

#[test]
fn a_name_that_zenity_cannot_hand_over_is_a_failure_and_not_a_missing_dialog() {
    assert_eq!(answered(Some(r"printf '/\244\244.txt\n'")).0, "Failed(OpenArticles)");
}

#[test]
fn the_dialog_starts_in_the_last_folder_and_shows_articles_or_everything_once() {
    let (_, folder) = answered(Some(r#"printf '%s\n' "$@" >> "$FOLDER/arguments"; exit 1"#));
    let arguments = fs::read_to_string(folder.path().join("arguments")).unwrap();
    let arguments: Vec<_> = arguments.lines().collect();
    assert_eq!(
        arguments,
        [
            "--no-markup",
            "--file-selection",
            "--multiple",
            "--file-filter",
            "Articles | *.moyue *.json *.md *.markdown *.mkd *.html *.htm *.xhtml *.xht *.mht *.mhtml *.webarchive *.epub *.fb2 *.fbz *.zip *.docx *.docm *.dotx *.dotm *.odt *.ott *.fodt *.rtf *.srt *.vtt *.ass *.ssa *.txt *.text *.gz *.tsv *.csv *.tab *.u8 *.dsl *.dz *.tbx *.ifo *.idx *.dict *.syn *.MOYUE *.JSON *.MD *.MARKDOWN *.MKD *.HTML *.HTM *.XHTML *.XHT *.MHT *.MHTML *.WEBARCHIVE *.EPUB *.FB2 *.FBZ *.ZIP *.DOCX *.DOCM *.DOTX *.DOTM *.ODT *.OTT *.FODT *.RTF *.SRT *.VTT *.ASS *.SSA *.TXT *.TEXT *.GZ *.TSV *.CSV *.TAB *.U8 *.DSL *.DZ *.TBX *.IFO *.IDX *.DICT *.SYN",
            "--file-filter",
            "All files | *.* *.* *",
            "--filename",
            "/last folder/",
        ]
    );
}
