//! What a page says of its article: title, authors, date, language, address.

use dom_query::{Document, NodeData, NodeRef};
use dom_smoothie::Readability;
use url::Url;

use super::element;
use crate::article::Source;
use crate::import::plain;
use crate::text::language;

/// What stands between a title and a site's name.
const SEPARATORS: &[&str] =
    &[" | ", " - ", " – ", " — ", "｜", "_", " :: ", " » ", " · ", "－", "|", "—", " « ", "-"];
/// Characters of the longest byline.
const LONGEST_BYLINE: usize = 80;

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
}

/// Reads what a page says outside its text.
pub(super) fn read(page: &Document) -> Head {
    let root = page.root();
    let marks = Marks::new(&root);
    // JSON-LD is read by the library alone, which knows its many shapes.
    let data =
        Readability::with_document(page.clone(), None, None).ok().and_then(|page| page.parse_json_ld());
    let data = data.unwrap_or_default();
    let site = marks.meta(&["og:site_name", "application-name"]).or(data.site_name).unwrap_or_default();
    let url = address(&root, &marks).or(data.url.filter(|url| is_address(url)));
    let byline = marks.meta(&["author", "dc.creator", "article:author", "byl", "parsely-author"]);
    let published = marks.meta(&[
        "article:published_time",
        "date",
        "pubdate",
        "publishdate",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.issued",
        "datepublished",
        "parsely-pub-date",
        "og:published_time",
    ]);
    Head {
        subtitle: marks.meta(&["dcterms.alternative"]).unwrap_or_default(),
        is_own: marks.meta(&["generator"]).is_some_and(|generator| generator == "Moyue"),
        title: title(&root, &marks, &data.title, &site),
        authors: byline
            .filter(|byline| !is_address(byline))
            .or(data.byline)
            .map(|byline| authors(&byline))
            .unwrap_or_default(),
        published: published
            .or(data.published_time)
            .or_else(|| time(&root))
            .and_then(|date| self::date(&date)),
        language: declared_language(&root, &marks),
        source: source(site, url),
    }
}

impl Head {
    /// Takes an address that the page itself does not say.
    pub(super) fn add_address(&mut self, address: Option<String>) {
        let name = self.source.take().map(|source| source.name).unwrap_or_default();
        self.source = source(name, address);
    }
}

/// The language of a text: what the page declares, unless its characters say something else, as they often do where
/// a site's template was made for another language.
pub(super) fn language(declared: &str, text: &str) -> String {
    let found = language::detect(text);
    let main = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    if declared.is_empty() || (!found.is_empty() && main(declared) != main(found)) {
        return found.to_owned();
    }
    if main(declared) != "zh" {
        return declared.to_owned();
    }
    let tag = declared.to_ascii_lowercase();
    match tag.as_str() {
        "zh-hk" | "zh-mo" | "zh-hant-hk" | "zh-hant-mo" => "zh-HK".to_owned(),
        _ if !matches!(found, "" | "zh") => found.to_owned(),
        "zh-tw" | "zh-hant" | "zh-hant-tw" => "zh-Hant".to_owned(),
        "zh-cn" | "zh-sg" | "zh-hans" | "zh-hans-cn" | "zh-my" => "zh-Hans".to_owned(),
        _ => "zh".to_owned(),
    }
}

/// The names in a byline.
pub(super) fn authors(byline: &str) -> Vec<String> {
    const LABELS: &[&str] = &[
        "作者", "撰文", "文／", "文/", "記者", "记者", "編輯", "编辑", "筆者", "執筆", "著者", "By ", "by ",
        "BY ",
    ];
    let mut byline = byline.trim();
    if byline.chars().nth(LONGEST_BYLINE).is_some() {
        return Vec::new();
    }
    while let Some(rest) = LABELS.iter().find_map(|label| byline.strip_prefix(label)) {
        byline = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '／' | '/'));
    }
    let names = byline.replace(" and ", "、").replace(" & ", "、");
    let names = names.split(['、', ',', '，', ';', '；']).map(str::trim).filter(|name| !name.is_empty());
    names.map(str::to_owned).collect()
}

/// The day of a date in any of its forms.
fn date(text: &str) -> Option<String> {
    let text = text.trim();
    let day: String = text.chars().take(10).collect();
    let is_day = day.len() == 10
        && day.char_indices().all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    if is_day { Some(day) } else { plain::iso_date(text) }
}

fn time(root: &NodeRef<'_>) -> Option<String> {
    let times: Vec<_> = root.descendants_it().filter(|node| node.has_name("time")).collect();
    let is_publication = |node: &&NodeRef<'_>| {
        node.has_attr("pubdate")
            || node.attr("itemprop").is_some_and(|value| value.as_ref() == "datePublished")
    };
    let node = times.iter().find(is_publication).or(times.first())?;
    Some(node.attr("datetime").map_or_else(|| element::line(node), |value| value.to_string()))
}

/// `meta` elements by their names in lower case, the first of each.
struct Marks(Vec<(String, String)>);

