use super::*;

fn fold(text: &str) -> Folded {
    Folding::Chinese.fold(text)
}

#[test]
fn spellings_of_the_same_fold_to_the_same() {
    let pairs = [
        ("ＭＳＬ", "msl"),
        ("ｶﾞｷﾞ", "ガギ"),
        ("か\u{3099}", "ガ"),
        ("e\u{301}É", "ee"),
        ("㌔㍿", "キロ株式会社"),
        ("ﬁﬀ", "fiff"),
        ("Straße STRAẞE", "strasse strasse"),
        ("ΟΔΟΣ οδος οδοσ", "οδοσ οδοσ οδοσ"),
        ("①½…", "11\u{2044}2..."),
        ("\u{3000}，", " ,"),
        ("\u{1112}\u{1161}\u{11AB}", "한"),
        ("\u{F900}⼀", "豈一"),
        ("Привет", "привет"),
    ];
    for (text, folded) in pairs {
        assert_eq!(fold(text).text, fold(folded).text, "{text:?}");
        if !folded.contains(['株', '豈']) {
            assert_eq!(fold(text).text, folded, "{text:?}");
        }
    }
}

#[test]
fn the_way_back_takes_characters_whole() {
    let text = "aｶﾞ㌔e\u{301}Ａb";
    let folded = fold(text);
    assert_eq!(folded.text, "aガキロeab");
    let back = |part: &str| {
        let start = folded.text.rfind(part).unwrap();
        text.get(folded.original(start..start + part.len())).unwrap()
    };
    for (part, original) in [
        ("ガ", "ｶﾞ"),
        ("キ", "㌔"),
        ("ロ", "㌔"),
        ("ガキ", "ｶﾞ㌔"),
        ("e", "e\u{301}"),
        ("ab", "Ａb"),
        ("aガキロeab", text),
    ] {
        assert_eq!(back(part), original, "{part}");
    }
}

#[test]
fn edges_lie_between_original_characters() {
    let folded = fold("㌔x\u{338}");
    let edges: Vec<_> = (0..=folded.text.len()).filter(|&at| folded.is_edge(at)).collect();
    assert_eq!(folded.text, "キロx\u{338}");
    assert_eq!(edges, [0, 6, 9]);
}

#[test]
fn any_range_has_a_way_back() {
    let folded = fold("㌔é");
    assert_eq!(folded.original(0..0), 0..0);
    assert_eq!(folded.original(1..2), 0..3);
    assert_eq!(folded.original(6..6), 3..3);
    assert_eq!(folded.original(8..99), 5..5);
    assert_eq!(fold("").original(0..5), 0..0);
}

#[test]
fn ignored_marks_belong_to_no_match_beside_them() {
    for (text, part, original) in [
        ("人，工、智", "人", "人"),
        ("人，工、智", "工", "工"),
        ("人，工、智", "人工", "人，工"),
        ("㌔、㍿。米", "キロ", "㌔"),
        ("㌔、㍿。米", "会社", "㍿"),
        ("大（㈱）米", "大", "大"),
        ("大（㈱）米", "株", "㈱"),
        ("大（㈱）米", "株米", "㈱）米"),
        ("㈱", "株", "㈱"),
        ("㈱人", "株", "㈱"),
        ("㈱、人", "株", "㈱"),
        ("㈱、人", "人", "人"),
        ("\u{200B}人", "人", "人"),
        ("「人\n」\u{301}\u{3000}工", "人", "人"),
        ("人\u{E0100}，工", "人", "人\u{E0100}"),
    ] {
        let folded = fold(text);
        let part = fold(part).text;
        let start = folded.text.find(&part).unwrap();
        assert_eq!(text.get(folded.original(start..start + part.len())), Some(original), "{text} {part}");
    }
}

#[test]
fn marks_are_kept_where_they_are_not_between_letters() {
    for (text, folded) in [
        ("人 工，智\n慧", "人工智慧"),
        ("「人工」AI、智慧。", "「人工」ai、智慧。"),
        ("人+工 인공 지능", "人+工 인공 지능"),
        ("か゛、き", "カ \u{3099}、キ"),
        ("。、", "。、"),
    ] {
        assert_eq!(fold(text).text, fold(folded).text);
        assert_eq!(fold(text).text.chars().count(), folded.chars().count(), "{text}");
    }
    assert_eq!(Folding::Chinese.keeping_marks().fold("一、二\n三").text, "一、二\n三");
    assert_eq!(Folding::Chinese.within_words().fold("一、二 三・四\n五").text, "一、二三四\n五");
}

#[test]
fn a_query_with_marks_at_its_ends_keeps_marks() {
    for query in ["，", "一，", " （一", "……"] {
        assert_eq!(Folding::Japanese.for_query(query), Folding::Japanese.keeping_marks(), "{query}");
    }
    for query in ["", " ", " 一，二 ", "C++", "~"] {
        assert_eq!(Folding::Japanese.for_query(query), Folding::Japanese, "{query}");
    }
}

