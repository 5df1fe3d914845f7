//! From the names of entries to the forms in which a text may use them.

use std::sync::Arc;

use super::UseKind;
use super::common::Commonness;
use super::endings::other_numbers;
use super::ends::ends;
use super::equivalents::Rewording;
use super::form::{Form, FormIndex, FormList, FormRule, NameRule};
use super::initials::abbreviations;
use super::joined;
use super::okurigana;
use super::person::{self, Speech};
use super::squeezed::{is_separator, squeeze};
use crate::article::names::capitals;
use crate::glossary::GlossaryEntry;
use crate::text::class::{is_han, is_hangul, is_kana};
use crate::text::fold::Folding;
use crate::text::language_tag::{LanguageTag, MainLanguage};
use crate::text::words::words;

/// What the forms of names are made with.
#[derive(Debug)]
pub(super) struct Deriver {
    pub folding: Folding,
    pub rewording: Rewording,
    pub speech: Speech,
}

/// Whose name a form is of.
#[derive(Clone, Copy)]
struct Of<'a> {
    entry: &'a GlossaryEntry,
    alias: Option<u32>,
}

impl Of<'_> {
    fn form(self, kind: UseKind, rule: FormRule) -> Form {
        Form { entry: self.entry.id, alias: self.alias, kind, rule }
    }
}

/// How names of persons are made in a language.
pub(super) fn speech(language: &str) -> Speech {
    match LanguageTag::of(language).main() {
        MainLanguage::Japanese => Speech::Japanese,
        MainLanguage::Korean | MainLanguage::English => Speech::Other,
        _ => Speech::Chinese,
    }
}

