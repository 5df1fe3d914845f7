//! Charts (ECMA-376 Part 1, 21.2), and those of newer kinds such as waterfalls and trees (`chartex`), which only Word's
//! own schema describes.

use crate::import::office::chart::{ChartPoints, ChartSeries, MOST_COLUMNS, OfficeChart};
use crate::import::office::drawn_text::{paragraphs, plain};
use crate::import::office::line::LineText;
use crate::import::xml::XmlTree;
use crate::text::slice::one_line;

/// Days from the beginning of the year 1 to day 0 of the sheets' calendar, 1899-12-30.
const DAY_ZERO: i64 = 693_593;
/// Days by which the calendar that begins in 1904 is behind (`date1904`).
const BEHIND: i64 = 1_462;
/// The last day that such a calendar knows, 9999-12-31.
const LAST_DAY: f64 = 2_958_465.0;

/// What is drawn in a chart.
pub(super) fn read(document: &XmlTree) -> OfficeChart {
    let Some(space) = document.child("chartSpace") else { return OfficeChart::default() };
    let Some(chart) = space.child("chart") else { return OfficeChart::default() };
    let later = space.child("date1904").filter(|from| from.element.is_on()).map_or(0, |_| BEHIND);
    let title = chart.child("title");
    let mut read =
        OfficeChart { title: title.map(title_lines).unwrap_or_default(), ..OfficeChart::default() };
    if let Some(data) = space.child("chartData") {
        read.series = newer_series(data, chart);
    }
    let Some(area) = chart.child("plotArea") else { return read };
    read.series.extend(area.gather("ser").into_iter().map(|series| older_series(series, later)));
    let along = category_axis(area);
    read.axis = along.and_then(|axis| axis.child("title")).map(title_text).unwrap_or_default();
    for axis in &area.children {
        if !along.is_some_and(|along| std::ptr::eq(along, axis)) {
            read.words.extend(axis.child("title").map(title_lines).unwrap_or_default());
        }
    }
    read.words.extend(area.gather("dLbl").into_iter().flat_map(paragraphs));
    read
}

/// The axis along which the categories are, or what is across in a chart of points.
fn category_axis(area: &XmlTree) -> Option<&XmlTree> {
    let is_level = |axis: &&XmlTree| matches!(axis.value_of("axPos"), Some("b" | "t"));
    let of_names =
        area.children.iter().find(|axis| matches!(axis.element.name.as_str(), "catAx" | "dateAx" | "serAx"));
    of_names.or_else(|| area.each("valAx").find(is_level))
}

fn title_lines(title: &XmlTree) -> Vec<LineText> {
    let lines = paragraphs(title);
    if !lines.is_empty() {
        return lines;
    }
    let text = name(title);
    if text.is_empty() { Vec::new() } else { vec![plain(&text)] }
}

fn title_text(title: &XmlTree) -> String {
    let lines = title_lines(title);
    one_line(&lines.iter().map(|line| line.plain.as_str()).collect::<Vec<_>>().join(" "))
}

/// The text of a title or of a series' name: as it is kept, cell by cell.
fn name(node: &XmlTree) -> String {
    let values = node.gather("v");
    one_line(&values.iter().map(|value| value.text.as_str()).collect::<Vec<_>>().join(" "))
}

fn older_series(series: &XmlTree, later: i64) -> ChartSeries {
    let of = |names: &[&str]| names.iter().filter_map(|name| series.child(name)).collect::<Vec<_>>();
    let categories = of(&["cat", "xVal"]).into_iter().flat_map(|node| levels(node, later)).collect();
    let values =
        of(&["val", "yVal", "bubbleSize"]).into_iter().flat_map(|node| levels(node, later)).collect();
    ChartSeries { name: series.child("tx").map(name).unwrap_or_default(), categories, values }
}

/// The points of a series by levels, the outermost first.
fn levels(node: &XmlTree, later: i64) -> Vec<ChartPoints> {
    let levels = node.gather("lvl");
    if !levels.is_empty() {
        return levels.into_iter().rev().map(|level| points(level, later)).collect();
    }
    let points = points(node, later);
    if points.is_empty() { Vec::new() } else { vec![points] }
}

fn points(node: &XmlTree, later: i64) -> ChartPoints {
    let format = node.find("formatCode").map(|code| code.text.clone());
    let format = format.or_else(|| node.attribute("formatCode").map(str::to_owned)).unwrap_or_default();
    let is_number = node.find("numCache").is_some() || node.find("numLit").is_some() || !format.is_empty();
    let mut points = ChartPoints::new();
    for (count, point) in node.gather("pt").into_iter().enumerate() {
        let place = point.attribute("idx").and_then(|index| index.trim().parse().ok()).unwrap_or(count);
        let text = point.child("v").map_or_else(|| point.line(), XmlTree::line);
        points.insert(place, if is_number { number(&text, &format, later) } else { text });
    }
    points
}

/// A number as it is read: the shortest form that says it, with `%` or as a day where its format says so.
fn number(text: &str, format: &str, later: i64) -> String {
    let Ok(value) = text.trim().parse::<f64>() else { return text.to_owned() };
    let is_day = format.chars().any(|c| matches!(c, 'y' | 'd')) && !format.contains("General");
    if is_day && (0.0..=LAST_DAY).contains(&value) {
        return day(value as i64 + DAY_ZERO + later);
    }
    if format.contains('%') {
        return format!("{}%", rounded(value * 100.0));
    }
    rounded(value)
}

/// A number with fifteen digits at most, as sheets have them.
fn rounded(value: f64) -> String {
    let short: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    short.to_string()
}

/// A day by its number from the beginning of the year 1, in the calendar that is used today.
fn day(days: i64) -> String {
    // By centuries of years that begin in March, so that the leap day comes last.
    let days = days + 306;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let (month, carried) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{date:02}", era * 400 + year + carried)
}

/// The series of a chart of a newer kind, whose values stand apart from what is said of them.
fn newer_series(data: &XmlTree, chart: &XmlTree) -> Vec<ChartSeries> {
    let said = chart.gather("series");
    let series = data.each("data").take(MOST_COLUMNS).map(|values| {
        let id = values.attribute("id");
        let of_data = |series: &&&XmlTree| series.value_of("dataId") == id;
        let said = said.iter().find(of_data);
        let levels = |name: &'static str| values.each(name).flat_map(|node| levels(node, 0)).collect();
        ChartSeries {
            name: said.and_then(|series| series.child("tx")).map(name).unwrap_or_default(),
            categories: levels("strDim"),
            values: levels("numDim"),
        }
    });
    series.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_days_are_days() {
        for (text, format, read) in [
            ("4.2999999999999998", "General", "4.3"),
            ("120", "#,##0", "120"),
            ("0.070000000000000007", "0.0%", "7%"),
            ("0", "yyyy/m/d", "1899-12-30"),
            ("44255", "m/d/yyyy", "2021-02-28"),
            ("45351", "yyyy\"年\"m\"月\"d\"日\"", "2024-02-29"),
            ("2958465", "yyyy-mm-dd", "9999-12-31"),
            ("1e300", "yyyy", "1e300"),
            ("雨", "General", "雨"),
        ] {
            let given = number(text, format, 0);
            let same = given.parse::<f64>().ok().zip(read.parse::<f64>().ok()).is_some_and(|(a, b)| a == b);
            assert!(given == read || same, "{text} {format}: {given}");
        }
        assert_eq!(number("0", "yyyy", BEHIND), "1904-01-01");
    }
}
