//! The authors: what the page shows and what it declares, weighed against one another.

use super::byline::{self, Byline};
use super::data::Data;
use super::date::folded;
use super::far::Far;
use super::names::{self, Name};
use super::scan::{Line, Mark, Scan};
use super::source::{Sites, letters};

/// Names of `meta` elements that name authors.
const METAS: &[&str] = &[
    "author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor.author",
    "article:author",
    "og:article:author",
    "og.article.author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dable:author",
    "cxenseparse:author",
    "bytedance:author",
    "creator",
];
/// Characters of a paragraph's start in which its reporter is looked for.
const LONGEST_DATELINE: usize = 60;

/// Lines below the headline in which a link to somebody's page is one to the author's.
const NEAREST: usize = 8;

/// Names from one place, and how far that is to be trusted.
struct Claim {
    names: Vec<Name>,
    weight: f32,
    /// Whether a reader of the page sees them.
    is_shown: bool,
}

/// All names that the page declares or marks as its authors', whether or not they are: they may stand in a byline.
pub(super) fn known(scan: &Scan, data: &Data, near: &[&Line]) -> Vec<String> {
    let declared = data.authors.iter().map(|agent| agent.name.as_str());
    let metas = METAS.iter().flat_map(|name| scan.all_metas(name));
    let marked = near.iter().flat_map(|line| &line.marked).filter(|(mark, _)| *mark != Mark::Source);
    let lists = declared.chain(metas).chain(marked.map(|(_, text)| text.as_str()));
    let mut known: Vec<String> = lists.flat_map(names::names).map(|name| name.text).collect();
    known.dedup();
    known.truncate(40);
    known
}

/// Chooses the authors. `near` are the lines around the headline and what they say, `text` the first of the text.
pub(super) fn choose(
    scan: &Scan,
    data: &Data,
    sites: &Sites,
    (near, bylines): (&[&Line], &[Byline]),
    text: Option<&Line>,
    far: &Far<'_>,
) -> Vec<String> {
    let claim = |names: Vec<Name>, weight: f32, is_shown: bool| Claim { names, weight, is_shown };
    let mut claims = vec![
        claim(bylines.iter().flat_map(|byline| byline.authors.clone()).collect(), 4.0, true),
        claim(declared(data, sites), 3.5, false),
        claim(metas(scan, sites), 3.0, false),
        claim(marked(near, Mark::Author), 3.2, true),
        claim(marked(near.get(..NEAREST).unwrap_or(near), Mark::Person), 2.6, true),
        claim(text.map(dateline).unwrap_or_default(), 2.0, true),
    ];
    if claims.iter().all(|claim| claim.names.iter().all(|name| name.is_group)) {
        claims.push(claim(elsewhere(scan, far), 1.0, true));
    }
    for claim in &mut claims {
        let mut seen = Vec::new();
        claim.names.retain(|name| {
            let letters = letters(&name.text);
            !seen.contains(&letters) && {
                seen.push(letters);
                true
            }
        });
    }
    weigh(&claims, sites)
}

/// The persons of the claim that is trusted most, where claims that agree strengthen one another; without any, the
/// group that signs where readers see it.
fn weigh(claims: &[Claim], sites: &Sites) -> Vec<String> {
    let persons = |claim: &Claim| -> Vec<String> {
        let names = claim.names.iter().filter(|name| !name.is_group);
        let people = names.clone().filter(|name| !sites.is_like(&name.text)).count();
        names.filter(|name| people == 0 || !sites.is_like(&name.text)).map(|name| name.text.clone()).collect()
    };
    let of_persons: Vec<(Vec<String>, f32)> = claims
        .iter()
        .map(|claim| (persons(claim), claim.weight))
        .filter(|(names, _)| !names.is_empty())
        .collect();
    let agrees = |one: &[String], other: &[String]| one.iter().any(|name| other.contains(name));
    let score = |(names, weight): &(Vec<String>, f32)| {
        let agreeing = of_persons.iter().filter(|(other, _)| agrees(names, other)).count();
        weight + 1.1 * agreeing as f32
    };
    let best = of_persons.iter().reduce(|best, next| if score(next) > score(best) { next } else { best });
    if let Some((names, _)) = best {
        return names.clone();
    }
    let groups = claims.iter().filter(|claim| claim.is_shown).flat_map(|claim| &claim.names);
    let groups: Vec<&Name> = groups.filter(|name| !sites.has(&name.text)).collect();
    groups.first().map(|name| vec![name.text.clone()]).unwrap_or_default()
}

