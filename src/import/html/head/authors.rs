//! The authors: what the page shows and what it declares, weighed against one another.

use super::byline::{self, Byline};
use super::data::Data;
use super::date::folded;
use super::far::Far;
use super::line::{Line, Mark};
use super::names::{self, Name};
use super::scan::Scan;
use super::source::{Sites, letters};
use crate::text::language_tag::{LanguageTag, MainLanguage};
use crate::text::slice::first_chars;

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
    "og:novel:author",
];
/// Characters of a paragraph's start in which its reporter is looked for.
const LONGEST_DATELINE: usize = 60;

/// Lines below the headline in which a link to somebody's page is one to the author's.
const NEAREST: usize = 8;

/// How far the name is trusted by which a site calls somebody's pages: no further than any other.
const HANDLE: f32 = 0.5;

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

/// Chooses the authors. `near` are the lines around the headline and what they say, `texts` the first of the text.
pub(super) fn choose(
    scan: &Scan,
    data: &Data,
    sites: &Sites,
    near: &[&Line],
    bylines: &[Byline],
    texts: &[&Line],
    far: &Far<'_>,
) -> Vec<String> {
    let is_handle = is_handle(scan);
    // Journals name the authors by themselves, where the page shows their universities next to them.
    let is_journal = scan.meta(&["citation_author"]).is_some();
    let of_metas = if is_journal {
        5.0
    } else if is_handle {
        HANDLE
    } else {
        3.0
    };
    let claim = |names: Vec<Name>, weight: f32, is_shown: bool| Claim { names, weight, is_shown };
    let mut claims = vec![
        claim(
            bylines
                .iter()
                .filter(|byline| !is_in_prose(byline))
                .flat_map(|byline| byline.authors.clone())
                .collect(),
            4.0,
            true,
        ),
        claim(declared(data, sites), 3.5, false),
        claim(metas(scan, sites), of_metas, false),
        claim(marked(near, Mark::Author), 3.2, true),
        claim(marked(near.get(..NEAREST).unwrap_or(near), Mark::Person), 2.6, true),
        claim(
            texts.iter().map(|line| dateline(line)).find(|names| !names.is_empty()).unwrap_or_default(),
            2.0,
            true,
        ),
    ];
    let is_known = |claim: &Claim| claim.weight > HANDLE && claim.names.iter().any(|name| !name.is_group);
    if !claims.iter().any(is_known) {
        let signed = if is_handle { Vec::new() } else { signature(scan) };
        claims.push(claim(signed, 1.5, true));
        claims.push(claim(elsewhere(scan, far), 1.0, true));
        claims.push(claim(names::names(&scan.scripts.author), 0.9, false));
        claims.push(claim(between(scan), 0.8, true));
        claims.push(claim(next_to_date(scan, far), 0.7, true));
        claims.push(claim(below(near), 0.6, true));
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

/// Whether a sentence stands next to what a line says of somebody: who took a picture is said after what it shows.
fn is_in_prose(byline: &Byline) -> bool {
    let mut rest = byline.rest.iter();
    rest.any(|part| part.ends_with('。') || part.chars().count() > 20)
        || byline.rest.len() > 5 && !byline.is_labelled
}

fn declared(data: &Data, sites: &Sites) -> Vec<Name> {
    let mut found = Vec::new();
    for agent in &data.authors {
        for mut name in names::names(&agent.name) {
            name.is_group = agent.is_group || name.is_group && !data.is_post;
            if !(name.is_group && sites.is_like(&name.text)) {
                found.push(name);
            }
        }
    }
    found
}

/// Whether the author whom the page declares is the name by which the address calls somebody's pages.
fn is_handle(scan: &Scan) -> bool {
    let author = METAS.iter().find_map(|name| scan.meta(&[name])).unwrap_or_default();
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    let address = scan.canonical.as_deref().or_else(|| scan.meta(&["og:url"])).unwrap_or_default();
    author.len() > 2 && author.chars().all(is_name) && (address.is_empty() || address.contains(author))
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
    let labelled =
        far.lines().iter().filter(|(line, byline)| (byline.is_whole || byline.is_signed) && fits(line));
    let labelled = labelled.map(|(_, byline)| byline.authors.clone()).find(|names| !names.is_empty());
    labelled.unwrap_or_else(|| {
        let lines = scan.lines.iter().filter(|line| !line.marked.is_empty() && fits(line));
        let mut marked = lines.map(|line| marked(&[line], Mark::Author));
        marked.find(|names| !names.is_empty()).unwrap_or_default()
    })
}

/// The reporters who sign the end of a text, in brackets: `（戸田山 勲）` in a line of its own, `……回來。（記者 林青）`.
fn signature(scan: &Scan) -> Vec<Name> {
    let is_japanese = LanguageTag::of(&scan.language).main() == MainLanguage::Japanese;
    let lines = scan.lines.iter().rev().filter(|line| !line.is_around && !line.is_cut && line.level == 0);
    lines.map(|line| signed(line, is_japanese)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names in brackets that a line ends in, if nothing stands before them or a sentence does.
fn signed(line: &Line, is_japanese: bool) -> Vec<Name> {
    let text = folded(&line.text());
    let text = text.trim_end_matches('。');
    let parts = text.strip_suffix([')', '】']).and_then(|text| text.rsplit_once(['(', '【']));
    let Some((before, inner)) = parts.map(|(before, inner)| (before.trim_end(), inner.trim())) else {
        return Vec::new();
    };
    if !(before.is_empty() || before.ends_with(['。', '」', '”', '!', '?'])) {
        return Vec::new();
    }
    if inner.starts_with(['圖', '图', '攝', '摄']) {
        return Vec::new();
    }
    let byline = byline::takes(inner, &[]).unwrap_or_default();
    if !byline.authors.is_empty() {
        return byline.authors;
    }
    // `（編集部　大庭 結）`
    let inner = match inner.split_once(' ') {
        Some((office, name)) if is_office(office) => name.trim(),
        _ => inner,
    };
    let bare: String = inner.split_whitespace().collect();
    let is_person = if is_japanese {
        names::is_japanese_name(&bare)
    } else {
        (2..=3).contains(&bare.chars().count()) && names::has_family_name(&bare)
    };
    let names =
        names::names(&bare).into_iter().filter(|name| is_person && names::is_wide(&bare) && !name.is_group);
    // Japanese names are written with a blank between their parts.
    names.map(|name| Name { text: if is_japanese { inner.to_owned() } else { name.text }, ..name }).collect()
}

/// Whether a text names those for whom somebody reports: `編集部`, `地方部`, `港灣支局`.
fn is_office(text: &str) -> bool {
    names::is_role(text) || names::is_group(text) || text.ends_with(['部', '局', '班', '課'])
}

/// The name between a title and the site's in the page's own title, if a heading of the site or a line says it too:
/// `雨夜走山路_山中客_潮音博客`.
fn between(scan: &Scan) -> Vec<Name> {
    let parts = ["_", " - ", " | ", "-"].iter().map(|sign| scan.title.split(sign).collect::<Vec<_>>());
    let Some(&[_, middle, _]) = parts.into_iter().find(|parts| parts.len() == 3).as_deref() else {
        return Vec::new();
    };
    let middle = middle.trim();
    let says = |line: &Line| {
        let text = line.text();
        text == middle || line.is_home && text.starts_with(middle)
    };
    let is_blog = ["blog", "博客", "部落格", "블로그", "ブログ"]
        .iter()
        .any(|word| scan.title.to_lowercase().contains(word));
    let is_said = scan.lines.iter().any(says);
    if is_blog && is_said { names::names(middle) } else { Vec::new() }
}

/// The name after the date of a post, if a link to the first page or the page's own title says it too: `posted @
/// 2022-08-24 22:36 山中客 阅读(12)`.
fn next_to_date(scan: &Scan, far: &Far<'_>) -> Vec<Name> {
    let is_known = |name: &String| {
        scan.homes.contains(name)
            || scan.lines.iter().any(|line| line.is_home && line.level > 0 && line.text() == *name)
    };
    let name = far.lines().iter().filter(|(_, byline)| byline.is_labelled).find_map(|(_, byline)| {
        let name = byline.rest.first()?;
        is_known(name).then(|| names::names(name))
    });
    name.unwrap_or_default()
}

/// The name that stands alone right below the headline, as manuscripts have it.
fn below(near: &[&Line]) -> Vec<Name> {
    let text = near.first().filter(|line| !line.is_around && line.level == 0).map(|line| line.text());
    let text = text.unwrap_or_default();
    let is_person =
        (2..=3).contains(&text.chars().count()) && names::is_wide(&text) && names::has_family_name(&text);
    if is_person { names::names(&text) } else { Vec::new() }
}

/// The reporter at the start of a text: `（記者林青／港灣報導）`, `港灣電（記者 林青）`, `(안개항=뉴스) 김하늘 기자 =`.
fn dateline(line: &Line) -> Vec<Name> {
    let text = folded(&line.text());
    let start = first_chars(&text, LONGEST_DATELINE);
    if let Some((before, _)) = start.split_once("기자 =").or_else(|| start.split_once("기자=")) {
        let name = before.rsplit([')', ']', '=']).next().unwrap_or_default();
        return names::names(name);
    }
    let Some((_, after)) = start.split_once("記者").or_else(|| start.split_once("记者")) else {
        return Vec::new();
    };
    let is_bracketed =
        start.starts_with(['(', '[', '【', '〔']) || start.contains("(記者") || start.contains("(记者");
    let Some((list, _)) = after.split_once([')', ']', '】', '〕']).filter(|_| is_bracketed) else {
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
