//! What the scripts of a page say of its article, where nothing else does: pages that a script fills in are often saved
//! with their data next to them.

use super::date;

/// Bytes of the longest script that is looked at.
const LONGEST: usize = 2 * 1024 * 1024;
/// Bytes of the longest value.
const LONGEST_VALUE: usize = 60;
/// Names of the moment of publication, the surest first.
const MOMENTS: &[&str] = &[
    "datePublished",
    "publish_time",
    "publishTime",
    "publishedAt",
    "published_at",
    "pubDate",
    "pubTime",
    "pubtime",
    "createTime",
    "create_time: JsDecode(",
    "var ct",
];
/// Names of the account that publishes in `WeChat`.
const ACCOUNTS: &[&str] = &["var nickname", "window.nickname", "nick_name: JsDecode("];
/// Names of the author.
const AUTHORS: &[&str] = &["var author", "authorName", "author_name", "author: JsDecode("];
/// Seconds by which the clocks of China are ahead of UTC.
const AHEAD: u64 = 8 * 60 * 60;

/// What the scripts of a page say.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// The day of publication, with how sure its name is: the less the surer.
    published: Option<(usize, String)>,
    pub account: String,
    pub author: String,
}

impl Said {
    /// Adds what one script says.
    pub(super) fn add(&mut self, script: &str) {
        if script.len() > LONGEST {
            return;
        }
        for (rank, name) in MOMENTS.iter().enumerate() {
            if self.published.as_ref().is_some_and(|(known, _)| *known <= rank) {
                break;
            }
            if let Some(day) = values(script, name).find_map(day) {
                self.published = Some((rank, day));
            }
        }
        if self.author.is_empty() {
            named_author(script).unwrap_or_default().clone_into(&mut self.author);
        }
        for (known, names) in [(&mut self.account, ACCOUNTS), (&mut self.author, AUTHORS)] {
            if known.is_empty() {
                let value =
                    names.iter().flat_map(|name| values(script, name)).find(|value| !value.is_empty());
                value.unwrap_or_default().clone_into(known);
            }
        }
    }

    pub(super) fn published(&self) -> Option<String> {
        self.published.as_ref().map(|(_, day)| day.clone())
    }
}

/// The day of a moment; seconds are those of the clocks of China, as no zone is said.
fn day(value: &str) -> Option<String> {
    let seconds = value.parse::<u64>().ok().filter(|_| value.len() == 10);
    seconds.map_or_else(|| date::day(value), |seconds| date::day(&(seconds + AHEAD).to_string()))
}

/// The name of an author who is an object: `"author":{"id":1,"name":"…"}`, `"user":{"username":"…","name":"…"}`.
fn named_author(script: &str) -> Option<&str> {
    ["\"author\"", "\"creator\"", "\"user\""].iter().find_map(|key| {
        let (_, rest) = script.split_once(key)?;
        let rest = rest.trim_start().strip_prefix(':')?.trim_start().strip_prefix('{')?;
        let (object, _) = rest.split_once('}')?;
        ["\"name", "\"nickname"].iter().find_map(|key| values(object, key).find(|name| !name.is_empty()))
    })
}

/// The quoted values that a name is given: `name = "…"`, `"name": "…"`, `name = htmlDecode("…")`, `name: JsDecode('…')`.
fn values<'a>(script: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    script.match_indices(name).filter_map(move |(at, _)| {
        let rest = script.get(at + name.len()..)?;
        let rest = if name.ends_with('(') {
            rest
        } else {
            rest.trim_start_matches(['"', '\'']).trim_start().strip_prefix([':', '='])?.trim_start()
        };
        let rest = rest.strip_prefix("htmlDecode(").unwrap_or(rest);
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, _) = rest.get(1..)?.split_once(quote)?;
        (value.len() <= LONGEST_VALUE && !value.contains('\\')).then_some(value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_of_scripts() {
        for (script, day, account) in [
            ("var ct = \"1686423720\"; var nickname = \"潮間\";", Some("2023-06-11"), "潮間"),
            (
                "var nickname = htmlDecode(\"鹽場\"); var createTime = '2024-07-25 09:01';",
                Some("2024-07-25"),
                "鹽場",
            ),
            (
                "{\"publishTime\":\"2022-01-02T08:00:00+08:00\",\"createTime\":\"2020-01-01\"}",
                Some("2022-01-02"),
                "",
            ),
            ("var publish_time = document.getElementById('x'); nickname = 3", None, ""),
            ("var ct = \"", None, ""),
        ] {
            let mut said = Said::default();
            said.add(script);
            assert_eq!(said.published().as_deref(), day, "{script}");
            assert_eq!(said.account, account, "{script}");
            assert!(said.author.is_empty(), "{script}");
        }
    }
}