impl Marks {
    fn new(root: &NodeRef<'_>) -> Self {
        let mut marks = Vec::new();
        for node in root.descendants_it().filter(|node| node.has_name("meta")) {
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|key| node.attr(key));
            let (Some(name), Some(content)) = (name, node.attr("content")) else { continue };
            let content = content.split_whitespace().collect::<Vec<_>>().join(" ");
            if !content.is_empty() {
                marks.push((name.trim().to_ascii_lowercase(), content));
            }
        }
        Self(marks)
    }

    fn meta(&self, names: &[&str]) -> Option<String> {
        let find =
            |name: &&str| self.0.iter().find(|(key, _)| key == name).map(|(_, content)| content.clone());
        names.iter().find_map(find)
    }
}

fn title(root: &NodeRef<'_>, marks: &Marks, data: &str, site: &str) -> String {
    let document = root
        .descendants_it()
        .find(|node| node.has_name("title") && node.parent().is_some_and(|parent| !parent.has_name("svg")))
        .map(|node| element::line(&node))
        .unwrap_or_default();
    let declared = marks.meta(&["og:title", "twitter:title", "dc.title"]);
    let document = declared.clone().unwrap_or(document);
    let headings = |name: &'static str| {
        let nodes = root.descendants_it().filter(move |node| node.has_name(name));
        nodes.map(|node| element::line(&node)).filter(|text| !text.is_empty())
    };
    // A heading that the title repeats is the article's; a site's name alone may be a heading as well.
    let repeated = ["h1", "h2", "h3"].into_iter().flat_map(headings).find(|heading| {
        document.starts_with(heading.as_str()) && heading != site && heading.chars().count() > 1
    });
    if let Some(title) = repeated {
        return title;
    }
    if let Some(title) = declared {
        return without_site(&title, site);
    }
    let mut firsts = headings("h1");
    match (firsts.next(), firsts.next()) {
        (Some(only), None) if only != site && data.is_empty() => return only,
        _ => {}
    }
    if !data.is_empty() {
        return without_site(data, site);
    }
    if document.is_empty() {
        headings("h2").next().unwrap_or_default()
    } else {
        without_site(&document, site)
    }
}

/// A title without the site's name behind or before it.
fn without_site(title: &str, site: &str) -> String {
    let cuts = SEPARATORS.iter().filter_map(|mark| title.rsplit_once(mark));
    for (before, after) in cuts {
        let (before, after) = (before.trim(), after.trim());
        if !site.is_empty() && after.eq_ignore_ascii_case(site) && !before.is_empty() {
            return before.to_owned();
        }
        if !site.is_empty() && before.eq_ignore_ascii_case(site) && !after.is_empty() {
            return after.to_owned();
        }
    }
    if site.is_empty() {
        // Without the site's name only clear marks part it off, and only when it is the shorter part.
        let clear = [" | ", "｜", " :: ", " » ", "_", " - ", " – ", " — "];
        let cut = clear.iter().find_map(|mark| title.rsplit_once(mark));
        if let Some((before, after)) = cut
            && after.chars().count() < before.chars().count()
        {
            return before.trim().to_owned();
        }
    }
    title.trim().to_owned()
}

/// The page's own address, or the one that the browser noted when it was saved.
fn address(root: &NodeRef<'_>, marks: &Marks) -> Option<String> {
    let canonical = root.descendants_it().find(|node| {
        node.has_name("link") && node.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"))
    });
    canonical
        .and_then(|node| node.attr("href"))
        .map(|href| href.trim().to_owned())
        .filter(|url| is_address(url))
        .or_else(|| marks.meta(&["og:url", "twitter:url"]).filter(|url| is_address(url)))
        .or_else(|| saved_from(root))
}

/// `<!-- saved from url=(0028)https://example.com/ -->`
fn saved_from(root: &NodeRef<'_>) -> Option<String> {
    let comments = root.children_it(false).chain(root.children_it(false).flat_map(|node| node.children()));
    let texts = comments.filter_map(|node| {
        node.query_or(None, |node| match &node.data {
            NodeData::Comment { contents } => Some(contents.to_string()),
            _ => None,
        })
    });
    texts.into_iter().find_map(|text| {
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

fn source(site: String, url: Option<String>) -> Option<Source> {
    let host = || {
        let url = Url::parse(url.as_deref()?).ok()?;
        let host = url.host_str()?;
        Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
    };
    let name = if site.is_empty() { host().unwrap_or_default() } else { site };
    (!name.is_empty()).then_some(Source { name, url })
}

fn declared_language(root: &NodeRef<'_>, marks: &Marks) -> String {
    let html = root.children_it(false).find(|node| node.has_name("html"));
    let lang = html.and_then(|html| html.attr("lang").or_else(|| html.attr("xml:lang")));
    let lang = lang.map(|lang| lang.trim().to_owned()).filter(|lang| !lang.is_empty());
    let lang = lang.or_else(|| marks.meta(&["content-language", "og:locale"]));
    let tag = lang.unwrap_or_default().replace('_', "-");
    let is_tag = tag.len() <= 35 && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if is_tag { tag } else { String::new() }
}
