//! What an element's name and attributes say of what it holds.

use dom_query::Element;

use super::byline;
use super::date;

/// Bytes of an element's classes that are looked at.
const LONGEST_CLASS: usize = 300;
/// Bytes of the longest tooltip that is read.
const LONGEST_TOOLTIP: usize = 80;

/// What stands around everything: `nav-content-wrap`.
const AROUND_ALL: &[&str] = &[
    "has",
    "with",
    "no",
    "for",
    "show",
    "container",
    "wrapper",
    "wrap",
    "content",
    "main",
    "body",
    "page",
    "layout",
];

/// What the name and the attributes of an element say of what it holds.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be so")]
pub(super) struct About {
    pub level: Option<u8>,
    pub is_title: bool,
    pub is_author: bool,
    /// Whether it says something else of an author than the name.
    pub is_next_to_author: bool,
    pub is_person: bool,
    pub is_source: bool,
    pub is_published: bool,
    /// The day of publication that it says when it is pointed at: `<span data-tooltip="发布于 2021-11-08">`.
    pub day: Option<String>,
    /// The moment that a text of the kind of `3 年前` stands for.
    pub moment: Option<String>,
    /// For a cell of a table or of a list of facts, whether it may hold what the cell before it announces.
    pub cell: Option<bool>,
    pub is_around: bool,
    pub is_own_foot: bool,
    pub is_home: bool,
}

impl About {
    pub(super) fn of(element: &Element, name: &str) -> Self {
        let mut about = Self { is_around: matches!(name, "nav" | "aside" | "footer"), ..Self::default() };
        // Elements that a site has invented are named as classes are: `app-byline`.
        if name.contains('-') {
            about.class(name, name);
        }
        about.level = name
            .strip_prefix('h')
            .and_then(|digit| digit.parse().ok())
            .filter(|level| (1..=6).contains(level));
        about.cell = match name {
            "td" | "dd" => Some(true),
            "th" | "dt" => Some(false),
            _ => None,
        };
        let (mut tooltip, mut name_for_all) = (None, None);
        for attribute in &element.attrs {
            let value = attribute.value.as_ref();
            match attribute.name.local.as_ref() {
                // What the whole page is called says nothing: `<body class="menu-open single-author">`.
                "class" | "id" if matches!(name, "html" | "body" | "main" | "article") => {}
                "class" | "id" => value
                    .split_ascii_whitespace()
                    .take_while(|class| class.len() <= LONGEST_CLASS)
                    .take(20)
                    .for_each(|class| about.class(class, name)),
                "itemprop" => about.property(value),
                "data-tooltip" => tooltip = Some(value),
                "title" | "data-tip" | "data-original-title" | "data-time" | "data-date" => {
                    about.moment = about.moment.take().or_else(|| date_of_tooltip(value));
                }
                "aria-label" => name_for_all = Some(value),
                "rel" => about.relation(value),
                "role" if matches!(value, "cell" | "gridcell") => about.cell = Some(true),
                "role" if value == "heading" => about.level = about.level.or(Some(2)),
                "aria-level" => about.level = value.parse().ok().filter(|level| (1..=6).contains(level)),
                "role" => about.is_around |= matches!(value, "navigation" | "complementary" | "contentinfo"),
                "href" => {
                    about.is_home |= is_home(value);
                    about.is_person |= is_of_person(value);
                }
                _ => {}
            }
        }
        about.is_around &= !about.is_own_foot;
        about.day = tooltip.or(name_for_all).and_then(day_of_tooltip);
        about
    }

    fn property(&mut self, value: &str) {
        for word in value.split_ascii_whitespace() {
            match word {
                "headline" => self.is_title = true,
                "author" | "creator" => self.is_author = true,
                "datePublished" => self.is_published = true,
                _ => {}
            }
        }
    }

    fn relation(&mut self, value: &str) {
        for word in value.split_ascii_whitespace() {
            self.is_author |= word.eq_ignore_ascii_case("author");
            self.is_home |= word.eq_ignore_ascii_case("home");
        }
    }

