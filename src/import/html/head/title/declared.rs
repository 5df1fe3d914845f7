//! A title that a page declares, and how much it speaks for a heading.

use std::collections::HashMap;

use super::super::signs::{CLEAR, parts, without_site};
use super::super::source::{Sites, letters};
use crate::text::slice::first_chars;

/// Characters of the longest title that is weighed.
pub(super) const LONGEST: usize = 300;

/// A title that the page declares.
pub(super) struct Declared {
    pub text: String,
    pub letters: String,
    /// The same without the names of the site.
    pub bare: String,
    /// The letters of its parts between signs.
    pub parts: Vec<String>,
    /// The letters of what stands before the first clear sign.
    pub before_sign: String,
    /// Offsets in the letters at which something else than a letter stands.
    pub edges: Vec<usize>,
    pub is_cut_off: bool,
    pub weight: f32,
}

impl Declared {
    pub fn new(text: &str, weight: f32, sites: &Sites) -> Self {
        let bare = letters(&without_site(text, sites));
        let text = first_chars(text, LONGEST).to_owned();
        let is_cut_off = text.ends_with('…') || text.ends_with("...") || text.ends_with("..");
        let mut edges = vec![0];
        let mut all = String::new();
        for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            all.push_str(&letters(word));
            edges.push(all.len());
        }
        let first = CLEAR.iter().filter_map(|sign| text.split_once(sign)).map(|(before, _)| before);
        let before_sign = letters(first.min_by_key(|before| before.len()).unwrap_or_default());
        let wide = |part: &String| !part.is_ascii();
        let words =
            |part: &String| part.split(if wide(part) { ' ' } else { '|' }).map(letters).collect::<Vec<_>>();
        let parts = parts(&text).iter().flat_map(words).collect();
        Self { text, letters: all, parts, bare, before_sign, edges, is_cut_off, weight }
    }

    /// How much it speaks for a heading: whole or a part of it between signs, cut off, or much the same words.
    pub fn support(&self, heading: &str, is_marked: bool) -> f32 {
        if heading.is_empty() || self.letters.is_empty() {
            return 0.0;
        }
        if heading == self.letters || heading == self.bare {
            return self.weight * 1.1;
        }
        if self.is_cut_off && self.letters.chars().count() > 4 && heading.starts_with(&self.letters) {
            return self.weight;
        }
        if let Some(at) = self.letters.find(heading) {
            let is_part = self.edges.contains(&at) && self.edges.contains(&(at + heading.len()));
            // What is cut away as a site's name is seldom the title.
            let share =
                if self.bare.contains(heading) { heading.len() as f32 / self.bare.len() as f32 } else { 0.3 };
            let many = heading.chars().count() > 3;
            let is_first = is_marked && at == 0 && self.before_sign == heading;
            return match is_part {
                true if is_first => self.weight * 0.8,
                true => self.weight * share.max(0.3),
                false if many && at == 0 => self.weight * 0.5,
                false => 0.0,
            };
        }
        if is_marked && self.parts.iter().any(|part| part.chars().count() > 2 && heading.contains(part)) {
            return self.weight * 0.5;
        }
        if is_marked && similarity(&self.letters, heading) > 0.6 { self.weight * 0.5 } else { 0.0 }
    }
}

/// The share of pairs of characters that two texts have in common.
fn similarity(one: &str, other: &str) -> f32 {
    let pairs = |text: &str| {
        let mut pairs: HashMap<(char, char), i32> = HashMap::new();
        for pair in text.chars().zip(text.chars().skip(1)) {
            *pairs.entry(pair).or_default() += 1;
        }
        pairs
    };
    let (one, other) = (pairs(one), pairs(other));
    let common: i32 =
        one.iter().map(|(pair, count)| other.get(pair).copied().unwrap_or_default().min(*count)).sum();
    let most = one.values().sum::<i32>().min(other.values().sum());
    if most == 0 { 0.0 } else { common as f32 / most as f32 }
}