impl Deriver {
    /// The forms of entries, those of the first before those of others.
    pub(super) fn index<'e>(&self, entries: impl Iterator<Item = &'e Arc<GlossaryEntry>>) -> FormIndex {
        let mut list = FormList::default();
        for entry in entries {
            list.begin_entry();
            self.add_entry(&mut list, entry);
        }
        list.index()
    }

    fn add_entry(&self, list: &mut FormList, entry: &GlossaryEntry) {
        let aliases = (0..).map(Some).zip(&entry.aliases);
        let names: Vec<(Option<u32>, &str)> = std::iter::once((None, &entry.term))
            .chain(aliases)
            .map(|(alias, name)| (alias, name.trim()))
            .collect();
        let is_named = names.iter().any(|(_, name)| person::is_latin_person(name));
        for (alias, name) in names {
            let of = Of { entry, alias };
            let Some((outer, inner)) = with_bracket(name) else {
                self.add_name(list, of, name, is_named);
                continue;
            };
            // A name in brackets after the name is a name of its own.
            for name in [outer, inner] {
                self.add_whole(list, of, name, UseKind::Short);
                self.add_name(list, of, name, is_named);
            }
        }
    }

    fn add_name(&self, list: &mut FormList, of: Of<'_>, name: &str, is_named: bool) {
        let letters = name.chars().filter(|c| !is_separator(*c)).count();
        if letters < 2 {
            return;
        }
        self.add_variants(list, of, name);
        for abbreviation in abbreviations(name) {
            let pattern = abbreviation.to_lowercase();
            list.add(pattern, of.form(UseKind::Short, FormRule::Initials(abbreviation)));
        }
        let joined = joined::split(name);
        let is_joined = joined.len() > 1;
        let persons = if joined.len() > 1 { Vec::new() } else { person::parts(name, self.speech, is_named) };
        for part in &persons {
            for reworded in self.rewording.of(&part.text) {
                list.add(reworded.text, of.form(UseKind::Short, FormRule::Person(part.clone())));
            }
            list.add(self.pattern(&part.text), of.form(UseKind::Short, FormRule::Person(part.clone())));
        }
        for part in joined::distinctive(joined) {
            for (pattern, rule) in self.numbers(&part) {
                list.add(pattern, of.form(UseKind::Part, FormRule::Name(rule)));
            }
        }
        if is_joined || persons.iter().any(|part| !part.needs_title) {
            return;
        }
        if let Some(ends) = ends(name, self.folding) {
            list.add(ends.head.clone(), of.form(UseKind::Near, FormRule::Ends(ends)));
        }
        for (head, tail) in tails_after_head(name) {
            list.add(self.pattern(tail), of.form(UseKind::Near, FormRule::LatinHead(head)));
        }
    }

    /// The same name in another dress.
    fn add_variants(&self, list: &mut FormList, of: Of<'_>, name: &str) {
        let is_exact_alone = name.chars().all(|c| is_han(c) || is_kana(c) || is_separator(c));
        if !is_exact_alone {
            for (pattern, rule) in self.numbers(name) {
                list.add(pattern, of.form(UseKind::Variant, FormRule::Name(rule)));
            }
        }
        for reworded in self.rewording.of(name) {
            let endings = if reworded.capitals.is_empty() { Vec::new() } else { endings_of_capitals() };
            let rule = NameRule { spelling: String::new(), endings, capitals: reworded.capitals };
            list.add(reworded.text, of.form(UseKind::Variant, FormRule::Name(rule)));
        }
        if self.speech == Speech::Japanese {
            for spelling in okurigana::spellings(name).into_iter().chain(long_vowels(name)) {
                self.add_whole(list, of, &spelling, UseKind::Variant);
            }
        }
    }

    fn add_whole(&self, list: &mut FormList, of: Of<'_>, name: &str, kind: UseKind) {
        for (pattern, rule) in self.numbers(name) {
            list.add(pattern, of.form(kind, FormRule::Name(rule)));
        }
    }

    /// A name that the text defines for an entry, with what of it may stand alone.
    pub(super) fn add_defined(&self, list: &mut FormList, form: &Form, name: &str, is_person: bool) {
        for (pattern, rule) in self.numbers(name) {
            list.add(pattern, Form { rule: FormRule::Name(rule), ..form.clone() });
        }
        if is_person {
            for part in person::parts(name, self.speech, true) {
                list.add(self.pattern(&part.text), Form { rule: FormRule::Person(part), ..form.clone() });
            }
        }
    }

    fn pattern(&self, name: &str) -> String {
        squeeze(&self.folding.fold(name).text)
    }

    /// A name in the singular and the plural, by patterns that are sought and the endings after them: of its last word, and
    /// of each word before it.
    fn numbers(&self, name: &str) -> Vec<(String, NameRule)> {
        let rule = |endings| NameRule {
            spelling: name.to_owned(),
            endings,
            capitals: capitals(name).into_iter().collect(),
        };
        let start =
            name.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| name.ceil_char_boundary(at + 1));
        let (before, last) = name.split_at(start);
        if last.is_empty() {
            return vec![(self.pattern(name), rule(Vec::new()))];
        }
        if last.chars().all(|c| c.is_ascii_uppercase()) {
            return vec![(self.pattern(name), rule(endings_of_capitals()))];
        }
        let small = last.to_ascii_lowercase();
        let others = other_numbers(&small);
        let stem = others.iter().fold(small.len(), |stem, other| stem.min(common_prefix(&small, other)));
        let stem = if stem + before.len() < 3 { small.len() } else { stem };
        let rest = |word: &String| word.get(stem..).unwrap_or_default().to_owned();
        let endings: Vec<String> =
            others.iter().chain([&small]).filter(|word| word.len() >= stem).map(rest).collect();
        let pattern = self.pattern(&format!("{before}{}", small.get(..stem).unwrap_or_default()));
        let mut all = vec![(pattern, rule(endings.clone()))];
        all.extend(Self::numbers_within(before).into_iter().map(|other| {
            let pattern = self.pattern(&format!("{other}{}", small.get(..stem).unwrap_or_default()));
            (pattern, NameRule { spelling: String::new(), ..rule(endings.clone()) })
        }));
        all
    }

    /// The words before the last one with one of them in the other number.
    fn numbers_within(before: &str) -> Vec<String> {
        const MOST: usize = 4;
        let mut all = Vec::new();
        let mut from = 0;
        for word in before.split_inclusive(is_separator) {
            let bare = word.trim_end_matches(is_separator);
            for other in other_numbers(&bare.to_ascii_lowercase()).into_iter().filter(|_| bare.len() > 2) {
                let (head, rest) = (before.get(..from), before.get(from + bare.len()..));
                all.push(format!("{}{other}{}", head.unwrap_or_default(), rest.unwrap_or_default()));
            }
            from += word.len();
        }
        all.truncate(MOST);
        all
    }
}

