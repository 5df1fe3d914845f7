//! Suites kept as text in `tests/suite`: one case is one test, named `suite/file/case`.
//!
//! `cargo test --test suites markdown/notes` runs the cases whose names hold that. With `MOYUE_BLESS=1` the files of the
//! cases that fail get what the program gives; read the difference before you keep it.

#[path = "../books/mod.rs"]
mod books;

mod added;
mod candidates;
mod check;
mod conversion;
mod dialect;
mod epub;
mod fb2;
mod find;
mod folding;
mod html;
mod json;
mod lookup;
mod markdown;
mod marking;
mod office;
mod outline;
#[cfg(feature = "gui")]
mod page;
mod plain;
mod subtitles;
mod terms;
mod typeset;
mod uses;

use std::process::ExitCode;

use dialect::Suite;
use libtest_mimic::Arguments;

const SUITES: &[Suite] = &[
    Suite { name: "added", at_least: 15, outcome: added::outcome },
    Suite { name: "candidates", at_least: 40, outcome: candidates::outcome },
    Suite { name: "check", at_least: 50, outcome: check::outcome },
    Suite { name: "conversion", at_least: 60, outcome: conversion::outcome },
    Suite { name: "epub", at_least: 20, outcome: epub::outcome },
    Suite { name: "fb2", at_least: 15, outcome: fb2::outcome },
    Suite { name: "find", at_least: 60, outcome: find::outcome },
    Suite { name: "folding", at_least: 15, outcome: folding::outcome },
    Suite { name: "html", at_least: 120, outcome: html::outcome },
    Suite { name: "json", at_least: 20, outcome: json::outcome },
    Suite { name: "lookup", at_least: 30, outcome: lookup::outcome },
    Suite { name: "markdown", at_least: 100, outcome: markdown::outcome },
    Suite { name: "marking", at_least: 30, outcome: marking::outcome },
    Suite { name: "office", at_least: 60, outcome: office::outcome },
    #[cfg(feature = "gui")]
    Suite { name: "page", at_least: 15, outcome: page::outcome },
    Suite { name: "plain", at_least: 100, outcome: plain::outcome },
    Suite { name: "subtitles", at_least: 15, outcome: subtitles::outcome },
    Suite { name: "typeset", at_least: 230, outcome: typeset::outcome },
    Suite { name: "uses", at_least: 150, outcome: uses::outcome },
];

fn main() -> ExitCode {
    let trials = SUITES.iter().flat_map(Suite::trials).collect();
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    dialect::bless();
    conclusion.exit_code()
}
