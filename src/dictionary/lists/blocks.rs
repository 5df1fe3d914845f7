//! Text as tools for `MDict` write it: a line with the name, its definition in HTML, and a line `</>`. A definition
//! `@@@LINK=name` makes the name another one of that entry.

use std::collections::HashMap;

use super::{Builder, GlossaryError};
use crate::dictionary::MOST_NAMES;
use crate::dictionary::markup::{Markup, plain};

/// The line after each entry.
pub(super) const END: &str = "</>";
const LINK: &str = "@@@LINK=";

pub(super) fn read(text: &str, builder: &mut Builder) -> Result<(), GlossaryError> {
    let mut others = HashMap::<&str, Vec<&str>>::new();
    for (count, (name, target)) in
        blocks(text).filter_map(|(name, body)| Some((name, link(body)?))).enumerate()
    {
        if count > MOST_NAMES {
            return Err(GlossaryError::TooManyNames { limit: MOST_NAMES });
        }
        others.entry(target).or_default().push(name);
    }
    for (name, body) in blocks(text).filter(|(_, body)| link(body).is_none()) {
        // Of several entries of a name the first has the others.
        let aliases = others.remove(name).unwrap_or_default();
        let definition = plain(body, Markup::Html);
        // Most say the word again.
        let said = definition.strip_prefix(name).filter(|rest| rest.starts_with('\n')).unwrap_or(&definition);
        builder.push(name, "", said, aliases.into_iter().filter(|alias| *alias != name))?;
    }
    builder.left_out += others.values().map(Vec::len).sum::<usize>();
    Ok(())
}

/// The name and the definition of each entry.
fn blocks(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let block = rest.trim_start();
        if block.is_empty() {
            return None;
        }
        let (block, after) = match end(block) {
            Some((at, after)) => (block.get(..at)?, block.get(after..)?),
            None => (block, ""),
        };
        rest = after;
        let (name, body) = block.split_once('\n').unwrap_or((block, ""));
        Some((name.trim(), body.trim()))
    })
}

/// Where the line that ends an entry begins and ends.
fn end(text: &str) -> Option<(usize, usize)> {
    let mut places = text.match_indices(END).filter(|(at, _)| {
        let (before, after) = (text.get(..*at), text.get(at + END.len()..));
        before.is_some_and(|before| before.ends_with('\n'))
            && after.is_some_and(|after| after.is_empty() || after.starts_with(['\r', '\n']))
    });
    places.next().map(|(at, _)| (at, at + END.len()))
}

fn link(body: &str) -> Option<&str> {
    body.strip_prefix(LINK).map(|target| target.lines().next().unwrap_or_default().trim())
}

#[cfg(test)]
mod tests {
    use super::super::{ListForm, entries};

    #[test]
    fn blocks_are_read_with_their_links() {
        let text = "雨傘\r\n<div>雨傘</div><p>遮雨</p>\r\n</>\r\n傘子\r\n@@@LINK=雨傘\r\n</>\r\n斗笠\n帽</>子\n第二行\n</>\n\
            無\n@@@LINK=沒有\n</>\n末";
        let wanted = ["雨傘 (傘子) [] 遮雨", "斗笠 () [] 帽子 第二行", "末 () [] "];
        assert_eq!(entries(ListForm::Blocks, text), wanted);
    }
}
