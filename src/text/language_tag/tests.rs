use proptest::prelude::*;

use super::ChineseForm::{HongKong, Mainland, Taiwan, Traditional};
use super::MainLanguage::{Chinese, English, Japanese, Korean, Other};
use super::{LanguageTag, Naming};

#[test]
fn what_a_tag_says() {
    for (tag, main, form, canonical) in [
        ("zh", Chinese, None, "zh"),
        ("zh-TW", Chinese, Some(Taiwan), "zh-TW"),
        ("zh-tw", Chinese, Some(Taiwan), "zh-TW"),
        ("ZH_TW", Chinese, Some(Taiwan), "zh-TW"),
        ("zh-Hant", Chinese, Some(Traditional), "zh-Hant"),
        ("zh-hant-tw", Chinese, Some(Taiwan), "zh-Hant-TW"),
        ("zh-Hant-CN", Chinese, Some(Traditional), "zh-Hant-CN"),
        ("zh-HK", Chinese, Some(HongKong), "zh-HK"),
        ("zh-mo", Chinese, Some(HongKong), "zh-MO"),
        ("zh-Hant-HK", Chinese, Some(HongKong), "zh-Hant-HK"),
        ("zh-Hans", Chinese, Some(Mainland), "zh-Hans"),
        ("zh-Hans-CN", Chinese, Some(Mainland), "zh-Hans-CN"),
        ("zh-Hans-HK", Chinese, Some(Mainland), "zh-Hans-HK"),
        ("zh-cn", Chinese, Some(Mainland), "zh-CN"),
        ("zh-SG", Chinese, Some(Mainland), "zh-SG"),
        ("zh-MY", Chinese, Some(Mainland), "zh-MY"),
        ("zh-US", Chinese, None, "zh-US"),
        ("zh-CHS", Chinese, Some(Mainland), "zh-Hans"),
        ("zh-CHT", Chinese, Some(Traditional), "zh-Hant"),
        ("zh-Latn-pinyin", Other, None, "zh-Latn"),
        ("und-Hant", Chinese, Some(Traditional), "und-Hant"),
        ("yue", Chinese, Some(HongKong), "yue"),
        ("yue-Hant", Chinese, Some(HongKong), "yue-Hant"),
        ("yue-Hans-CN", Chinese, Some(Mainland), "yue-Hans-CN"),
        ("lzh", Chinese, None, "lzh"),
        ("nan-TW", Chinese, Some(Taiwan), "nan-TW"),
        ("ja", Japanese, None, "ja"),
        ("JA-jp", Japanese, None, "ja-JP"),
        ("ja-Hant", Other, None, "ja-Hant"),
        ("ja-Latn", Other, None, "ja-Latn"),
        ("ko-KR", Korean, None, "ko-KR"),
        ("ko-Kore-KP", Korean, None, "ko-Kore-KP"),
        ("en-US", English, None, "en-US"),
        ("fr", Other, None, "fr"),
        ("zha", Other, None, "zha"),
        ("es-419", Other, None, "es-419"),
    ] {
        let read = LanguageTag::of(tag);
        assert_eq!((read.main(), read.form(), read.to_string().as_str()), (main, form, canonical), "{tag}");
    }
}