fn declared(data: &Data, sites: &Sites) -> Vec<Name> {
    let mut found = Vec::new();
    for agent in &data.authors {
        for mut name in names::names(&agent.name) {
            name.is_group |= agent.is_group;
            if !(name.is_group && sites.is_like(&name.text)) {
                found.push(name);
            }
        }
    }
    found
}

fn metas(scan: &Scan, sites: &Sites) -> Vec<Name> {
    let of = |name: &&str| -> Vec<Name> {
        let names = scan.all_metas(name).flat_map(names::names);
        names.filter(|name| !sites.is_like(&name.text)).collect()
    };
    METAS.iter().map(of).find(|names| names.iter().any(|name| !name.is_group)).unwrap_or_default()
}

/// Names in what is marked as an author's, where the line itself says nothing else of it.
fn marked(lines: &[&Line], kind: Mark) -> Vec<Name> {
    let marked = lines.iter().flat_map(|line| &line.marked).filter(|(mark, _)| *mark == kind);
    marked.flat_map(|(_, text)| in_mark(text)).collect()
}

fn in_mark(text: &str) -> Vec<Name> {
    let byline = byline::read(text, &[]);
    if !byline.authors.is_empty() || byline.is_whole {
        return byline.authors;
    }
    let names = names::names(text);
    // Clauses about somebody stand where the names of several stand.
    let is_list = names.iter().all(|name| names::has_family_name(&name.text));
    if text.contains('，') && !is_list { Vec::new() } else { names }
}

/// Names with a label in a line of their own, or marked, anywhere on the page.
fn elsewhere(scan: &Scan, far: &Far<'_>) -> Vec<Name> {
    // A line in Latin letters on a page in others is an advertisement: `by Harbour Ads`.
    let is_wide = scan.title.chars().any(|c| c > '\u{2E80}');
    let fits = |line: &Line| !(line.is_around || line.is_cut || is_wide && line.spaced().is_ascii());
    let labelled = far.lines().iter().filter(|(line, byline)| byline.is_whole && fits(line));
    let labelled = labelled.map(|(_, byline)| byline.authors.clone()).find(|names| !names.is_empty());
    labelled.unwrap_or_else(|| {
        let lines = scan.lines.iter().filter(|line| !line.marked.is_empty() && fits(line));
        let mut marked = lines.map(|line| marked(&[line], Mark::Author));
        marked.find(|names| !names.is_empty()).unwrap_or_default()
    })
}

/// The reporter at the start of a text: `（記者林青／港灣報導）`, `港灣電（記者 林青）`, `(안개항=뉴스) 김하늘 기자 =`.
fn dateline(line: &Line) -> Vec<Name> {
    let start: String = folded(&line.text()).chars().take(LONGEST_DATELINE).collect();
    if let Some((before, _)) = start.split_once("기자 =").or_else(|| start.split_once("기자=")) {
        let name = before.rsplit([')', ']', '=']).next().unwrap_or_default();
        return names::names(name);
    }
    let Some((_, behind)) = start.split_once("記者").or_else(|| start.split_once("记者")) else {
        return Vec::new();
    };
    let is_bracketed =
        start.starts_with(['(', '[', '【', '〔']) || start.contains("(記者") || start.contains("(记者");
    let Some((list, _)) = behind.split_once([')', ']', '】', '〕']).filter(|_| is_bracketed) else {
        return Vec::new();
    };
    let list = list.split(['/', '。']).next().unwrap_or_default();
    let (list, dated) =
        list.split_once(|c: char| c.is_ascii_digit()).map_or((list, false), |(list, _)| (list, true));
    let end = ["報導", "报道"].iter().find_map(|end| list.strip_suffix(end));
    let is_glued = end.is_some() || dated;
    if is_glued
        && names::is_wide(list.trim())
        && let Some(names) = byline::glued(end.unwrap_or(list))
    {
        return names;
    }
    names::names(list)
}