fn endings_of_capitals() -> Vec<String> {
    vec![String::new(), "s".to_owned()]
}

/// Bytes that two words in small letters begin with.
fn common_prefix(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count()
}

/// The two names of `MSL（元超級智慧實驗室）`.
fn with_bracket(name: &str) -> Option<(&str, &str)> {
    let inside = name.strip_suffix([')', '）'])?;
    let open = inside.rfind(['(', '（'])?;
    let (outer, inner) = inside.split_at(open);
    let inner = inner.trim_start_matches(['(', '（']).trim();
    let outer = outer.trim();
    let is_name = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() >= 2;
    (is_name(outer) && is_name(inner)).then_some((outer, inner))
}

/// What of a name may stand after a Latin word, and how many characters the name has before it: all after its head, 待定
/// of 待定實驗室. Words that anybody uses of anything are no such tails (公司); in hangul, which no dictionary cuts, only
/// those that end with a word for a body are.
fn tails_after_head(name: &str) -> Vec<(usize, &str)> {
    const LONGEST_HEAD: usize = 6;
    let only = |fits: fn(char) -> bool| name.chars().all(fits);
    if only(is_hangul) {
        if !KOREAN_BODIES.iter().any(|body| name.ends_with(body)) {
            return Vec::new();
        }
        let splits = name.char_indices().skip(1).map(|(at, _)| name.split_at(at)).enumerate();
        let fits =
            splits.filter(|(head, (_, tail))| *head > 0 && *head < LONGEST_HEAD && tail.chars().count() > 2);
        return fits.map(|(head, (_, tail))| (head + 1, tail)).collect();
    }
    if !only(|c| is_han(c) || is_kana(c)) {
        return Vec::new();
    }
    let splits = words(name).into_iter().filter_map(|word| name.split_at_checked(word.start));
    let fits = splits.map(|(head, tail)| (head.chars().count(), tail)).filter(|(head, tail)| {
        let length = tail.chars().count();
        let shortest_head = if length > 2 { 1 } else { 2 };
        let is_rare = length > 2 || Commonness::of(tail) > Commonness::Common;
        (shortest_head..=LONGEST_HEAD).contains(head) && length >= 2 && is_rare
    });
    fits.collect()
}

/// Words for bodies in Korean.
const KOREAN_BODIES: &[&str] = &[
    "연구소",
    "연구원",
    "사무소",
    "재단",
    "협회",
    "위원회",
    "대학교",
    "센터",
    "병원",
    "학회",
    "은행",
    "도서관",
    "박물관",
    "미술관",
    "기구",
    "연맹",
    "조합",
    "공사",
    "극단",
    "출판사",
    "방송",
    "신문",
    "스튜디오",
    "그룹",
];

/// A name in kana with the long vowel at the end of a word left out or written: `サーバー`, `サーバ`.
fn long_vowels(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let is_katakana =
        |c: Option<&char>| c.is_some_and(|c| is_kana(*c) && !matches!(c, '\u{3041}'..='\u{309F}'));
    let mut found = Vec::new();
    for (at, c) in letters.iter().enumerate() {
        let ends_word = is_katakana(Some(c)) && !is_katakana(letters.get(at + 1));
        let length = letters[..=at].iter().rev().take_while(|c| is_katakana(Some(c))).count();
        if !ends_word || length < 3 {
            continue;
        }
        let (before, after): (String, String) =
            (letters[..at].iter().collect(), letters[at + 1..].iter().collect());
        if *c == 'ー' {
            found.push(format!("{before}{after}"));
        } else if "アカサタナハマヤラワガザダバパァャ".contains(*c) {
            found.push(format!("{before}{c}ー{after}"));
        }
    }
    found
}
