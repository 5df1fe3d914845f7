//! Bylines far from the headline, for pages that say nothing near it.

use std::cell::OnceCell;

use super::byline::{self, Byline};
use super::line::Line;
use super::scan::Scan;

/// Lines that are read.
const MOST_LINES: usize = 3000;
/// Characters of the longest line that can be a byline of its own.
const LONGEST: usize = 120;

/// The lines of a page that are bylines, read when somebody asks for them.
pub(super) struct Far<'a> {
    scan: &'a Scan,
    lines: OnceCell<Vec<(&'a Line, Byline)>>,
}

impl<'a> Far<'a> {
    pub(super) fn of(scan: &'a Scan) -> Self {
        Self { scan, lines: OnceCell::new() }
    }

    /// The lines that are nothing but a byline, or say with a label when the article was published.
    pub(super) fn lines(&self) -> &[(&'a Line, Byline)] {
        self.lines.get_or_init(|| {
            let fits = |line: &&Line| !line.is_around && !line.is_cut;
            let lines = self.scan.lines.iter().filter(fits).take(MOST_LINES);
            lines.filter_map(|line| Some((line, read(line)?))).collect()
        })
    }
}

fn read(line: &Line) -> Option<Byline> {
    let text = line.said();
    // Sentences are none, and most lines of a long text are sentences.
    if text.chars().nth(LONGEST).is_some() || text.ends_with(['。', '」', '』', '！', '？']) {
        return None;
    }
    Some(byline::read(&text, &[])).filter(|byline| byline.is_whole || byline.is_labelled || byline.is_signed)
}
