//! The program for the console: the command line, and files handed to the program of the window.
#![cfg(feature = "gui")]

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_moyue-cli");

fn run(program: impl AsRef<OsStr>, folder: &Path, arguments: &[&str]) -> Output {
    Command::new(program).current_dir(folder).args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// A folder in which a program can have another name without being copied.
fn folder_for_programs() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

#[test]
fn commands_are_those_of_the_window_s_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("墨.md"), "# 題目\n\n第一段。\n").unwrap();
    for arguments in [
        &["--version"][..],
        &["convert", "墨.md", "--to", "txt"],
        &["convert", "none.md", "--to", "txt"],
        &["check", "none.md"],
        &["find", "墨.md", "二"],
    ] {
        let [one, other] =
            [PROGRAM, env!("CARGO_BIN_EXE_moyue")].map(|program| run(program, folder.path(), arguments));
        assert_eq!(one, other, "{arguments:?}");
        assert!(!one.stdout.is_empty() || one.status.code() > Some(0), "{arguments:?}");
    }
}

#[test]
fn without_the_window_s_program_there_is_a_sentence() {
    let folder = folder_for_programs();
    // Alone, and by the name that the other should have.
    for name in ["alone", "moyue"] {
        let program = folder.path().join(format!("{name}{EXE_SUFFIX}"));
        fs::hard_link(PROGRAM, &program).unwrap();
        let output = run(&program, folder.path(), &["墨.md"]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with("moyue: ") && said.lines().count() == 1, "{said}");
        fs::remove_file(program).unwrap();
    }
}

/// The program next to it is a script that writes down what it was given, once it has been waited for in vain.
#[cfg(unix)]
#[test]
fn files_are_handed_to_the_window_s_program_by_their_whole_paths() {
    use std::os::unix::fs::PermissionsExt;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    let folder = folder_for_programs();
    let here = folder.path().canonicalize().unwrap();
    fs::hard_link(PROGRAM, here.join("moyue-cli")).unwrap();
    let window = here.join("moyue");
    let script =
        "#!/bin/sh\nwhile [ ! -e go ]; do sleep 0.05; done\nprintf '%s\\n' \"$@\" >part\nmv part given\n";
    fs::write(&window, script).unwrap();
    fs::set_permissions(&window, fs::Permissions::from_mode(0o755)).unwrap();

    let output = run(here.join("moyue-cli"), &here, &["墨.md", "--", "-b.txt", "convert"]);
    assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(0), 0, 0));
    fs::write(here.join("go"), "").unwrap();
    let start = Instant::now();
    while !here.join("given").exists() {
        assert!(start.elapsed() < Duration::from_secs(30), "the window's program was not started");
        sleep(Duration::from_millis(20));
    }
    let expected: String =
        ["墨.md", "-b.txt", "convert"].map(|name| format!("{}\n", here.join(name).display())).concat();
    assert_eq!(fs::read_to_string(here.join("given")).unwrap(), expected);
}
