//! The encoding of a file: that it is told rightly, and that no character is lost.

mod samples;

use moyue::text::decode::{How, decode, decode_as, decode_named, encoding_named};
use proptest::prelude::*;
use samples::{ENCODINGS, TEXTS, encoded, samples, text};

/// Characters that the WHATWG encoders write as another one.
const REPLACED: &str = "¥‾−";

#[test]
fn samples_of_fifty_characters_are_told() {
    for name in ENCODINGS {
        let (mut count, mut wrong) = (0, Vec::new());
        for (path, _) in TEXTS {
            for sample in samples(&text(path), 50) {
                let Some(bytes) = encoded(&sample, name) else { continue };
                count += 1;
                // Two encodings may have the same bytes for all of the text.
                if decode(&bytes).map(|decoded| decoded.text).as_ref() != Ok(&sample) {
                    wrong.push(sample);
                }
            }
        }
        assert!(count >= 200, "only {count} samples in {name}");
        assert!(wrong.len() * 100 <= count, "{name}: {} of {count} are wrong: {wrong:#?}", wrong.len());
    }
}

#[test]
fn whole_texts_are_told_without_a_doubt() {
    for (path, usual) in TEXTS {
        let text = text(path);
        for name in usual.iter().chain(&["UTF-8", "UTF-16LE", "UTF-16BE", "gb18030"]) {
            // The legacy encodings lack some characters of the newer texts.
            let held: String = text.lines().filter(|line| encoded(line, name).is_some()).collect();
            let decoded = decode(&encoded(&held, name).unwrap()).unwrap();
            assert_eq!(
                (decoded.text == held, decoded.encoding.is_doubtful),
                (true, false),
                "{path} in {name}"
            );
        }
    }
}

#[test]
fn every_character_that_an_encoding_holds_is_kept() {
    let characters: Vec<char> = ('\u{20}'..=char::MAX).filter(|c| !REPLACED.contains(*c)).collect();
    for name in ENCODINGS {
        let encoding = encoding_named(name).unwrap();
        let held: String = match name {
            "UTF-8" | "UTF-16LE" | "UTF-16BE" => characters.iter().collect(),
            _ => characters
                .iter()
                .filter(|c| !is_replaced(name, **c))
                .filter(|c| !encoding.encode(c.encode_utf8(&mut [0; 4])).2)
                .collect(),
        };
        assert!(held.chars().count() > 6_000, "{name}");
        let decoded = decode_as(&encoded(&held, name).expect(name), encoding).unwrap();
        assert!(decoded.text == held, "{name}");
        assert_eq!((decoded.encoding.how, decoded.encoding.is_doubtful), (How::Told, false));
    }
}

/// ISO-2022-JP is written with full-width kana only, GB 18030 of 2022 with characters in the place of private ones.
fn is_replaced(name: &str, c: char) -> bool {
    match name {
        "ISO-2022-JP" => matches!(c, '\u{FF61}'..='\u{FF9F}'),
        "gb18030" => matches!(c, '\u{E000}'..='\u{F8FF}'),
        _ => false,
    }
}

/// Cantonese needs the characters of the Hong Kong supplement, which the encoder of the standard does not write.
#[test]
fn the_hong_kong_supplement_of_big5_is_read() {
    let text = text("tests/fixtures/encodings/cantonese.txt");
    let big5 = encoding_named("big5").unwrap();
    let pairs = (0x87..=0xFE_u8).flat_map(|lead| (0x40..=0xFE_u8).map(move |trail| [lead, trail]));
    let table: std::collections::HashMap<String, [u8; 2]> = pairs
        .filter_map(|pair| {
            let (text, is_damaged) = big5.decode_without_bom_handling(&pair);
            (!is_damaged).then(|| (text.into_owned(), pair))
        })
        .collect();
    let mut bytes = Vec::new();
    for c in text.chars() {
        match table.get(&c.to_string()) {
            Some(pair) => bytes.extend(pair),
            None => bytes.push(u8::try_from(c).unwrap_or_else(|_| panic!("{c} is not in Big5"))),
        }
    }
    assert!(big5.encode(&text).2, "the text has characters of the supplement");
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.encoding.name), (text.as_str(), "Big5"));
    assert!(!decoded.encoding.is_doubtful);
}

proptest! {
    /// Told or declared, every text comes back as it was written.
    #[test]
    fn what_was_encoded_is_decoded(
        text in "([ -~\n]|[\u{3000}-\u{30FF}]|[\u{4E00}-\u{9FFF}]|[\u{AC00}-\u{D7A3}]|[\u{20000}-\u{2A6DF}]){0,40}"
    ) {
        for name in ENCODINGS {
            let held: String = text.chars().filter(|c| encoded(&c.to_string(), name).is_some()).collect();
            let bytes = encoded(&held, name).unwrap();
            let told = decode_as(&bytes, encoding_named(name).unwrap()).unwrap();
            prop_assert_eq!(&told.text, &held);
            if !name.starts_with("UTF-16") {
                let page = format!("<meta charset={name}>{held}");
                let declared = decode_named(&encoded(&page, name).unwrap(), "page.html").unwrap();
                prop_assert_eq!(declared.text, page);
                prop_assert_eq!(declared.encoding.how, How::Declared);
            }
        }
    }

    /// Whatever the bytes are, there is an answer, and the encoding is among the candidates.
    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = decode_named(&bytes, "a.html") {
            prop_assert!(decoded.encoding.candidates.contains(&decoded.encoding.name));
        }
    }
}
