//! Starts the window or a subcommand.

// On Windows a program of the console has one opened next to its window. A build for debugging keeps it, for what is
// said on the way; `console.rs` is the program for the console.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

use moyue::{app, cli, page};

fn main() -> ExitCode {
    app::start_log(cli::LANGUAGE);
    app::add_same_words();
    let kept = cli::KeptForWindow {
        settings: app::kept_settings,
        replace_settings: app::replace_settings,
        report: app::program_report,
    };
    cli::run(app::run, page::setter, kept)
}
