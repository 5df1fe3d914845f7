//! How often terms are found where a careful editor marks them: articles with their expected uses, in `tests/uses`.
//!
//! An article is a file: `# LANG. remark`, entries as `+ term | alias ; alias`, and passages as `= text`, where a use is
//! `«N kind|text»`, without the kind where it is exact; `⟦…⟧` is a link, `‹…›` code. A use counts as found when its range
//! and its entry agree; whether its kind does is counted apart, `exact` and `variant` being one there.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::Path;

use moyue::article::{Article, Block, Inline, Passage, Section, SectionKind, Term, passages};
use moyue::glossary::{EntryId, Glossary, UseKind};
use strum::VariantArray;

/// A use as an editor expects it, or as the program finds it.
#[derive(Clone, Debug)]
struct Use {
    passage: usize,
    range: Range<usize>,
    entry: u32,
    kind: UseKind,
}

/// How many uses of a kind are expected, found, and both.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    expected: usize,
    found: usize,
    both: usize,
    same_kind: usize,
}

impl Tally {
    fn precision(self) -> f64 {
        self.both as f64 / self.found.max(1) as f64
    }

    fn recall(self) -> f64 {
        self.both as f64 / self.expected.max(1) as f64
    }

    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.both += other.both;
        self.same_kind += other.same_kind;
    }
}

#[test]
fn open_articles_are_marked_as_an_editor_would() {
    examine("tests/uses/open");
}

#[test]
fn sealed_articles_are_marked_as_an_editor_would() {
    if Path::new("tests/uses/sealed").is_dir() {
        examine("tests/uses/sealed");
    }
}

/// Counts over all articles of a folder, prints what differs, and asks for enough of both.
fn examine(folder: &str) {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "no articles in {folder}");
    let mut tallies: BTreeMap<UseKind, Tally> = BTreeMap::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let (report, of_file) = compare(&text);
        if !report.is_empty() {
            println!("{}\n{report}", file.display());
        }
        for (kind, tally) in of_file {
            tallies.entry(kind).or_default().add(tally);
        }
    }
    let mut all = Tally::default();
    for kind in UseKind::VARIANTS {
        let tally = tallies.get(kind).copied().unwrap_or_default();
        all.add(tally);
        println!("{}", line(kind.name(), tally));
    }
    println!("{}", line("all", all));
    assert!(all.precision() >= 0.95, "precision {:.3} in {folder}", all.precision());
    assert!(all.recall() >= 0.85, "recall {:.3} in {folder}", all.recall());
}

fn line(name: &str, tally: Tally) -> String {
    format!(
        "{name:8} expected {:4}, found {:4}: precision {:5.1} %, recall {:5.1} %, same kind {:4} of {:4}",
        tally.expected,
        tally.found,
        100.0 * tally.precision(),
        100.0 * tally.recall(),
        tally.same_kind,
        tally.both,
    )
}

/// What differs between the uses that are expected in an article and those that are found, and how many of each kind.
fn compare(text: &str) -> (String, BTreeMap<UseKind, Tally>) {
    let (article, expected) = read(text);
    let passages = passages(&article);
    let number = |entry| match entry {
        EntryId::Article(number) => number,
        other => panic!("{other:?} is not the article's"),
    };
    let found = Glossary::new(&article).mark_forms(&passages);
    let first = passages.iter().position(Passage::takes_terms).unwrap_or_default();
    let found: Vec<Use> = found
        .into_iter()
        .map(|found| Use {
            passage: found.passage - first,
            entry: number(found.entry),
            range: found.range,
            kind: found.kind,
        })
        .collect();
    let mut tallies: BTreeMap<UseKind, Tally> = BTreeMap::new();
    let mut report = String::new();
    let is_same = |one: &Use, other: &Use| {
        (one.passage, &one.range, one.entry) == (other.passage, &other.range, other.entry)
    };
    let show = |found: &Use| {
        let text = &passages[found.passage + first].text;
        let around = text.floor_char_boundary(found.range.start.saturating_sub(24));
        let to = text.ceil_char_boundary((found.range.end + 24).min(text.len()));
        let part = |range: Range<usize>| text.get(range).unwrap_or_default().to_owned();
        format!(
            "{} {}: …{}«{}»{}…",
            found.entry,
            found.kind.name(),
            part(around..found.range.start),
            part(found.range.clone()),
            part(found.range.end..to)
        )
    };
    for wanted in &expected {
        tallies.entry(wanted.kind).or_default().expected += 1;
        if !found.iter().any(|found| is_same(found, wanted)) {
            let _ = writeln!(report, "  missing {}", show(wanted));
        }
    }
    for one in &found {
        let wanted = expected.iter().find(|wanted| is_same(one, wanted));
        if let Some(wanted) = wanted {
            let tally = tallies.entry(wanted.kind).or_default();
            tally.both += 1;
            tally.found += 1;
            let is_whole = |kind| matches!(kind, UseKind::Exact | UseKind::Variant);
            let is_same = one.kind == wanted.kind || is_whole(one.kind) && is_whole(wanted.kind);
            tally.same_kind += usize::from(is_same);
        } else {
            tallies.entry(one.kind).or_default().found += 1;
            let _ = writeln!(report, "  surplus {}", show(one));
        }
    }
    (report, tallies)
}

