//! Words that are no terms.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::fold::Folding;

static WORDS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("everyday.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(folded).collect()
});

fn folded(word: &str) -> String {
    Folding::Chinese.keeping_marks().fold(word).text
}

/// Whether a word is of everyday use, in any of the languages: one that begins a sentence, a unit, a month, a country.
pub(super) fn is_everyday(word: &str) -> bool {
    if word.is_ascii() { WORDS.contains(&word.to_ascii_lowercase()) } else { WORDS.contains(&folded(word)) }
}

/// Characters that no Chinese name has at its edges, nor a word of it alone: particles, pronouns, common verbs.
pub(super) fn is_function_han(c: char) -> bool {
    FUNCTION_HAN.contains(c)
}

const FUNCTION_HAN: &str = "\
    的了在是和與与及或而但也都就還还又很更最不沒没有為为被把將将讓让給给對对從从到向\
    由以於于之其此這这那哪該该每各某我你您他她它們们個个位名種种次年月日時时後后前中\
    上下裡里內内外間间說说叫稱称用使會会要能可想去來来做像如若只才已曾正再並并且因嗎\
    吗吧呢啊呀等著着過过得地一二三四五六七八九十百千萬万億亿兩两幾几第約约近逾達达多\
    少大小新舊旧同另跟至據据按往自所當当卻却仍則则即元起看連连\
    ";
