//! What a page says of its article: title, authors, date, source, language, address.
//!
//! One walk gathers what is to be known (`scan`); what the page declares for machines (`data`) and what it shows
//! around its headline (`byline`) are then weighed against one another, field by field (`title`, `authors`, and the
//! date and the source here).

mod about;
mod authors;
mod byline;
#[cfg(test)]
mod byline_cases;
mod data;
mod date;
mod far;
mod item;
mod labels;
mod lead;
mod line;
mod name_words;
mod names;
mod published;
mod scan;
mod script;
mod signs;
mod source;
mod title;

use dom_query::{Document, NodeData, NodeRef};
use url::Url;

use self::byline::Byline;
use self::data::Data;
use self::far::Far;
pub(super) use self::labels::is_label;
use self::line::{Line, Mark};
use self::scan::Scan;
use self::source::Sites;
pub(super) use self::source::letters;
use super::wiki;
use crate::article::Source;
use crate::text::class::is_hangul;
use crate::text::slice::without_blanks;

/// Lines below and above the headline in which a byline is looked for.
const NEAR_BELOW: usize = 16;
const NEAR_ABOVE: usize = 4;
/// Lines after the first line of text, which may be a summary, in which it is looked for.
const NEAR_AFTER: usize = 4;
/// Characters of the longest line in which a name may stand without a label, next to a date.
const LONGEST_UNLABELLED: usize = 60;
/// Lines of text in which a report may say who reports; the first may be a caption.
const FIRST_TEXTS: usize = 3;
/// A line of so many characters is the article's text.
const PROSE: usize = 60;

/// What a page says of its article.
#[derive(Default)]
pub(super) struct Head {
    pub title: String,
    pub subtitle: String,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub language: String,
    pub source: Option<Source>,
    /// Whether Moyue wrote the page: all of it is the article.
    pub is_own: bool,
    /// The lines around the headline that are nothing but a byline, without blanks.
    bylines: Vec<String>,
    /// Names of the site, which a byline may hold without a label.
    sites: Vec<String>,
}

/// Reads what a page says of its article.
pub(super) fn read(page: &Document) -> Head {
    let root = page.root();
    let scan = Scan::of(&root);
    if scan.meta(&["generator"]) == Some("Moyue") {
        return own(&root, &scan);
    }
    // Everybody writes a wiki's articles, again and again: what it declares is who runs it, and when a page was begun.
    let is_wiki = scan.meta(&["generator"]).is_some_and(|generator| generator.starts_with("MediaWiki"))
        || wiki::is_of_wiki(page);
    let blocks = if is_wiki { &[] } else { scan.data.as_slice() };
    let data = data::read(blocks, |headline| {
        let headline = letters(headline);
        let titles = [Some(scan.title.as_str()), scan.meta(&["og:title"])];
        !headline.is_empty() && titles.into_iter().flatten().any(|title| letters(title).contains(&headline))
    });
    let mut sites = sites(&scan, &data);
    let title = title::choose(&scan, &data.headline, &sites);
    sites.add(&title.site);
    let (near, texts) = near(&scan.lines, title.line);
    let mut known = authors::known(&scan, &data, &near);
    known.extend(sites.name().map(str::to_owned));
    known.extend(marked_sources(&near));
    let read: Vec<Byline> = near.iter().map(|line| read_line(line, &known)).collect();
    let url = address(&root, &scan).or(Some(data.url.clone()).filter(|url| is_address(url)));
    let far = Far::of(&scan);
    let account = Some(scan.scripts.account.clone()).filter(|account| !account.is_empty());
    let shown = shown_source(&near, &read).or(account);
    let shown = shown.or_else(|| source::supplier(&scan, &data, &sites)).or_else(|| far_source(&far));
    let authors = authors::choose(&scan, &data, &sites, &near, &read, &texts, &far);
    let name = shown.or_else(|| sites.name_besides(&authors).map(str::to_owned)).unwrap_or_default();
    let is_byline = |(line, byline): &(&&Line, &Byline)| byline.is_whole || line.time_text == line.text();
    Head {
        authors,
        published: published::choose(&scan, &data, &near, &read, &far).filter(|_| !is_wiki),
        bylines: near
            .iter()
            .zip(&read)
            .filter(is_byline)
            .map(|(line, _)| without_blanks(&line.text()))
            .collect(),
        title: title.text,
        subtitle: scan.meta(&["dcterms.alternative"]).unwrap_or_default().to_owned(),
        language: declared_language(&scan),
        is_own: false,
        source: source(name, url),
        sites: sites.into_names(),
    }
}

