//! Mandarin: the readings of Han characters, and their spelling in pinyin and zhuyin.

use pinyin::ToPinyinMulti;

use super::Spelling;

/// The tone of a syllable that is spoken lightly; those with a tone are 1 to 4.
pub(super) const NEUTRAL: u8 = 5;

/// The longest syllable in letters, in pinyin (`zhuang`) as in zhuyin.
pub(super) const LONGEST: usize = 6;

/// A reading of a character: letters without marks, `v` for `ü`, and the tone, 0 when unknown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Syllable {
    pub letters: String,
    pub tone: u8,
}

/// Every reading of a character, the usual one first; none for what is not Han.
pub(super) fn readings(c: char) -> impl Iterator<Item = Syllable> {
    let readings = c.to_pinyin_multi().into_iter().flatten();
    readings.map(|reading| {
        let spelt = reading.with_tone_num_end();
        let digit = spelt.chars().next_back().and_then(|c| c.to_digit(10));
        let letters = spelt.chars().map(|c| match c {
            'ü' => 'v',
            'ê' => 'e',
            _ => c,
        });
        Syllable {
            letters: letters.filter(char::is_ascii_lowercase).collect(),
            tone: digit.map_or(NEUTRAL, |tone| tone as u8),
        }
    })
}

impl Syllable {
    /// The syllable that letters of pinyin or zhuyin spell, if there is one.
    pub(super) fn parse(letters: &str, tone: u8) -> Option<Self> {
        // `ü` after these is written `u`, and after `l` and `n` often so before another vowel.
        let pinyin = if letters.starts_with(['j', 'q', 'x', 'y']) {
            letters.replace('v', "u")
        } else {
            letters.replace("ue", "ve")
        };
        let is_pinyin = zhuyin(&pinyin).is_some() || SYLLABIC.contains(&letters);
        let letters = if is_pinyin { pinyin } else { from_zhuyin(letters)? };
        Some(Self { letters, tone })
    }

    /// Whether it has no vowel.
    pub(super) fn is_consonant(&self) -> bool {
        SYLLABIC.contains(&self.letters.as_str())
    }

    /// The ways of typing it.
    pub(super) fn spellings(&self, spellings: &mut Vec<Spelling>) {
        let initial = if self.letters.get(1..2) == Some("h") { 2 } else { 1 };
        let mut add = |text: String, short| spellings.push(Spelling { text, tone: Some(self.tone), short });
        let (first, rest) = self.letters.split_at_checked(1).unwrap_or_default();
        match (first, rest.strip_prefix('v')) {
            ("l" | "n", Some(rest)) => {
                add(format!("{first}yu{rest}"), 0);
                add(format!("{first}u{rest}"), 0);
            }
            ("j" | "q" | "x" | "y", None) if rest.starts_with('u') => add(self.letters.replace('u', "v"), 0),
            _ => {}
        }
        if let Some(zhuyin) = zhuyin(&self.letters) {
            add(zhuyin, 1);
        }
        add(self.letters.clone(), initial);
    }
}

/// Syllables of a consonant alone, which zhuyin has no usual letters for.
const SYLLABIC: [&str; 6] = ["n", "ng", "m", "hm", "hng", "r"];

/// Consonants at the head of a syllable; the longer ones before their beginnings.
const INITIALS: [(&str, char); 21] = [
    ("zh", 'ㄓ'),
    ("ch", 'ㄔ'),
    ("sh", 'ㄕ'),
    ("b", 'ㄅ'),
    ("p", 'ㄆ'),
    ("m", 'ㄇ'),
    ("f", 'ㄈ'),
    ("d", 'ㄉ'),
    ("t", 'ㄊ'),
    ("n", 'ㄋ'),
    ("l", 'ㄌ'),
    ("g", 'ㄍ'),
    ("k", 'ㄎ'),
    ("h", 'ㄏ'),
    ("j", 'ㄐ'),
    ("q", 'ㄑ'),
    ("x", 'ㄒ'),
    ("r", 'ㄖ'),
    ("z", 'ㄗ'),
    ("c", 'ㄘ'),
    ("s", 'ㄙ'),
];