#[test]
fn the_closest_spelling_comes_first() {
    use Closeness::{Case, Same, Variant};
    for (part, query, closeness) in [
        ("臺灣", "臺灣", Same),
        ("e\u{301}", "é", Same),
        ("ＧＰＴ", "gpt", Case),
        ("ｶﾞ", "ガ", Case),
        ("台灣", "臺灣", Variant),
        ("ッ", "ツ", Variant),
        ("Cafe", "café", Variant),
        ("人工 智慧", "人工智慧", Variant),
    ] {
        assert_eq!(Folding::closeness(part, query), closeness, "{part} {query}");
    }
    assert!(Same < Case && Case < Variant);
}

#[test]
fn a_text_of_one_width_needs_no_pieces() {
    assert_eq!(fold("Plain ASCII、漢字とかな，".trim_end_matches('，')).pieces(), 0);
}

#[test]
fn an_ignored_mark_takes_one_piece() {
    assert_eq!(fold(&"發展，".repeat(100)).pieces(), 100);
}

#[test]
fn every_character_folds_for_good_and_by_itself() {
    // Between these planes nothing is assigned.
    let assigned = ('\0'..='\u{3FFFF}').chain('\u{E0000}'..='\u{E0FFF}').map(|c| (c, Folding::Chinese));
    let ideographs = ('\u{3400}'..='\u{9FFF}').chain('\u{20000}'..='\u{3FFFF}');
    for (c, folding) in assigned.chain(ideographs.map(|c| (c, Folding::Japanese))) {
        let table = folding.table();
        let text = c.to_string();
        let folded = table.fold(&text);
        assert_eq!(fold_segment(table, &text), folded, "{c:?} {:x}", c as u32);
        if let Some(single) = table.alone(c) {
            assert_eq!(folded, single.to_string(), "{c:?} {:x}", c as u32);
        }
        if folded != text {
            assert_eq!(folding.fold(&folded).text, folded, "{c:?} {:x}", c as u32);
            let begins = |c| begins_character((c, table.alone(c)));
            assert!(!begins(c) || folded.starts_with(begins), "{c:?} {:x}", c as u32);
        }
    }
}

#[test]
fn a_run_of_ascii_folds_as_its_characters_do() {
    let texts = [
        "The Quick Brown FOX, jumps!",
        "漢 The Quick Brown FOX e\u{301} 漢字",
        "ABCDEFGHIJKLMNOPe\u{301}",
        "漢，，， ABCDEFGHIJKLMNOP ，漢",
        "ｶﾞABCDEFGHIJKLMNOP漢-漢",
    ];
    for text in texts {
        for folding in [Folding::Chinese, Folding::Japanese.keeping_marks(), Folding::Chinese.within_words()]
        {
            let folded = folding.fold(text);
            let upper = text.find("ABC").or(text.find("Quick")).unwrap();
            let place = folded.text.find("abc").or(folded.text.find("quick")).unwrap();
            assert_eq!(folded.original(place..place + 3), upper..upper + 3, "{text}");
            assert_eq!(folding.fold(&folded.text).text, folded.text, "{text}");
        }
    }
    for c in '\0'..='\x7F' {
        assert_eq!(
            Folding::Chinese.keeping_marks().fold(&c.to_string()).text,
            c.to_ascii_lowercase().to_string()
        );
    }
}

#[test]
fn a_run_of_letters_folds_as_its_characters_do() {
    let texts = [
        "人工智慧，與「資料中心」的關係。",
        "发髮發 里裡裏，，\u{3000}台臺颱",
        "データ・センター、きょうの ｢ニュース｣ですか",
        "，漢，字，漢字，A漢字B 漢",
        "漢\u{F900}字\u{20000}漢㌔字漢",
        "漢 字 漢- 字 -",
    ];
    for text in texts {
        for folding in [Folding::Chinese, Folding::Japanese.keeping_marks(), Folding::Chinese.within_words()]
        {
            let mut writer = Folder::new(text.len(), folding.marks);
            for c in text.chars() {
                match folding.table().alone(c) {
                    Some(single) => writer.push(c.len_utf8(), single),
                    None => {
                        writer.push_segment(&c.to_string(), &fold_segment(folding.table(), &c.to_string()));
                    }
                }
            }
            let one_by_one = writer.finish();
            let folded = folding.fold(text);
            assert_eq!(folded, one_by_one, "{text}");
            for at in (0..folded.text.len()).filter(|&at| folded.text.is_char_boundary(at)) {
                let end = folded.text.ceil_char_boundary(at + 1);
                let original = folded.original(at..end);
                let part = text.get(original).unwrap();
                assert!(
                    folding.fold(part).text.contains(folded.text.get(at..end).unwrap()),
                    "{text}: {part}"
                );
            }
        }
    }
}
