//! What the names of files tell of a glossary.

use std::path::Path;

/// The endings of the files that make up a `StarDict` dictionary besides `.ifo`, the longer ones first.
const PARTS: [&str; 6] = [".idx.gz", ".dict.dz", ".syn.gz", ".idx", ".dict", ".syn"];

/// What a glossary is called that does not say so itself: its file's name without the ending.
pub fn file_title(file: &Path) -> String {
    file.file_stem().unwrap_or(file.as_os_str()).to_string_lossy().into_owned()
}

/// The name of the file that stands for the whole glossary: of a `StarDict` dictionary the `.ifo` file.
pub fn main_file(name: &str) -> String {
    match PARTS.iter().find(|part| ends_with(name, part)) {
        Some(part) => with_ending(stem(name, part.len()), ".ifo", is_capital(name)),
        None => name.to_owned(),
    }
}

/// The names that the parts of a `StarDict` dictionary may have next to its `.ifo` file: the index, the definitions and
/// the synonyms, each packed or not.
pub fn companion_names(info: &str) -> [[String; 2]; 3] {
    let stem = if ends_with(info, ".ifo") { stem(info, ".ifo".len()) } else { info };
    let named = |endings: [&str; 2]| endings.map(|ending| with_ending(stem, ending, is_capital(info)));
    [named([".idx", ".idx.gz"]), named([".dict.dz", ".dict"]), named([".syn", ".syn.gz"])]
}

/// Whether a name ends like this, in any case, and has something before it.
pub(super) fn ends_with(name: &str, ending: &str) -> bool {
    let start = name.len().checked_sub(ending.len());
    let found = start.filter(|start| *start > 0).and_then(|start| name.as_bytes().get(start..));
    found.is_some_and(|found| found.eq_ignore_ascii_case(ending.as_bytes()))
}

/// A name without an ending of so many bytes.
pub(super) fn stem(name: &str, ending: usize) -> &str {
    name.get(..name.len().saturating_sub(ending)).unwrap_or(name)
}

/// Whether a name ends in capitals, as on old file systems.
fn is_capital(name: &str) -> bool {
    name.ends_with(|c: char| c.is_ascii_uppercase())
}

fn with_ending(stem: &str, ending: &str, is_capital: bool) -> String {
    let ending = if is_capital { ending.to_uppercase() } else { ending.to_owned() };
    stem.to_owned() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dictionary_goes_by_its_info_file() {
        for (name, info) in [
            ("字典.dict.dz", "字典.ifo"),
            ("a.idx.gz", "a.ifo"),
            ("A.IDX", "A.IFO"),
            ("a.ifo", "a.ifo"),
            ("a.b.syn", "a.b.ifo"),
            ("a.zip", "a.zip"),
        ] {
            assert_eq!(main_file(name), info, "{name}");
        }
        let parts = companion_names("字典.ifo");
        assert_eq!(parts[0], ["字典.idx", "字典.idx.gz"]);
        assert_eq!(parts[1], ["字典.dict.dz", "字典.dict"]);
        assert_eq!(companion_names("A.IFO")[2], ["A.SYN", "A.SYN.GZ"]);
        assert_eq!(companion_names("a")[0][0], "a.idx");
    }
}
