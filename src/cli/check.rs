//! `moyue check`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::convert;
use super::streams::{LANGUAGE, complain, not_read, not_written, print};
use crate::check::{Finding, FindingKind, Severity, check as findings_in};
use crate::words::{finding, place, place_name};

/// Says what an editor would ask about an article.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The article to check; - reads the standard input
    pub file: PathBuf,
    /// Print JSON: every finding with its rule and place
    #[arg(long)]
    pub json: bool,
}

/// Prints the findings. The code is 1 when there are errors among them, 0 when there are not, 2 when the file cannot
/// be read or the result not be written.
pub fn check(check: &Check) -> ExitCode {
    let file = check.file.display().to_string();
    let imported = match convert::read(&check.file) {
        Ok(imported) => imported,
        Err(error) => {
            complain(not_read(&file, &error));
            return ExitCode::from(2);
        }
    };
    let findings = findings_in(&imported.article);
    let text = if check.json { json_text(&file, &findings) } else { lines(&file, &findings) };
    if let Err(error) = print(&text) {
        complain(not_written(error));
        return ExitCode::from(2);
    }
    ExitCode::from(u8::from(count(&findings, Severity::Error) > 0))
}

fn lines(file: &str, findings: &[Finding]) -> String {
    findings.iter().fold(String::new(), |text, found| {
        let severity = found.kind.severity().name();
        let (place, what) = (place(&found.place, LANGUAGE), finding(&found.kind, LANGUAGE));
        let line = format!("{file}: {severity}: {place}: {what}");
        // Whatever stands in the article, a finding is one line.
        text + &line.replace(char::is_control, " ") + "\n"
    })
}

fn json_text(file: &str, findings: &[Finding]) -> String {
    let listed: Vec<_> = findings.iter().map(finding_json).collect();
    let report = json!({
        "file": file,
        "errors": count(findings, Severity::Error),
        "warnings": count(findings, Severity::Warning),
        "notes": count(findings, Severity::Note),
        "findings": listed,
    });
    format!("{report:#}\n")
}

fn finding_json(Finding { place, kind }: &Finding) -> Value {
    let mut listed = json!({
        "severity": kind.severity().name(),
        "rule": kind.rule(),
        "section": place.section.map(|section| section + 1),
        "title": place_name(&place.name, LANGUAGE),
        "paragraph": place.paragraph,
        "message": finding(kind, LANGUAGE),
    });
    if let FindingKind::Candidate { name, other, count, sentence } = kind {
        listed["name"] = json!(name);
        listed["other"] = json!(other);
        listed["uses"] = json!(count);
        listed["sentence"] = json!(sentence);
    }
    listed
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.kind.severity() == severity).count()
}