/// Reads the head of a page that Moyue wrote, whether it says so or not.
pub(super) fn read_own(page: &Document) -> Head {
    let root = page.root();
    let scan = Scan::of(&root);
    own(&root, &scan)
}

/// Whether Moyue wrote a page.
pub(in crate::import) fn is_own(page: &Document) -> bool {
    let Some(head) = page.head() else { return false };
    head.children_it(false).filter(|node| node.has_name("meta")).any(|meta| {
        let is = |name: &str, value: &str| meta.attr(name).is_some_and(|found| found.as_ref() == value);
        is("name", "generator") && is("content", "Moyue")
    })
}

/// The head of a page that Moyue wrote: what it declares is what it is.
fn own(root: &NodeRef<'_>, scan: &Scan) -> Head {
    let text = |names: &[&str]| scan.meta(names).unwrap_or_default().to_owned();
    let authors = text(&["author"]);
    let title = text(&["og:title"]);
    Head {
        title: if title.is_empty() { scan.title.clone() } else { title },
        subtitle: text(&["dcterms.alternative"]),
        authors: authors.split('、').filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        published: scan.meta(&["date"]).and_then(date::day),
        language: declared_language(scan),
        source: source(text(&["og:site_name"]), address(root, scan)),
        is_own: true,
        ..Head::default()
    }
}

impl Head {
    /// Takes an address that the page itself does not say.
    pub(super) fn add_address(&mut self, address: Option<String>) {
        let name = self.source.take().map(|source| source.name).unwrap_or_default();
        self.source = source(name, address);
    }
}

/// The names of the site that the page declares.
fn sites(scan: &Scan, data: &Data) -> Sites {
    let metas = ["og:site_name", "application-name", "sitename", "dc.publisher", "citation_journal_title"];
    let metas = metas.iter().filter_map(|name| scan.meta(&[name])).map(str::to_owned);
    // A heading that leads to the first page is the site's.
    let heading = scan.lines.iter().find(|line| line.is_home && matches!(line.level, 1 | 2)).map(Line::text);
    let heading = heading.filter(|name| names::is_name(name));
    let metas = metas.map(|name| source::without_platform(&name, &scan.title));
    let homes = scan.homes.iter().filter(|name| source::is_in_title(name, &scan.title));
    let search = Some(scan.search.as_str()).filter(|name| source::is_in_title(name, &scan.title));
    let logo =
        Some(scan.logo.clone()).filter(|logo| names::is_group(logo) && scan.title.contains(logo.as_str()));
    // A slogan in front of the name that the publisher has.
    let metas = metas.map(|name| {
        let is_slogan = data.publisher.chars().count() > 2
            && name.ends_with(data.publisher.as_str())
            && name.chars().count() > 2 * data.publisher.chars().count();
        if is_slogan { data.publisher.clone() } else { name }
    });
    let publisher =
        Some(data.publisher.clone()).filter(|name| !name.is_empty() && scan.title.ends_with(name.as_str()));
    Sites::new(
        publisher
            .into_iter()
            .chain(metas)
            .chain(heading)
            .chain([data.publisher.clone(), data.site.clone()])
            .chain(logo)
            .chain(search.map(str::to_owned))
            .chain(homes.cloned()),
    )
}

