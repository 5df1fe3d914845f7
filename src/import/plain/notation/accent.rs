//! Letters with their accents after them (アクセント分解), which Aozora Bunko writes within `〔 〕`: `〔e'tude〕`.

use unicode_normalization::char::compose;

/// The sign, the combining mark that it stands for, and the letters that it stands after.
const SIGNS: &[(char, char, &str)] = &[
    ('`', '\u{300}', "aeiou"),
    ('\'', '\u{301}', "aeiouy"),
    ('^', '\u{302}', "aeiou"),
    ('~', '\u{303}', "ano"),
    (':', '\u{308}', "aeiouy"),
    ('&', '\u{30A}', "a"),
    (',', '\u{327}', "c"),
    ('_', '\u{304}', "aeiou"),
];
/// What is no letter with a mark above or below it.
const OTHERS: &[(&str, char)] = &[
    ("AE&", 'Æ'),
    ("ae&", 'æ'),
    ("OE&", 'Œ'),
    ("oe&", 'œ'),
    ("s&", 'ß'),
    ("O/", 'Ø'),
    ("o/", 'ø'),
    ("!@", '¡'),
    ("?@", '¿'),
];

/// The text between the brackets with its accents; none where nothing in it is written so: those brackets are the
/// book's own.
pub(super) fn read(text: &str) -> Option<String> {
    let mut read = String::with_capacity(text.len());
    let mut is_notation = false;
    let mut rest = text;
    let mut before = None;
    while let Some(letter) = rest.chars().next() {
        let behind = rest.strip_prefix(letter).unwrap_or_default();
        if let Some((name, sign)) = OTHERS.iter().find(|(name, _)| rest.starts_with(name)) {
            is_notation = true;
            read.push(*sign);
            rest = rest.strip_prefix(name).unwrap_or_default();
        } else if let Some((accented, after)) = accented(letter, behind) {
            is_notation = true;
            // An apostrophe is written with the same sign.
            let is_elided = behind.starts_with('\'') && is_elided(before, letter, after);
            read.push(if is_elided { letter } else { accented });
            rest = if is_elided { behind } else { after };
        } else {
            read.push(letter);
            rest = behind;
        }
        before = Some(letter);
    }
    is_notation.then_some(read)
}

/// The letter with the sign after it as one, and what comes after both.
fn accented(letter: char, behind: &str) -> Option<(char, &str)> {
    let sign = behind.chars().next()?;
    let (_, mark, letters) = SIGNS.iter().find(|(known, _, _)| *known == sign)?;
    let after = behind.strip_prefix(sign)?;
    // A colon or a comma at the end of a word is punctuation.
    let is_punctuation = matches!(sign, ':' | ',') && !after.starts_with(char::is_alphabetic);
    let is_accent = letters.contains(letter.to_ascii_lowercase()) && !is_punctuation;
    Some((compose(letter, *mark).filter(|_| is_accent)?, after))
}

/// Whether the `u` of `qu'` ends there: `qu'on`.
fn is_elided(before: Option<char>, letter: char, after: &str) -> bool {
    letter == 'u' && matches!(before, Some('q' | 'Q')) && after.starts_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_behind_letters_are_accents() {
        for (text, expected) in [
            ("cafe'", Some("café")),
            ("A` la fene^tre", Some("À la fenêtre")),
            ("man~ana, fac,ade, u:ber, Zo:o", Some("mañana, façade, über, Zöo")),
            (
                "ae&sthetic AE&SIR oe&uvre OE&UVRE Stras&e A&ngstro:m to/j",
                Some("æsthetic ÆSIR œuvre ŒUVRE Straße Ångström tøj"),
            ),
            ("To_kyo_ !@Hola! ?@Que'?", Some("Tōkyō ¡Hola! ¿Qué?")),
            // Apostrophes and punctuation.
            ("l'arbre qu'il e'crit", Some("l'arbre qu'il écrit")),
            ("Qu'on voie", Some("Qu'on voie")),
            ("nota: a, b", None),
            ("l'arbre", None),
            ("本巻参照", None),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), expected, "{text}");
        }
    }
}
