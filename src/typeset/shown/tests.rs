use super::shown;

/// Whether the marks of each text are shown as expected.
fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(shown(text, &[]), *expected, "{text}");
    }
}

/// Whether texts are shown as they are written.
fn check_kept(texts: &[&str]) {
    for text in texts {
        assert_eq!(shown(text, &[]), *text);
    }
}

#[test]
fn marks_between_han_are_shown_full_width() {
    check(&[
        ("模型,以", "模型，以"),
        ("結束了!", "結束了！"),
        ("真的?!是", "真的？！是"),
        ("他說:「好」", "他說：「好」"),
        ("模型(生成式)以", "模型（生成式）以"),
        ("「好」,他說", "「好」，他說"),
        ("甲;乙,丙", "甲；乙，丙"),
        ("名稱 : 燈籠", "名稱 ： 燈籠"),
        ("これは本です,そして(多分)古い", "これは本です，そして（多分）古い"),
    ]);
}

#[test]
fn marks_beside_a_latin_word_or_number_are_those_of_the_sentence() {
    check(&[
        ("部門,ChatGPT", "部門，ChatGPT"),
        ("平台Workplace,其運作", "平台Workplace，其運作"),
        ("超過20%,為何還要", "超過20%，為何還要"),
        ("他說, 「好」", "他說， 「好」"),
        ("你用過ChatGPT?真好!", "你用過ChatGPT？真好！"),
        ("他讀完“Avocado”,就睡了", "他讀完“Avocado”，就睡了"),
        ("使用如下 React:", "使用如下 React："),
        ("データはCSV,またはJSONです", "データはCSV，またはJSONです"),
        ("GPT,以", "GPT，以"),
        ("模型,AI", "模型，AI"),
    ]);
}

#[test]
fn marks_of_latin_text_and_numbers_stay() {
    check_kept(&[
        "價格是3,000元，共10,000,000元",
        "時間是12:30，比例是3:1",
        "Apple, Inc.公司今年的收入",
        "據 Washington, D.C. 的報導說",
        "日期寫作 Mon, 28 Nov 的樣子",
        "他說「Hello, world!」就走了",
        "他念“To be, or not to be?”這一句",
        "版本.以",
        "(",
        "a(字",
        "()字",
        "北海道大學，Yahoo!奇摩的報導",
    ]);
}

#[test]
fn english_and_korean_sentences_stay() {
    check_kept(&[
        "The word 模型, meaning model, is old.",
        "He visited 北京大學, 清華大學 and left.",
        "It means “lamp” (燈籠), as everybody knows.",
        "모델,을",
        "인공 지능(AI, 人工知能)은 빠르다!",
        "Hello, world!",
        "key: value",
    ]);
    check(&[("What is that? 燈籠,還是月亮?", "What is that? 燈籠，還是月亮？")]);
}

#[test]
fn brackets_become_full_width_in_pairs() {
    check(&[
        ("用(AI)的", "用（AI）的"),
        ("模型 (GPT) 以", "模型 （GPT） 以"),
        ("(Chris Cox,已在公司工作20年)", "（Chris Cox，已在公司工作20年）"),
        ("Meta(前身為臉書)的部門", "Meta（前身為臉書）的部門"),
        ("語言模型(Large Language Model,LLM)是", "語言模型（Large Language Model，LLM）是"),
        ("(1) 打開燈籠", "（1） 打開燈籠"),
        ("小明(1990-2020)是作家", "小明（1990-2020）是作家"),
        ("看(見「(甲)」)吧", "看（見「（甲）」）吧"),
    ]);
    check_kept(&[
        "函數f(x)的值",
        "用GPT-4(Turbo)的人",
        "點 (3, 4) 在線上",
        "區間(0,1)內",
        "座標(x, y)的",
        "設(a=b)成立",
        "手機 Nothing Phone (1) 的評測",
        "哈哈(^_^)了",
        "很可惜(-人-)啊",
        "呼叫main()時",
    ]);
}

#[test]
fn commas_of_lists_are_told_from_those_of_names() {
    check(&[
        ("支援iOS,Android都可以", "支援iOS，Android都可以"),
        ("公司有 Google, Meta 和 Apple 三家", "公司有 Google， Meta 和 Apple 三家"),
        ("支援 Windows, macOS, Linux 三個平台", "支援 Windows， macOS， Linux 三個平台"),
        ("甲方是 A, B 和 C 三人", "甲方是 A， B 和 C 三人"),
    ]);
    check_kept(&[
        "我們在 Paris, France 的辦公室",
        "由 Apple, Inc. 和 Meta 兩家公司",
        "兩點 x, y 和 z 的距離",
        "參數 --include=foo,bar 的意思是",
        "年份是 2020, 2021 和 2022 這三年",
    ]);
}

#[test]
fn code_addresses_and_faces_stay() {
    check_kept(&[
        "請看https://example.com/a?q=1,2 的內容",
        "寫信給 mail@example.com 的人",
        "路徑是C:\\文件",
        "使用std::字串",
        "程式 `甲,乙(丙)` 的意思",
        "資料是{\"名\":\"甲\",\"年\":3}這樣",
        "公式 $f(x), g(x)$ 的值",
        "好:)真的",
        "好;-)真的",
        "好:smile:真的",
        "空白是&nbsp;的名字",
        "搜尋?q=燈籠",
    ]);
}

#[test]
fn what_is_kept_stays_and_its_neighbours_do_not() {
    let text = "先用甲,乙(丙),再用丁,戊";
    let code = "先用".len().."先用甲,乙(丙)".len();
    assert_eq!(shown(text, &[code]), "先用甲,乙(丙)，再用丁，戊");
    let text = "使用foo, bar和baz的人";
    let (foo, bar) = (6..9, 11..14);
    assert_eq!(shown(text, &[foo, bar]), "使用foo， bar和baz的人", "two pieces of code are a list");
}

#[test]
fn long_texts_of_one_mark_take_no_time() {
    for piece in [
        "字,", "(", "字(", ")", "\"", "字:a", "字$", "字`", "字{", "http", "a, ", "，(", "(字", " ", "「",
        "字, a",
    ] {
        let text = "字".to_owned() + &piece.repeat(100_000);
        let start = std::time::Instant::now();
        assert_eq!(shown(&text, &[]).chars().count(), text.chars().count());
        assert!(start.elapsed().as_secs() < 10, "{piece}: {:?}", start.elapsed());
    }
}
