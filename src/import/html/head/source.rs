//! Where an article was published.

use super::byline;
use super::data::Data;
use super::date::folded;
use super::names;
use super::scan::Scan;
use super::signs;
use crate::text::class::is_han;
use crate::text::slice::first_chars;

/// The names that a page gives its site, the surest first.
pub(super) struct Sites(Vec<String>);

impl Sites {
    pub(super) fn new(names: impl IntoIterator<Item = String>) -> Self {
        let names = names.into_iter().map(|name| without_site(name.trim()).to_owned());
        Self(names.filter(|name| !name.is_empty()).collect())
    }

    /// The names alone.
    pub(super) fn into_names(self) -> Vec<String> {
        self.0
    }

    /// Adds a name that is less sure than all others.
    pub(super) fn add(&mut self, name: &str) {
        if !name.is_empty() {
            self.0.push(name.to_owned());
        }
    }

    /// Whether a text is the site's name, or a part of it that stands for it.
    pub(super) fn has(&self, text: &str) -> bool {
        let text = letters(text);
        !text.is_empty() && self.0.iter().any(|name| letters(name) == text)
    }

    /// Whether a text is the site's name, begins it or begins with it: `港灣日報` of `港灣日報電子報`.
    pub(super) fn is_like(&self, text: &str) -> bool {
        let text = letters(text);
        let long = |text: &str| text.chars().count() > 1;
        long(&text)
            && self
                .0
                .iter()
                .map(|name| letters(name))
                .any(|name| name.starts_with(&text) || long(&name) && text.starts_with(&name))
    }

    /// The name to show; an address is none.
    pub(super) fn name(&self) -> Option<&str> {
        self.names().next()
    }

    /// The name to show next to those of the authors: where a blog is called by its author's name, that of its platform.
    pub(super) fn name_besides(&self, authors: &[String]) -> Option<&str> {
        self.names().find(|name| !authors.iter().any(|author| author == name)).or_else(|| self.name())
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let names = self.0.iter().map(String::as_str);
        names.filter(|name| byline::is_source(&folded(name)) && !is_host(name))
    }
}

/// Whether a name ends the page's own title, as that of the site does, or is a publication's amid it.
pub(super) fn is_in_title(name: &str, title: &str) -> bool {
    let title = title.trim().trim_end_matches([']', '】']);
    let is_part = |part: &String| {
        let rest = part.strip_suffix(name);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with([' ', '[', '【']))
    };
    let parts = signs::parts(title);
    let is_small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    name.chars().count() > 2
        && !name.chars().all(is_small)
        && names::is_name(name)
        && title != name
        && (parts.last().is_some_and(is_part) || names::is_group(name) && parts.iter().any(is_part))
}

/// A site's name without that of the platform that it is on, by which the page's own title ends: `platform | blog`; the
/// platform's own name where the title writes it without the letters before it.
pub(super) fn without_platform(name: &str, title: &str) -> String {
    let title = title.trim();
    for sign in [" | ", " : ", " - ", " :: "] {
        if let Some((platform, blog)) = name.split_once(sign)
            && title.len() > platform.len()
            && title.ends_with(platform.trim())
            && !title.contains(blog.trim())
        {
            return blog.trim().to_owned();
        }
        if let Some((blog, platform)) = name.rsplit_once(sign)
            && title.ends_with(platform.trim())
            && !title.contains(blog.trim())
        {
            return blog.trim().to_owned();
        }
    }
    match name.split_once(' ') {
        Some((before, rest))
            if before.is_ascii()
                && !rest.is_ascii()
                && title.ends_with(&format!(" {rest}"))
                && !title.ends_with(name) =>
        {
            rest.to_owned()
        }
        _ => name.to_owned(),
    }
}

/// The publication that a portal has the article from: by what it declares for portals, or as the author who is no
/// person and not the publisher.
pub(super) fn supplier(scan: &Scan, data: &Data, sites: &Sites) -> Option<String> {
    let declared = scan.meta(&["contentsource", "mediaid", "article:media_name"]).map(str::to_owned);
    let author = || {
        let author = scan.meta(&["og:article:author"])?;
        let name = author.split_once(" | ").map_or(author, |(name, _)| name).trim();
        is_publication(name).then(|| name.to_owned())
    };
    let agent = || match &data.authors[..] {
        [agent] if agent.is_group && !is_office(&agent.name) && !data.publisher.is_empty() => {
            (!sites.is_like(&agent.name)).then(|| agent.name.clone())
        }
        _ => None,
    };
    declared
        .filter(|name| byline::is_source(&folded(name)) && !name.bytes().all(|byte| byte.is_ascii_digit()))
        .or_else(author)
        .or_else(agent)
}

/// What a site's name says besides whose site it is.
const SITES: &[&str] = &[
    "全球資訊網",
    "門戶網站",
    "门户网站",
    "官方網站",
    "官方网站",
    "官網",
    "官网",
    "公式ホームページ",
    "ホームページ",
    "公式サイト",
];

/// A name without the words for a site.
fn without_site(name: &str) -> &str {
    // In Chinese the same in Latin letters stands after it: `立群新聞 Stance`.
    if let Some((han, latin)) = name.split_once(' ')
        && han.chars().all(is_han)
        && latin.is_ascii()
        && latin.chars().any(|c| c.is_ascii_lowercase())
    {
        return han;
    }
    // The paper and its pages: `港灣新聞:港灣新聞デジタル`.
    let name = match name.split_once(':') {
        Some((paper, pages)) if paper.chars().count() > 2 && pages.starts_with(first_chars(paper, 2)) => {
            paper
        }
        _ => name,
    };
    SITES
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .unwrap_or(name)
}

/// Whether a name is that of a newspaper or the like.
pub(super) fn is_publication(name: &str) -> bool {
    const ENDS: &[&str] = &[
        "報",
        "报",
        "社",
        "網",
        "网",
        "新聞",
        "新闻",
        "通信",
        "通訊",
        "通讯",
        "周刊",
        "週刊",
        "雜誌",
        "杂志",
        "電視",
        "电视",
        "台",
        "臺",
        "デジタル",
        "タイムス",
        "タイムズ",
        "ニュース",
        "オンライン",
        "뉴스",
        "일보",
        "매일",
        "신문",
        "통신",
        "타임스",
        "저널",
        "경제",
        "방송",
        "TV",
        "News",
        "Times",
    ];
    ENDS.iter().any(|end| name.ends_with(end)) && name.chars().count() > 2
}

/// Whether a name is that of those who edit a publication.
fn is_office(name: &str) -> bool {
    ["部", "室", "組", "组", "局", "팀", "中心"].iter().any(|end| name.ends_with(end))
}

fn is_host(name: &str) -> bool {
    name.contains('.')
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'))
}

/// The letters and digits of a text in one width and case.
pub(in crate::import::html) fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