/// The lines around a headline, and the first lines of text below them. Without a headline, the lines above the text.
fn near(lines: &[Line], headline: Option<usize>) -> (Vec<&Line>, Vec<&Line>) {
    let is_prose = |line: &Line| {
        let text = line.text();
        line.is_cut || text.chars().count() >= PROSE && text.contains(['。', '，', '、', '.', ','])
    };
    let Some(headline) = headline else {
        let text = lines.iter().position(|line| !line.is_around && is_prose(line));
        let above = lines.iter().take(text.unwrap_or_default()).filter(|line| !line.is_around);
        let above: Vec<&Line> = above.collect();
        let start = above.len().saturating_sub(NEAR_BELOW);
        let texts = lines.iter().skip(text.unwrap_or(lines.len()));
        let texts = texts.filter(|line| !line.is_around && is_prose(line)).take(FIRST_TEXTS).collect();
        return (above.into_iter().skip(start).collect(), texts);
    };
    let is_around = lines.get(headline).is_some_and(|line| line.is_around);
    let fits = |line: &&Line| line.is_around <= is_around && line.level != 1;
    let (above, below) = lines.split_at(headline);
    let below = below.iter().skip(1);
    let texts = below
        .clone()
        .filter(|line| line.is_around <= is_around && is_prose(line))
        .take(FIRST_TEXTS)
        .collect();
    // A summary may stand between the headline and the byline.
    let first = below.clone().take_while(|line| !is_prose(line)).count();
    let is_byline = |line: &Line| {
        line.marked.iter().any(|(mark, _)| *mark == Mark::Author)
            || byline::takes(&line.said(), &[]).is_some_and(|byline| byline.says)
    };
    let mut near: Vec<&Line> = below.clone().take(first).filter(fits).take(NEAR_BELOW).collect();
    let after = below.skip(first + 1).take(NEAR_AFTER).take_while(|line| !is_prose(line));
    near.extend(after.filter(fits).filter(|line| is_byline(line)));
    near.extend(above.iter().rev().take_while(|line| !is_prose(line)).filter(fits).take(NEAR_ABOVE));
    (near, texts)
}

/// What a line says; the text of its `time` element is a date, whatever it is.
fn read_line(line: &Line, known: &[String]) -> Byline {
    let time = Some(line.time_text.clone()).filter(|text| !text.is_empty());
    let known: Vec<String> = known.iter().cloned().chain(time).collect();
    let text = line.said();
    let mut byline = byline::read(&text, &known);
    let is_dated = (byline.published.is_some() || byline.is_timed || byline.has_mail)
        && text.chars().count() <= LONGEST_UNLABELLED;
    let is_known = known.iter().any(|name| text.contains(name.as_str()));
    let rest = byline.rest.clone();
    // Who writes on a site of one's own is in its name: `阿賢` of `阿賢的電玩小屋`.
    let is_person = |part: &String| {
        is_person(part)
            || (2..=3).contains(&part.chars().count())
                && names::is_wide(part)
                && known.iter().any(|name| name.starts_with(part.as_str()) && name != part)
    };
    let is_source = |part: &String| source::is_publication(part) && names::is_wide(part);
    if is_dated && byline.authors.is_empty() && rest.iter().all(|part| is_source(part) || is_person(part)) {
        byline.source = byline.source.or_else(|| rest.iter().find(|part| is_source(part)).cloned());
        if let [name] = rest.iter().filter(|part| !is_source(part)).collect::<Vec<_>>()[..]
            && !is_known
        {
            byline.authors = names::names(name);
        }
        byline.is_whole |= !byline.authors.is_empty();
    } else if byline.authors.is_empty() && signs_with_id(&text) {
        byline.authors = names::names(text.split('(').next().unwrap_or_default());
        byline.is_whole = true;
    } else if let Some(poster) = first_poster(&text) {
        byline.authors = names::names(&poster);
    }
    byline
}

/// Who opened a thread, where its posts are numbered and signed: `1：林青：2008/04/19(土) 13:07:01 ID:uN8tKzS00`.
fn first_poster(line: &str) -> Option<String> {
    let line = date::folded(line);
    let rest = line.strip_prefix('1')?.trim_start().strip_prefix([':', '.', ' '])?;
    let (poster, rest) = rest.split_once(':')?;
    let is_poster = !poster.contains("名無し") && !poster.trim().is_empty();
    (is_poster && date::leading(rest.trim_start()).is_some()).then(|| poster.trim().to_owned())
}

