//! The signs between a title and the names of a site and its sections.

use super::source::Sites;

/// What stands between a title and a site's name, the longer ones first.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " : ", " / ", " @ ", "--", "__", "｜", "_",
    "－", "|", "—", "-", "：", ": ", "»",
];
/// Those that are seldom part of a title.
pub(super) const CLEAR: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " » ", " @ ", "｜", "__", "_", "|", "--"];
/// Names around a title that are cut away: a section, a channel, the site.
const MOST_CUTS: usize = 3;

/// The parts of a title between signs.
pub(super) fn parts(title: &str) -> Vec<String> {
    let mut parts = vec![title.to_owned()];
    for sign in SEPARATORS.iter().chain(&["/"]) {
        parts = parts.iter().flat_map(|part| part.split(sign).map(|part| part.trim().to_owned())).collect();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A title without the names of the site and its sections after or before it.
pub(super) fn without_site(title: &str, sites: &Sites) -> String {
    let mut title = title.trim().trim_end_matches("::").trim();
    let known = SEPARATORS.iter().find_map(|sign| {
        let before =
            title.rsplit_once(sign).filter(|(_, after)| sites.is_like(after)).map(|(before, _)| before);
        let after = title.split_once(sign).filter(|(before, _)| sites.has(before)).map(|(_, after)| after);
        Some((before.or(after)?.trim(), sign)).filter(|(rest, _)| !rest.is_empty() && !sites.has(rest))
    });
    if let Some((rest, sign)) = known {
        title = rest;
        // The section that the same sign parts off.
        while let Some((before, after)) = title.rsplit_once(sign).filter(|_| CLEAR.contains(sign)) {
            // An underline is never part of a title.
            if after.trim().chars().count() > 6 && !sign.contains('_') || !is_shorter(after, before) {
                break;
            }
            title = before.trim();
        }
        return title.to_owned();
    }
    // Without the site's name only clear marks part it off, and only when it is the shorter part.
    for _ in 0..MOST_CUTS {
        let cut =
            CLEAR.iter().filter_map(|sign| title.rsplit_once(sign)).max_by_key(|(before, _)| before.len());
        let cut = cut.or_else(|| title.rsplit_once(" : ").filter(|(before, _)| !before.is_ascii()));
        match cut {
            Some((before, after)) if is_shorter(after, before) => title = before.trim(),
            _ => break,
        }
    }
    title.to_owned()
}

/// Whether what stands after a title is shorter than the longest part of what is before it.
fn is_shorter(after: &str, before: &str) -> bool {
    let longest = parts(before).iter().map(|part| part.chars().count()).max().unwrap_or_default();
    after.trim().chars().count() < longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_and_sections_are_cut_away() {
        let named = |name: &str| Sites::new([name.to_owned()]);
        for (title, site, expected) in [
            ("圖書館延長開放 | 港灣日報", "港灣日報", "圖書館延長開放"),
            ("圖書館延長開放 | 生活 | 港灣日報", "港灣日報", "圖書館延長開放"),
            ("圖書館延長開放 - 生活 - 港灣日報", "港灣日報", "圖書館延長開放"),
            ("圖書館延長開放 - 港灣日報 - 生活", "", "圖書館延長開放"),
            ("图书馆延长开放_教育频道_清溪网", "", "图书馆延长开放"),
            ("图书馆延长开放-港湾网", "港湾网", "图书馆延长开放"),
            ("港湾网-图书馆延长开放", "港湾网", "图书馆延长开放"),
            ("山中客: 雨夜走山路", "山中客", "雨夜走山路"),
            ("図書館の夜：潮朝新聞デジタル", "潮朝新聞デジタル", "図書館の夜"),
            ("図書館の夜｜しおり帳", "", "図書館の夜"),
            ("도서관의 밤, 늦게까지 : 안개항신문", "", "도서관의 밤, 늦게까지"),
            ("Rain - A History - BBC", "BBC", "Rain - A History"),
            ("甲－乙", "", "甲－乙"),
            ("林九如：小城為什麼需要地圖", "", "林九如：小城為什麼需要地圖"),
            ("【專訪】圖書館 | 港灣日報", "港灣日報", "【專訪】圖書館"),
            ("港灣日報", "港灣日報", "港灣日報"),
        ] {
            assert_eq!(without_site(title, &named(site)), expected, "{title}");
        }
    }
}