/// The article of a file, and its uses.
fn read(text: &str) -> (Article, Vec<Use>) {
    let mut lines = text.lines();
    let head =
        lines.next().and_then(|line| line.strip_prefix("# ")).expect("the first line names the language");
    let language = head.split('.').next().unwrap_or_default().to_owned();
    let (mut entries, mut blocks, mut uses) = (Vec::new(), Vec::new(), Vec::new());
    for line in lines.filter(|line| !line.trim().is_empty()) {
        if let Some(entry) = line.strip_prefix("+ ") {
            let (term, aliases) = entry.split_once('|').unwrap_or((entry, ""));
            let aliases = aliases.split(';').map(str::trim).filter(|alias| !alias.is_empty());
            let aliases = aliases.map(str::to_owned).collect();
            entries.push(Term { term: term.trim().to_owned(), aliases, ..Term::default() });
        } else if let Some(text) = line.strip_prefix("= ") {
            let passage = blocks.len();
            let (inlines, own) = passage_of(text.strip_prefix("# ").unwrap_or(text), passage);
            blocks.push(Block::Paragraph(inlines));
            uses.extend(own);
        } else {
            panic!("what is this? {line}");
        }
    }
    let body = Section { blocks, ..Section::default() };
    let glossary = Section { kind: SectionKind::Glossary, entries, ..Section::default() };
    (Article { language, sections: vec![body, glossary], ..Article::default() }, uses)
}

/// The content of a passage, and the uses in it.
fn passage_of(text: &str, passage: usize) -> (Vec<Inline>, Vec<Use>) {
    let (mut inlines, mut uses, mut plain) = (Vec::new(), Vec::new(), String::new());
    let (mut length, mut open) = (0, None);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        match c {
            '«' => {
                let (label, after) = rest.split_once('|').expect("a use has a label");
                let (entry, kind) = label.split_once(' ').unwrap_or((label, "exact"));
                let kind = UseKind::VARIANTS.iter().find(|known| known.name() == kind);
                open = Some((entry.parse::<u32>().unwrap(), *kind.expect("a kind of use"), length));
                rest = after;
            }
            '»' => {
                let (entry, kind, start) = open.take().expect("a use begins before it ends");
                uses.push(Use { passage, range: start..length, entry, kind });
            }
            '⟦' | '‹' => {
                let close = if c == '⟦' { '⟧' } else { '›' };
                let (inner, after) = rest.split_once(close).expect("a link or code ends");
                inlines.push(Inline::Text(std::mem::take(&mut plain).into()));
                inlines.push(match c {
                    '⟦' => Inline::Link {
                        url: "https://a.example".into(),
                        text: vec![Inline::Text(inner.into())],
                    },
                    _ => Inline::Code(inner.into()),
                });
                length += inner.len();
                rest = after;
            }
            _ => {
                plain.push(c);
                length += c.len_utf8();
            }
        }
    }
    inlines.push(Inline::Text(plain.into()));
    (inlines, uses)
}
