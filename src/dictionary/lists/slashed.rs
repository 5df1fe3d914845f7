//! The lines of CC-CEDICT, `傘 伞 [san3] /umbrella/parasol/`, and of EDICT, `傘 [かさ] /(n) umbrella/(P)/`.
//!
//! CC-CEDICT has the traditional and the simplified form before the reading (CC-CEDICT wiki, "Syntax"); EDICT2 has names
//! and readings with `;` between them and marks in brackets after them (EDRDG, "EDICT2").

use super::{Builder, GlossaryError};
use crate::text::class::is_cjk;

/// A line in its parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    names: Vec<&'t str>,
    readings: Vec<&'t str>,
    senses: &'t str,
}

impl<'t> Line<'t> {
    pub(super) fn of(line: &'t str) -> Option<Self> {
        let line = line.trim();
        if line.contains('\t') {
            return None;
        }
        let (head, senses) = line.strip_suffix('/')?.split_once(" /")?;
        let (names, readings) = match head.split_once('[') {
            Some((names, more)) => {
                let (reading, _) = more.trim_start_matches('[').split_once(']')?;
                (names, reading)
            }
            None => (head, ""),
        };
        let names = names.trim();
        let forms: Vec<_> = names.split_whitespace().collect();
        let names = match forms[..] {
            [traditional, simplified] if is_as_long(traditional, simplified) => forms,
            _ => names.split(';').map(unmarked).filter(|name| !name.is_empty()).collect(),
        };
        // A path is no line of a dictionary.
        let is_word = names.first().is_some_and(|name| !name.starts_with('/')) && !senses.trim().is_empty();
        let readings = readings.split(';').map(unmarked).filter(|reading| !reading.is_empty()).collect();
        is_word.then_some(Self { names, readings, senses })
    }
}

pub(super) fn read(text: &str, builder: &mut Builder) -> Result<(), GlossaryError> {
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let Some(Line { names, readings, senses }) = Line::of(line) else {
            builder.left_out += 1;
            continue;
        };
        // Marks of the dictionary's own: a common word, and the number of an entry. EDICT's first line names it.
        let is_sense = |sense: &&str| !sense.is_empty() && *sense != "(P)" && !sense.starts_with("EntL");
        let senses: Vec<_> = senses.split('/').map(str::trim).filter(is_sense).collect();
        let Some((term, others)) = names.split_first().filter(|(term, _)| !term.chars().all(|c| c == '？'))
        else {
            continue;
        };
        let others = others.iter().filter(|other| *other != term).copied();
        builder.push(term, &readings.join(" / "), &senses.join("\n"), others)?;
    }
    Ok(())
}

/// Whether two names are both forms of a word, with or without Latin letters in them.
fn is_as_long(a: &str, b: &str) -> bool {
    a.contains(is_cjk) && b.contains(is_cjk) && a.chars().count() == b.chars().count()
}

/// A name without the marks after it, `傘(P)`.
fn unmarked(name: &str) -> &str {
    let name = name.trim();
    name.split_once('(').map_or(name, |(name, _)| name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::{ListForm, entries};

    #[test]
    fn lines_between_slashes_are_read() {
        let text = "# 字典\n#! version=1\n傘 伞 [san3] /umbrella/CL:把[ba3]/\n雨 雨 [[yu3]] /rain/\n\
            3D電影 3D电影 [san1 D dian4 ying3] /3D film/\n\
            ？？？？ /EDICT, 名/\n雨傘 [あまがさ] /(n) umbrella/(P)/EntL1X/\nかさ /(n) bamboo hat/\n\
            傘(P);笠(oK) [かさ(P);からかさ] /(n) (1) umbrella/EntL2/\nnothing here\n";
        let wanted = [
            "傘 (伞) [san3] umbrella / CL:把[ba3]",
            "雨 () [yu3] rain",
            "3D電影 (3D电影) [san1 D dian4 ying3] 3D film",
            "雨傘 () [あまがさ] (n) umbrella",
            "かさ () [] (n) bamboo hat",
            "傘 (笠) [かさ / からかさ] (n) (1) umbrella",
        ];
        assert_eq!(entries(ListForm::Slashed, text), wanted);
    }
}
