//! Cues of `SubStation Alpha`: a line each, whose fields the section of events names.

use super::cues::{Cue, time};
use super::markup::CueLine;

/// The fields of a line where the file does not name them.
const FIELDS: &[&str] =
    &["layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"];

/// The cues of a file, in the order of their times.
pub(super) fn read(text: &str) -> Vec<Cue> {
    let mut fields: Vec<String> = FIELDS.iter().map(|field| (*field).to_owned()).collect();
    let mut is_event = false;
    let mut cues = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with('[') && line.ends_with(']') {
            is_event = line.eq_ignore_ascii_case("[events]");
            continue;
        }
        let Some((kind, rest)) = line.split_once(':').filter(|_| is_event) else { continue };
        match kind.trim().to_ascii_lowercase().as_str() {
            "format" => fields = rest.split(',').map(|field| field.trim().to_ascii_lowercase()).collect(),
            "dialogue" => cues.extend(event(rest, &fields)),
            // What editors call a chapter, which is not shown.
            "comment" => {
                cues.extend(event(rest, &fields).filter(|_| is_chapter(rest, &fields)).map(|cue| Cue {
                    is_chapter: true,
                    speaker: String::new(),
                    ..cue
                }));
            }
            _ => {}
        }
    }
    cues.sort_by_key(|cue| cue.start);
    // What is drawn in several layers is said once.
    cues.dedup_by(|later, first| later.start == first.start && later.lines == first.lines);
    cues
}

fn field<'a>(line: &'a str, fields: &[String], name: &str) -> Option<&'a str> {
    let at = fields.iter().position(|field| field == name)?;
    line.splitn(fields.len(), ',').nth(at)
}

fn is_chapter(line: &str, fields: &[String]) -> bool {
    ["effect", "style", "name"].iter().any(|name| {
        field(line, fields, name).is_some_and(|value| value.trim().eq_ignore_ascii_case("chapter"))
    })
}

fn event(line: &str, fields: &[String]) -> Option<Cue> {
    let start = time(field(line, fields, "start")?)?;
    let end = time(field(line, fields, "end")?)?;
    let speaker = field(line, fields, "name").or_else(|| field(line, fields, "actor"));
    let lines: Vec<CueLine> = shown(field(line, fields, "text")?)
        .split('\n')
        .map(CueLine::of)
        .filter(|line| !line.is_empty())
        .collect();
    let speaker = speaker.unwrap_or_default().trim().to_owned();
    (!lines.is_empty()).then_some(Cue { start, end, speaker, lines, is_chapter: false })
}

/// What is shown of a text: without overrides in braces, and without what is drawn while `\p` is on.
fn shown(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    let mut draws = false;
    loop {
        let (before, after) =
            rest.split_once('{').map_or((rest, None), |(before, after)| (before, Some(after)));
        if !draws {
            out.push_str(before);
        }
        let Some(after) = after else { break };
        let Some((inner, behind)) = after.split_once('}') else {
            out.push('{');
            out.push_str(after);
            break;
        };
        for tag in inner.split('\\').skip(1) {
            let scale = tag.strip_prefix('p').map(str::trim).filter(|scale| !scale.is_empty());
            if let Some(scale) = scale.and_then(|scale| scale.parse::<u32>().ok()) {
                draws = scale > 0;
            }
        }
        rest = behind;
    }
    out.replace("\\N", "\n").replace("\\n", " ").replace("\\h", "\u{A0}")
}
