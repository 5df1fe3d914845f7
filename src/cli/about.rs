//! `moyue about`.

use std::process::ExitCode;

use super::streams::{LANGUAGE, complain, not_written, print};
use crate::reader::ReportItem;
use crate::words::report_text;

/// Prints what the program is and what it runs on, a line each.
pub fn about(report: &[(ReportItem, String)]) -> ExitCode {
    match print(report_text(report, LANGUAGE)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(not_written(error));
            ExitCode::FAILURE
        }
    }
}