#[test]
fn other_forms_of_a_tag_say_the_same() {
    for (tag, same) in [
        ("ko_KR.UTF-8", "ko-KR"),
        ("zh_TW.big5", "zh-TW"),
        ("zh_CN.GB18030", "zh-CN"),
        ("zh_SG@pinyin", "zh-SG"),
        ("ja_JP@x", "ja-JP"),
        (" ja ", "ja"),
        ("zh-cmn-Hans", "zh-Hans"),
        ("zh-cmn-Hant-TW", "zh-Hant-TW"),
        ("zh-yue", "yue"),
        ("zh-yue-Hant-HK", "yue-Hant-HK"),
        ("zh-min-nan", "nan"),
        ("cmn", "zh"),
        ("cmn-Hant-TW", "zh-Hant-TW"),
        ("zho-Hans", "zh-Hans"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("eng", "en"),
        ("zh-x-tw", "zh"),
        ("zh-u-co-stroke-tw", "zh"),
        ("zh-Hant-x-hk", "zh-Hant"),
        ("de-1996", "de"),
        ("zh-", "zh"),
        ("zh--TW", "zh"),
    ] {
        assert_eq!(LanguageTag::of(tag), LanguageTag::of(same), "{tag}");
    }
}

#[test]
fn what_names_no_language_is_unknown() {
    let long = "長".repeat(10_000);
    let many = "zz-".repeat(10_000);
    for tag in [
        "", "-", "und", "mul", "zxx", "mis", "x-zh", "i-hak", "C", "POSIX", "chinese", "中文", "zh中", "z",
        &long,
    ] {
        assert_eq!(LanguageTag::of(tag), LanguageTag::UNKNOWN, "{tag}");
        assert!(LanguageTag::of(tag).is_unknown(), "{tag}");
    }
    assert_eq!(LanguageTag::of(&many).main(), Other);
}

#[test]
fn a_language_is_the_same_by_any_tag() {
    for (a, b, same) in [
        ("zh-TW", "zh-Hant", true),
        ("zh", "zh-Hans", true),
        ("zh-CN", "zh-Hant", false),
        ("zh-Hant-CN", "zh-TW", true),
        ("zh_Hant", "zh-TW", true),
        ("zh", "zh-Latn", false),
        ("zh-HK", "yue", false),
        ("sr-Latn", "sr-Cyrl", false),
        ("en-US", "EN", true),
        ("ja", "zh", false),
        ("", "", true),
    ] {
        let (one, other) = (LanguageTag::of(a), LanguageTag::of(b));
        assert_eq!((one.is_same(other), other.is_same(one)), (same, same), "{a} {b}");
    }
}

#[test]
fn parts_are_named_in_the_language_or_in_english() {
    for (tag, naming) in [
        ("zh-HK", Some(Naming::ZhHant)),
        ("yue", Some(Naming::ZhHant)),
        ("zh-SG", Some(Naming::ZhHans)),
        ("zh", Some(Naming::ZhHans)),
        ("ja-JP", Some(Naming::Ja)),
        ("ko", Some(Naming::Ko)),
        ("en", Some(Naming::En)),
        ("fr", Some(Naming::En)),
        ("", None),
    ] {
        assert_eq!(LanguageTag::of(tag).naming(), naming, "{tag}");
    }
}

#[test]
fn only_chinese_and_japanese_have_full_width_marks() {
    for (tag, has) in [
        ("zh", true),
        ("yue", true),
        ("ja", true),
        ("ko", false),
        ("en", false),
        ("zh-Latn", false),
        ("", false),
    ] {
        assert_eq!(LanguageTag::of(tag).has_full_width_marks(), has, "{tag}");
    }
}

/// Tags and what is nearly one.
fn tags() -> impl Strategy<Value = String> {
    let subtag = prop_oneof![
        prop::sample::select(vec![
            "zh", "cmn", "yue", "ja", "ko", "en", "und", "mul", "Hant", "hans", "Latn", "TW", "hk", "CN",
            "419", "cht", "x", "u", "co", "", "1996", "pinyin",
        ])
        .prop_map(str::to_owned),
        "[A-Za-z0-9]{0,9}",
    ];
    let separator = prop::sample::select(vec!["-", "_", ".", "@"]);
    prop::collection::vec((subtag, separator), 0..6)
        .prop_map(|parts| parts.into_iter().map(|(subtag, separator)| subtag + separator).collect())
}

proptest! {
    #[test]
    fn the_canonical_tag_says_the_same(tag in prop_oneof![tags(), any::<String>()]) {
        let read = LanguageTag::of(&tag);
        prop_assert_eq!(LanguageTag::of(&read.to_string()), read);
        prop_assert!(read.is_same(read));
        prop_assert_eq!(LanguageTag::of(&tag.to_ascii_uppercase()), read);
    }
}
