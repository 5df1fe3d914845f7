//! Where an article was published.

use super::byline;
use super::date::folded;

/// The names that a page gives its site, the surest first.
pub(super) struct Sites(Vec<String>);

impl Sites {
    pub(super) fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect())
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
        self.0.iter().map(String::as_str).find(|name| byline::is_source(&folded(name)) && !is_host(name))
    }
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

fn is_host(name: &str) -> bool {
    name.contains('.')
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-'))
}

/// The letters and digits of a text in one width and case.
pub(in crate::import::html) fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