/// Whether a part of a line with a date is nothing but somebody's name.
fn is_person(part: &str) -> bool {
    (2..=3).contains(&part.chars().count()) && names::is_wide(part) && names::has_family_name(part)
}

/// Whether a line is the name of a reporter with an account: `허산들(sandeul)`.
fn signs_with_id(line: &str) -> bool {
    let parts = line.trim().strip_suffix(')').and_then(|line| line.split_once('('));
    let is_id = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    parts.is_some_and(|(name, id)| {
        is_id(id)
            && (2..=4).contains(&name.chars().count())
            && name.chars().all(is_hangul)
            && names::has_family_name(name)
    })
}

/// The source that the byline names.
fn shown_source(near: &[&Line], bylines: &[Byline]) -> Option<String> {
    bylines.iter().find_map(|byline| byline.source.clone()).or_else(|| marked_sources(near).next())
}

/// The source that a line of its own names below the text; that of a picture or of figures is another one.
fn far_source(far: &Far<'_>) -> Option<String> {
    let is_of_text = |line: &Line| {
        let text = line.text();
        !text.starts_with(|c: char| c.is_ascii() || "資资圖图".contains(c))
    };
    let mut lines = far.lines().iter().filter(|(line, byline)| byline.is_whole && is_of_text(line));
    lines.find_map(|(_, byline)| byline.source.clone())
}

/// Names that are marked as the source's.
fn marked_sources(near: &[&Line]) -> impl Iterator<Item = String> {
    let marked = near.iter().flat_map(|line| &line.marked).filter(|(mark, _)| *mark == Mark::Source);
    let names = marked.map(|(_, text)| text.trim().to_owned());
    let is_name = |name: &String| {
        let count = name.chars().count();
        byline::is_source(&date::folded(name))
            && count <= 20
            && date::leading(name).is_none()
            && !name.contains(['：', ':'])
    };
    names.filter(is_name)
}

/// The page's own address, or the one that the browser noted when it was saved.
fn address(root: &NodeRef<'_>, scan: &Scan) -> Option<String> {
    let declared = scan.canonical.as_deref().filter(|url| is_address(url));
    let declared = declared.or_else(|| scan.meta(&["og:url", "twitter:url"]).filter(|url| is_address(url)));
    declared.map(str::to_owned).or_else(|| saved_from(root))
}

/// `<!-- saved from url=(0028)https://example.com/ -->`
fn saved_from(root: &NodeRef<'_>) -> Option<String> {
    comments(root).into_iter().find_map(|text| {
        let (_, rest) = text
            .split_once("saved from url=(")
            .or_else(|| text.split_once("Page saved with SingleFile \n url: "))?;
        let url = rest.split_once(')').map_or(rest, |(_, url)| url).trim();
        let url = url.split_whitespace().next()?;
        is_address(url).then(|| url.to_owned())
    })
}

fn is_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

fn source(name: String, url: Option<String>) -> Option<Source> {
    let host = || {
        let url = Url::parse(url.as_deref()?).ok()?;
        let host = url.host_str()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    };
    let name = if name.is_empty() { host().unwrap_or_default() } else { name };
    (!name.is_empty()).then_some(Source { name, url })
}

fn declared_language(scan: &Scan) -> String {
    let declared = Some(scan.language.as_str()).filter(|tag| !tag.is_empty());
    let declared = declared.or_else(|| scan.meta(&["content-language", "og:locale"]));
    let tag = declared.unwrap_or_default().replace('_', "-");
    let is_tag = tag.len() <= 35 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_tag { tag } else { String::new() }
}

/// The remarks around a page's outermost elements.
fn comments(root: &NodeRef<'_>) -> Vec<String> {
    let comments = root.children_it(false).chain(root.children_it(false).flat_map(|node| node.children()));
    let text = |node: NodeRef<'_>| {
        node.query_or(None, |node| match &node.data {
            NodeData::Comment { contents } => Some(contents.to_string()),
            _ => None,
        })
    };
    comments.filter_map(text).collect()
}
