//! The day of publication.

use super::byline::Byline;
use super::data::Data;
use super::date;
use super::far::Far;
use super::line::Line;
use super::scan::Scan;

/// Nothing was published in the web before: an older date without a word for publication is that of an event.
const FIRST_DAY: &str = "1991-08-06";
/// The day of publication. What the page shows near its headline counts where it agrees with what the page declares,
/// but for the zone of time, or where it is labelled; an unlabelled date alone may be that of an event.
pub(super) fn choose(
    scan: &Scan,
    data: &Data,
    near: &[&Line],
    bylines: &[Byline],
    far: &Far<'_>,
) -> Option<String> {
    const METAS: &[&str] = &[
        "article:published_time",
        "article:published",
        "og:article:published_time",
        "og:published_time",
        "bytedance:published_time",
        "datepublished",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "pub_date",
        "date",
        "dc.date.issued",
        "dc.date",
        "dc.date.created",
        "dcterms.date",
        "dcterms.created",
        "dcterms.issued",
        "citation_publication_date",
        "citation_date",
        "parsely-pub-date",
        "sailthru.date",
        "article:create_at",
        "weibo:article:create_at",
    ];
    let labelled =
        bylines.iter().filter(|byline| byline.is_labelled).find_map(|byline| byline.published.clone());
    let is_of_web = |byline: &Byline| {
        let day = byline.published.as_ref().or(byline.updated.as_ref());
        byline.is_labelled || day.is_none_or(|day| day.as_str() >= FIRST_DAY)
    };
    let mut shown = bylines
        .iter()
        .filter(|byline| is_of_web(byline))
        .filter(|byline| byline.is_whole || !byline.authors.is_empty() || byline.source.is_some());
    // What a `time` element shows is the day where the page is read, what it stands for may be that of another zone.
    let time = |line: &&Line| {
        let moment = line.time.as_ref().and_then(|(moment, _)| date::day(moment))?;
        let is_same = |shown: &String| date::days_apart(shown, &moment) <= 1;
        Some(date::day(&line.time_text).filter(is_same).unwrap_or(moment))
    };
    let shown = shown.find_map(|byline| byline.published.clone());
    let shown = labelled.clone().or(shown).or_else(|| near.iter().find_map(time));
    let marked = || scan.lines.iter().filter(|line| !line.is_around).filter_map(|line| line.time.as_ref());
    let declared = date::day(&data.published)
        .or_else(|| METAS.iter().filter_map(|name| scan.meta(&[name])).find_map(date::day))
        .or_else(|| {
            marked().filter(|(_, is_publication)| *is_publication).find_map(|(moment, _)| date::day(moment))
        });
    let alone = || {
        let short = bylines
            .iter()
            .zip(near)
            .filter(|(byline, line)| !line.text().contains(['。', '～', '〜', '~']) && is_of_web(byline));
        short
            .clone()
            .find_map(|(byline, _)| byline.published.clone())
            .or_else(|| short.clone().find_map(|(byline, _)| byline.updated.clone()))
    };
    match (shown, declared) {
        (Some(shown), Some(declared)) => {
            let agrees = date::days_apart(&shown, &declared) <= 1 || labelled.is_some();
            Some(if agrees { shown } else { declared })
        }
        (Some(day), None) | (None, Some(day)) => Some(day),
        (None, None) => alone()
            .or_else(|| elsewhere(far))
            .or_else(|| scan.scripts.published())
            .or_else(|| scan.meta(&["datecreated"]).and_then(date::day))
            .or_else(|| marked().find_map(|(moment, _)| date::day(moment)))
            .or_else(|| below(far)),
    }
}

/// The day in the last line that is nothing else, written out as notices are signed with it; lists of other articles have
/// numbers alone.
fn below(far: &Far<'_>) -> Option<String> {
    let days = far.lines().iter().rev();
    let days = days.filter(|(line, byline)| byline.is_whole && line.text().contains(['日', '일']));
    days.filter_map(|(_, byline)| byline.published.clone()).find(|day| day.as_str() >= FIRST_DAY)
}

/// A date with a label in a line of its own.
fn elsewhere(far: &Far<'_>) -> Option<String> {
    let bylines = || far.lines().iter().map(|(_, byline)| byline);
    let says = |byline: &&Byline| {
        byline.is_labelled || byline.is_of_post || byline.source.is_some() || !byline.authors.is_empty()
    };
    let published = bylines().filter(says).find_map(|byline| byline.published.clone());
    published.or_else(|| bylines().find_map(|byline| byline.updated.clone()))
}