/// What follows a consonant.
const FINALS: [(&str, &str); 38] = [
    ("a", "ㄚ"),
    ("o", "ㄛ"),
    ("e", "ㄜ"),
    ("ai", "ㄞ"),
    ("ei", "ㄟ"),
    ("ao", "ㄠ"),
    ("ou", "ㄡ"),
    ("an", "ㄢ"),
    ("en", "ㄣ"),
    ("ang", "ㄤ"),
    ("eng", "ㄥ"),
    ("er", "ㄦ"),
    ("i", "ㄧ"),
    ("ia", "ㄧㄚ"),
    ("io", "ㄧㄛ"),
    ("ie", "ㄧㄝ"),
    ("iai", "ㄧㄞ"),
    ("iao", "ㄧㄠ"),
    ("iu", "ㄧㄡ"),
    ("ian", "ㄧㄢ"),
    ("in", "ㄧㄣ"),
    ("iang", "ㄧㄤ"),
    ("ing", "ㄧㄥ"),
    ("u", "ㄨ"),
    ("ua", "ㄨㄚ"),
    ("uo", "ㄨㄛ"),
    ("uai", "ㄨㄞ"),
    ("ui", "ㄨㄟ"),
    ("uan", "ㄨㄢ"),
    ("un", "ㄨㄣ"),
    ("uang", "ㄨㄤ"),
    ("ong", "ㄨㄥ"),
    ("ueng", "ㄨㄥ"),
    ("v", "ㄩ"),
    ("ve", "ㄩㄝ"),
    ("van", "ㄩㄢ"),
    ("vn", "ㄩㄣ"),
    ("iong", "ㄩㄥ"),
];

/// How a final is written when no consonant is before it, where that is neither with `y` or `w` in place of its
/// first vowel nor as it is.
const ALONE: [(&str, &str); 12] = [
    ("yi", "i"),
    ("yin", "in"),
    ("ying", "ing"),
    ("you", "iu"),
    ("yong", "iong"),
    ("yu", "v"),
    ("yue", "ve"),
    ("yuan", "van"),
    ("yun", "vn"),
    ("wu", "u"),
    ("wei", "ui"),
    ("wen", "un"),
];

/// A syllable of pinyin in zhuyin, without its tone.
fn zhuyin(pinyin: &str) -> Option<String> {
    let (initial, rest) = split_initial(pinyin);
    let rest = match (initial, rest) {
        (None, rest) => without_initial(rest)?,
        (Some('ㄓ' | 'ㄔ' | 'ㄕ' | 'ㄖ' | 'ㄗ' | 'ㄘ' | 'ㄙ'), "i") => {
            return initial.map(String::from);
        }
        (Some('ㄐ' | 'ㄑ' | 'ㄒ'), rest) if rest.starts_with('u') => rest.replacen('u', "v", 1),
        (_, rest) => rest.to_owned(),
    };
    let (_, zhuyin) = FINALS.iter().find(|(pinyin, _)| *pinyin == rest)?;
    Some(initial.into_iter().chain(zhuyin.chars()).collect())
}

fn split_initial(pinyin: &str) -> (Option<char>, &str) {
    let initial = INITIALS.iter().find_map(|(text, zhuyin)| Some((*zhuyin, pinyin.strip_prefix(text)?)));
    initial.map_or((None, pinyin), |(zhuyin, rest)| (Some(zhuyin), rest))
}

/// The final of a syllable that begins with it.
fn without_initial(pinyin: &str) -> Option<String> {
    if let Some((_, rest)) = ALONE.iter().find(|(alone, _)| *alone == pinyin) {
        return Some((*rest).to_owned());
    }
    if let Some(rest) = pinyin.strip_prefix('y') {
        return Some(format!("i{rest}"));
    }
    if let Some(rest) = pinyin.strip_prefix('w') {
        return Some(format!("u{rest}"));
    }
    (pinyin.starts_with(['a', 'o', 'e']) && pinyin != "ong").then(|| pinyin.to_owned())
}

