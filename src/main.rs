//! Starts the window or a subcommand.

use std::process::ExitCode;

use moyue::cli::{self, Request};

fn main() -> ExitCode {
    match cli::request() {
        Request::Open(files) => moyue::app::run(files),
        Request::Convert(conversion) => cli::convert(&conversion),
        Request::Layout(layout) => cli::layout(&layout, moyue::ui::press),
        Request::Check(file) => cli::check(&file),
        Request::Terms(query) => cli::terms(&query),
        Request::Find(find) => cli::find(&find),
    }
}
