//! Okurigana: kana after a character that show how it is inflected, and that may be left out within a compound (the
//! cabinet's notice 送り仮名の付け方, general rules 6 and 7): `引き渡し`, `引渡し`, `引渡`.

use crate::text::class::is_han;

/// Characters with the kana that they take as the first part of a compound.
const INSERTED: &[(&str, &str)] = &[
    ("引", "き"),
    ("取", "り"),
    ("申", "し"),
    ("受", "け"),
    ("打", "ち"),
    ("差", "し"),
    ("立", "ち"),
    ("立", "て"),
    ("組", "み"),
    ("売", "り"),
    ("買", "い"),
    ("貸", "し"),
    ("借", "り"),
    ("切", "り"),
    ("繰", "り"),
    ("持", "ち"),
    ("書", "き"),
    ("読", "み"),
    ("乗", "り"),
    ("払", "い"),
    ("振", "り"),
    ("割", "り"),
    ("積", "み"),
    ("入", "れ"),
    ("落", "ち"),
    ("張", "り"),
    ("付", "け"),
    ("置", "き"),
    ("押", "し"),
    ("追", "い"),
    ("呼", "び"),
    ("飛", "び"),
    ("巻", "き"),
    ("支払", "い"),
    ("預", "け"),
    ("仕入", "れ"),
    ("見積", "もり"),
    ("問", "い"),
    ("掛", "け"),
    ("編", "み"),
    ("染", "め"),
    ("焼", "き"),
    ("煮", "込み"),
    ("洗", "い"),
    ("干", "し"),
    ("盛", "り"),
    ("折", "り"),
    ("縫", "い"),
    ("結", "び"),
    ("締", "め"),
    ("突", "き"),
    ("吹", "き"),
    ("降", "り"),
    ("上", "げ"),
    ("下", "げ"),
    ("繋", "ぎ"),
    ("替", "え"),
    ("植", "え"),
    ("刈", "り"),
    ("建", "て"),
    ("届", "け"),
];

/// A name with other okurigana; at most so many as there are places for it, and one without any within it.
pub(super) fn spellings(name: &str) -> Vec<String> {
    const MOST: usize = 6;
    let letters: Vec<char> = name.chars().collect();
    let mut found = Vec::new();
    // Runs of hiragana after a character: shorter, and within the name gone.
    let mut bare = String::new();
    let mut from = 0;
    while let Some(&c) = letters.get(from) {
        let run = letters[from..].iter().take_while(|c| is_hiragana(**c)).count();
        if run == 0 {
            bare.push(c);
            from += 1;
            continue;
        }
        let after_han = from.checked_sub(1).is_some_and(|before| is_han(letters[before]));
        let (before, after): (String, String) =
            (letters[..from].iter().collect(), letters[from + run..].iter().collect());
        let kana: String = letters[from..from + run].iter().collect();
        if after_han && run <= 2 {
            let last: String = kana.chars().skip(1).collect();
            if run == 2 {
                found.push(format!("{before}{last}{after}"));
            }
            // A particle may stand alone between two words: の is none of the kana that may go.
            let goes = !matches!(
                kana.as_str(),
                "の" | "と" | "や" | "な" | "に" | "は" | "が" | "を" | "で" | "も" | "へ"
            );
            if goes && (run == 1 && letters.get(from + 1).is_none_or(|next| is_han(*next))) {
                found.push(format!("{before}{after}"));
            } else {
                bare.push_str(&kana);
            }
        } else {
            bare.push_str(&kana);
        }
        from += run;
    }
    if bare != name {
        found.push(bare);
    }
    for (han, kana) in INSERTED {
        let Some(at) = name.find(han) else { continue };
        let (before, after) = name.split_at(at + han.len());
        if after.starts_with(is_han) {
            found.push(format!("{before}{kana}{after}"));
        }
    }
    // One character alone is no compound any more.
    found.retain(|spelling| {
        spelling.chars().filter(|c| is_han(*c)).count() >= 2 || spelling.contains(is_hiragana)
    });
    found.sort_unstable();
    found.dedup();
    found.truncate(MOST);
    found
}

fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn okurigana_may_be_left_out_and_put_in() {
        for (name, other) in [
            ("引き渡し", "引渡し"),
            ("引き渡し", "引渡"),
            ("引渡し", "引き渡し"),
            ("歩留まり", "歩留り"),
            ("買い付け契約", "買付け契約"),
            ("買い付け契約", "買付契約"),
            ("取扱説明書", "取り扱説明書"),
        ] {
            assert!(
                spellings(name).iter().any(|spelling| spelling == other),
                "{name}: {:?}",
                spellings(name)
            );
        }
        assert_eq!(spellings("契約"), Vec::<String>::new());
        assert_eq!(spellings("山の水"), Vec::<String>::new());
    }
}