    fn class(&mut self, class: &str, element: &str) {
        const AROUND: &[&str] = &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "footer",
            "sidebar",
            "aside",
            "comment",
            "comments",
            "commentlist",
            "related",
            "recommend",
            "recommended",
            "ranking",
            "breadcrumb",
            "breadcrumbs",
            "crumb",
            "login",
        ];
        const OF_ARTICLE: &[&str] = &[
            "entry", "post", "article", "news", "story", "content", "main", "art", "topic", "page",
            "question", "media", "thread", "view", "detail", "cont", "h1", "text", "title",
        ];
        const AUTHORS: &[&str] = &[
            "author",
            "authors",
            "byline",
            "writer",
            "writers",
            "reporter",
            "reporters",
            "journalist",
            "authi",
        ];
        // The card about an author, lists of what else the author wrote, and how often that was read.
        const NEXT_TO_AUTHORS: &[&str] = &[
            "bio",
            "list",
            "related",
            "avatar",
            "comment",
            "comments",
            "reply",
            "recommend",
            "count",
            "follow",
            "desc",
            "description",
            "intro",
            "img",
            "image",
            "photo",
            "profile",
            "email",
            "mail",
            "other",
            "more",
            "title",
            "label",
            "job",
            "badge",
            "headline",
            "level",
            "signature",
        ];
        const SOURCES: &[&str] = &["source", "laiyuan"];
        const PERSONS: &[&str] = &["nickname", "username", "nick"];
        // The account that publishes in `WeChat`.
        const ACCOUNTS: &[&str] = &["js_name", "rich_media_meta_nickname", "profile_nickname"];
        // After two hyphens stands in which state something is: `card--related`.
        let words = words(class.split("--").next().unwrap_or(class));
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        // The article's own foot: `<footer class=entry-meta>`, `post-footer`.
        self.is_own_foot |= (element == "footer" || has(&["footer"])) && has(&["post", "entry", "article"]);
        self.is_around |= has(AROUND) && !has(AROUND_ALL);
        self.is_home |=
            has(&["logo", "brand", "masthead"]) || has(&["site", "blog"]) && has(&["title", "name"]);
        let is_named = has(&["title", "headline", "subject", "tit"])
            && !has(&["sub", "site", "block", "widget", "modal", "dialog", "popup"]);
        let is_heading = matches!(element, "h1" | "h2" | "h3" | "h4");
        let is_of_article = words.iter().filter(|word| OF_ARTICLE.contains(&word.as_str())).count() > 1;
        // MediaWiki's.
        self.is_title |= class == "firstHeading";
        self.is_title |= is_named && (is_of_article || is_heading && has(OF_ARTICLE) && words.len() > 1)
            || has(&["headline"]) && is_heading;
        self.is_author |= has(AUTHORS) && !has(NEXT_TO_AUTHORS);
        self.is_author |= class == "by";
        let is_account = ACCOUNTS.contains(&class);
        self.is_person |= has(PERSONS) && !is_account && !has(&["comment", "comments", "reply"]);
        self.is_source |= has(SOURCES) && words.len() <= 2 || is_account;
        self.is_next_to_author |= has(NEXT_TO_AUTHORS);
    }
}

/// The day of publication in a text, if it is nothing but a byline that labels it.
fn day_of_tooltip(text: &str) -> Option<String> {
    let fits = text.len() <= LONGEST_TOOLTIP && text.contains(|c: char| c.is_ascii_digit());
    let byline = fits.then(|| byline::takes(text, &[]))??;
    byline.published.filter(|_| byline.is_labelled)
}

/// A text that is a date.
fn date_of_tooltip(text: &str) -> Option<String> {
    let fits = (8..=LONGEST_TOOLTIP).contains(&text.len()) && text.contains(|c: char| c.is_ascii_digit());
    fits.then(|| date::day(text))?.map(|_| text.trim().to_owned())
}

/// The words of a class: `entry-title`, `rich_media_title`, `articleTitle`.
fn words(class: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut was_small = false;
    for c in class.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && was_small) {
            words.extend(Some(std::mem::take(&mut word)).filter(|word| !word.is_empty()));
        }
        was_small = c.is_lowercase();
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// Whether an address is that of somebody's own page: `/author/12`, `/reporter-bio/12`, `/member/ann`.
fn is_of_person(address: &str) -> bool {
    const WORDS: &[&str] = &[
        "author",
        "authors",
        "reporter",
        "reporters",
        "writer",
        "writers",
        "journalist",
        "journalists",
        "columnist",
        "byline",
        "member",
        "people",
        "profile",
        "user",
        "users",
        "u",
    ];
    if address.len() > LONGEST_CLASS {
        return false;
    }
    let path = address
        .split_once("//")
        .map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    // Something follows: whose page it is.
    let mut segments = path.split('/').rev().skip(1);
    segments.any(|segment| words(segment).iter().any(|word| WORDS.contains(&word.as_str())))
}

/// Whether an address is that of a site's first page.
fn is_home(address: &str) -> bool {
    let address = address.trim();
    let file = address.rsplit('/').next().unwrap_or_default();
    let name = file.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_first =
        file.contains('.') && !file.contains(['?', '#']) && matches!(name.as_str(), "index" | "default");
    let address = if is_first { address.strip_suffix(file).unwrap_or(address) } else { address };
    let path = match address.split_once("//") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => match address.strip_prefix('/') {
            Some(path) => path,
            None => return false,
        },
    };
    path.is_empty()
}