/// A syllable of zhuyin in pinyin, without its tone.
fn from_zhuyin(letters: &str) -> Option<String> {
    let first = letters.chars().next()?;
    let initial = INITIALS.iter().find(|(_, zhuyin)| *zhuyin == first);
    let (initial, rest) =
        initial.map_or(("", letters), |(pinyin, zhuyin)| (*pinyin, letters.trim_start_matches(*zhuyin)));
    let finals = FINALS.iter().filter(|(_, zhuyin)| *zhuyin == rest).map(|(pinyin, _)| *pinyin);
    let finals = finals.chain(rest.is_empty().then_some("i"));
    let mut spelt = finals.map(|last| {
        if initial.is_empty() {
            alone(last)
        } else if initial.starts_with(['j', 'q', 'x']) {
            format!("{initial}{}", last.replacen('v', "u", 1))
        } else {
            format!("{initial}{last}")
        }
    });
    spelt.find(|pinyin| zhuyin(pinyin).as_deref() == Some(letters))
}

/// A final that is a syllable by itself.
fn alone(last: &str) -> String {
    let written = ALONE.iter().find(|(_, written_last)| *written_last == last);
    match (written, last.strip_prefix('i'), last.strip_prefix('u')) {
        (Some((written, _)), ..) => (*written).to_owned(),
        (None, Some(rest), _) => format!("y{rest}"),
        (None, None, Some(rest)) => format!("w{rest}"),
        _ => last.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_and_zhuyin_spell_the_same_syllables() {
        for (pinyin, spelt) in [
            ("ren", "ㄖㄣ"),
            ("gong", "ㄍㄨㄥ"),
            ("zhi", "ㄓ"),
            ("hui", "ㄏㄨㄟ"),
            ("lv", "ㄌㄩ"),
            ("lve", "ㄌㄩㄝ"),
            ("lu", "ㄌㄨ"),
            ("xue", "ㄒㄩㄝ"),
            ("jun", "ㄐㄩㄣ"),
            ("qiong", "ㄑㄩㄥ"),
            ("zhuang", "ㄓㄨㄤ"),
            ("liu", "ㄌㄧㄡ"),
            ("yi", "ㄧ"),
            ("ya", "ㄧㄚ"),
            ("you", "ㄧㄡ"),
            ("yong", "ㄩㄥ"),
            ("yu", "ㄩ"),
            ("yuan", "ㄩㄢ"),
            ("wu", "ㄨ"),
            ("wei", "ㄨㄟ"),
            ("weng", "ㄨㄥ"),
            ("er", "ㄦ"),
            ("ang", "ㄤ"),
            ("o", "ㄛ"),
        ] {
            assert_eq!(zhuyin(pinyin).as_deref(), Some(spelt));
            assert_eq!(from_zhuyin(spelt).as_deref(), Some(pinyin));
        }
        for wrong in ["", "ong", "b", "rengong", "yiong", "ai智", "智", "zhx", "v"] {
            assert_eq!(zhuyin(wrong), None, "{wrong}");
        }
        for wrong in ["", "ㄍ", "ㄖㄣㄍ", "ㄣㄖ", "ㄍㄍㄨㄥ", "a"] {
            assert_eq!(from_zhuyin(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn nearly_every_reading_has_zhuyin() {
        let readings = ('\u{4E00}'..='\u{9FFF}').flat_map(readings);
        let without: std::collections::BTreeSet<_> =
            readings.map(|syllable| syllable.letters).filter(|letters| zhuyin(letters).is_none()).collect();
        let expected: std::collections::BTreeSet<_> = SYLLABIC.map(String::from).into();
        assert!(without.is_subset(&expected), "{without:?}");
    }

    #[test]
    fn heteronyms_have_all_their_readings() {
        let of = |c| {
            readings(c).map(|syllable| format!("{}{}", syllable.letters, syllable.tone)).collect::<Vec<_>>()
        };
        for (c, wanted) in [
            ('行', ["xing2", "hang2"]),
            ('長', ["zhang3", "chang2"]),
            ('长', ["zhang3", "chang2"]),
            ('重', ["zhong4", "chong2"]),
        ] {
            let readings = of(c);
            assert!(
                wanted.iter().all(|wanted| readings.iter().any(|reading| reading == wanted)),
                "{c} {readings:?}"
            );
        }
        assert!(of('a').is_empty() && of('あ').is_empty() && of('한').is_empty());
        assert!(of('們').contains(&"men5".to_owned()));
    }
}
