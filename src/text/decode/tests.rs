use super::*;
use encoding_rs::{BIG5, EUC_JP, GB18030, ISO_2022_JP, SHIFT_JIS};

const TRADITIONAL: &str = "雨下了一整天，圖書館裡的人比平常多。我把書還了，又借了兩本新的。";

fn utf_16_bytes(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

fn facts(bytes: &[u8], name: &str) -> (&'static str, How, bool) {
    let TextEncoding { name, how, is_doubtful, .. } = decode_named(bytes, name).unwrap().encoding;
    (name, how, is_doubtful)
}

#[test]
fn marks_decide_and_are_dropped() {
    let text = "墨閱 𠀀 reads";
    let marked = format!("\u{FEFF}{text}");
    for (bytes, encoding) in [
        (marked.as_bytes().to_vec(), "UTF-8"),
        (utf_16_bytes(&marked, true), "UTF-16LE"),
        (utf_16_bytes(&marked, false), "UTF-16BE"),
    ] {
        assert_eq!(decode(&bytes).unwrap().text, text);
        assert_eq!(facts(&bytes, "page.html"), (encoding, How::Mark, false));
    }
    assert_eq!(decode(b"").unwrap().text, "");
    assert_eq!(facts(text.as_bytes(), ""), ("UTF-8", How::Utf8, false));
}

#[test]
fn bytes_that_are_not_text_are_refused() {
    for bytes in [
        &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..],
        "文字\0".as_bytes(),
        &utf_16_bytes("\u{FEFF}文\0", true),
        b"\x01\x02\x03 abc",
        b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0",
    ] {
        assert_eq!(decode(bytes), Err(DecodeError::Binary), "{bytes:?}");
        assert_eq!(decode_as(bytes, UTF_8), Err(DecodeError::Binary), "{bytes:?}");
    }
}

#[test]
fn utf_16_needs_no_mark() {
    for text in [TRADITIONAL, "Nothing but ASCII here.\r\n", "雨の日に図書館で本を読む"] {
        assert_eq!(facts(&utf_16_bytes(text, true), ""), ("UTF-16LE", How::Utf16, false), "{text}");
        assert_eq!(facts(&utf_16_bytes(text, false), ""), ("UTF-16BE", How::Utf16, false), "{text}");
    }
}

#[test]
fn markup_declares_its_encoding() {
    let page = |head: &str| [head.as_bytes(), &BIG5.encode("雨").0].concat();
    for head in [
        "<meta charset=big5>",
        "<META CHARSET = 'Big5' />",
        "<!doctype html><html lang=zh><meta http-equiv=\"Content-Type\" content=\"text/html; charset=Big5\">",
        "<html><!-- <meta charset=gbk> --><meta name=a content='charset=gbk'><meta charset=\"big5-hkscs\">",
        "<!--><meta charset=big5>",
        "<html title='<meta charset=gbk>'></a b=>c><?x y?><meta charset=big5>",
        "<?xml version=\"1.0\" encoding=\"Big5\"?>",
        "\n<?xml version='1.0' encoding = 'big5' ?><html>",
        "<meta content='charset charset = \"big5\"' http-equiv=content-type>",
    ] {
        assert_eq!(facts(&page(head), "a.html"), ("Big5", How::Declared, false), "{head}");
    }
    for head in [
        "a text about <meta charset=gbk>: ",
        "<html><meta http-equiv=refresh content='charset=big5'>",
        "<html><!-- <meta charset=big5>",
        "<html><meta charset=nonsense>",
        "<html><metal charset=big5>",
        "<html><meta charset",
        &format!("<html>{}<meta charset=big5>", " ".repeat(1024)),
    ] {
        assert_eq!(facts(&page(head), "a.txt").1, How::Guessed, "{head}");
    }
}

#[test]
fn only_markup_declares() {
    let text = "寫成 <meta charset=windows-1252>";
    assert_eq!(facts(text.as_bytes(), "notes.txt"), ("UTF-8", How::Utf8, false));
    assert_eq!(facts(text.as_bytes(), "notes.HTM"), ("windows-1252", How::Declared, false));
    let markup = format!("<html>{text}");
    assert_eq!(facts(markup.as_bytes(), "notes.txt"), ("windows-1252", How::Declared, false));
}

#[test]
fn a_declaration_that_does_not_fit_is_doubtful() {
    let utf_8 = format!("<meta charset=big5>{TRADITIONAL}");
    let decoded = decode(utf_8.as_bytes()).unwrap();
    assert_eq!((decoded.text, decoded.encoding.name, decoded.encoding.is_doubtful), (utf_8, "UTF-8", true));
    assert_eq!(decoded.encoding.candidates[0], "UTF-8");
    let mut damaged = b"<meta charset=big5>".to_vec();
    damaged.extend(&*BIG5.encode(TRADITIONAL).0);
    damaged.push(0xFF);
    assert_eq!(facts(&damaged, ""), ("Big5", How::Declared, true));
    let utf_16 = "<?xml version='1.0' encoding='UTF-16'?><a>雨</a>";
    assert_eq!(facts(utf_16.as_bytes(), ""), ("UTF-8", How::Declared, false));
}

#[test]
fn damaged_text_is_read_and_doubtful() {
    let mut utf_8 = TRADITIONAL.as_bytes().to_vec();
    utf_8.insert(6, 0x93);
    assert_eq!(facts(&utf_8, ""), ("UTF-8", How::Guessed, true));
    assert_eq!(decode(&utf_8).unwrap().text.matches('\u{FFFD}').count(), 1);
    assert_eq!(facts(b"\xFF\xFEa", ""), ("UTF-16LE", How::Mark, true));
    assert_eq!(facts(b"\xFE\xFF\xD8\x00\x00a", ""), ("UTF-16BE", How::Mark, true));
}

#[test]
fn a_guess_from_little_text_is_doubtful() {
    let (bytes, _, _) = BIG5.encode("中文");
    let decoded = decode(&bytes).unwrap();
    assert!(decoded.encoding.is_doubtful);
    assert!(decoded.encoding.candidates.iter().take(3).any(|name| *name == "Big5"), "{decoded:?}");
    assert_eq!(facts(&BIG5.encode(TRADITIONAL).0, ""), ("Big5", How::Guessed, false));
}

#[test]
fn what_tells_the_encoding_may_be_far_down() {
    let ascii = "A line of plain text.\n".repeat(10_000);
    for encoding in [BIG5, GB18030, UTF_8] {
        let bytes = [ascii.as_bytes(), &encoding.encode(TRADITIONAL).0, b"\n"].concat();
        assert_eq!(decode(&bytes).unwrap().text, format!("{ascii}{TRADITIONAL}\n"), "{}", encoding.name());
    }
}

#[test]
fn escapes_are_not_ascii() {
    let text = "a 漢字とかなで書いた文 and plain text around it";
    let decoded = decode(&ISO_2022_JP.encode(text).0).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.encoding.name), (text, "ISO-2022-JP"));
}

#[test]
fn half_width_kana_do_not_hide_a_japanese_text() {
    let text = "ﾃｽﾄ用のﾃﾞｰﾀを読み込んで、結果を画面に表示します。ｴﾗｰの時は記録を見て下さい。";
    for encoding in [SHIFT_JIS, EUC_JP] {
        assert_eq!(decode(&encoding.encode(text).0).unwrap().text, text, "{}", encoding.name());
    }
}

#[test]
fn every_label_of_the_standard_is_known() {
    for (label, name) in [
        ("BIG5-HKSCS", "Big5"),
        ("gb2312", "GBK"),
        (" GB18030 ", "gb18030"),
        ("sjis", "Shift_JIS"),
        ("windows-31j", "Shift_JIS"),
        ("ks_c_5601-1987", "EUC-KR"),
        ("utf-16", "UTF-16LE"),
    ] {
        assert_eq!(encoding_named(label).map(Encoding::name), Some(name), "{label}");
    }
    assert_eq!(encoding_named("hz-gb-2312"), None, "it is not decoded");
    assert_eq!(encoding_named("墨"), None);
}

#[test]
fn what_terminals_leave_is_left_out_even_within_a_character() {
    let [before, after] = ["推文", "很好"].map(|text| BIG5.encode(text).0.into_owned());
    let (first, second) = before.split_at(1);
    let bytes = [b"\x1B[1;31m".as_slice(), first, b"\x1B[m", second, b"\x1B[33m", &after].concat();
    let decoded = decode(&bytes.repeat(9)).unwrap();
    assert_eq!(decoded.text, "推文很好".repeat(9));
    assert_eq!(decoded.encoding.name, "Big5");
    assert_eq!(decode_as(&bytes, BIG5).unwrap().text, "推文很好");
    assert_eq!(decode("雨\u{1B}[0m夜".as_bytes()).unwrap().text, "雨夜");
    let other = "雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨雨\u{1B}[夜";
    assert_eq!(decode(other.as_bytes()).unwrap().text, other);
}

#[test]
fn two_bytes_of_utf_16_are_no_escape() {
    // 嬛 is `1B 5B` in UTF-16LE, and what follows may look like parameters and an end.
    let text = "甄嬛\u{6D31}傳，嬛嬛一裊楚宮腰，那更春來玉減香消。".repeat(4);
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<_>>();
    for (bytes, name) in [(wide(u16::to_le_bytes), "UTF-16LE"), (wide(u16::to_be_bytes), "UTF-16BE")] {
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding.name), (text.as_str(), name));
    }
}

#[test]
fn a_few_zeros_are_left_out_and_counted() {
    let text = TRADITIONAL.repeat(20);
    let mut bytes = GB18030.encode(&text).0.into_owned();
    for at in [10, 300, 900] {
        bytes.insert(at, 0);
    }
    let decoded = decode(&bytes).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.zeros), (text.as_str(), 3));
    assert_eq!(decode_as(&bytes, GB18030).unwrap().zeros, 3);
    assert_eq!(decode(text.as_bytes()).unwrap().zeros, 0);
    // UTF-8 with a zero is no UTF-16, though it may be read as that.
    assert_eq!(decode("戊\0".as_bytes()), Err(DecodeError::Binary));
}

#[test]
fn half_width_katakana_alone_are_a_text() {
    let text = "ｱｵﾔﾏ ﾊﾅｺ ﾄｳｷｮｳﾄ ﾐﾅﾄｸ";
    assert_eq!(decode(&SHIFT_JIS.encode(text).0).unwrap().text, text);
    // Two Han characters are the same bytes as four of them.
    let han = GB18030.encode("雨夜").0.into_owned();
    assert_eq!(decode(&han).unwrap().encoding.name, "gb18030");
}

#[test]
fn encodings_that_are_not_read_are_named() {
    let wide = |bytes: fn(u32) -> [u8; 4]| -> Vec<u8> {
        "\u{FEFF}雨夜 rain".chars().flat_map(|c| bytes(c as u32)).collect()
    };
    for (bytes, name) in [
        (wide(u32::to_le_bytes), "UTF-32"),
        (wide(u32::to_be_bytes), "UTF-32"),
        (b"\x1B$)C\x0E0!3*\x0F\n".to_vec(), "ISO-2022-KR"),
        (b"\x1B$)A\x0EVP\x0F\n".to_vec(), "ISO-2022-CN"),
    ] {
        assert_eq!(decode(&bytes), Err(DecodeError::Unread { name }), "{name}");
    }
}

#[test]
fn hz_is_known_by_its_signs() {
    let pairs: Vec<u8> = encoding_rs::GBK.encode("雨夜走山路").0.iter().map(|byte| byte & 0x7F).collect();
    let decoded = decode(&[b"~{".as_slice(), &pairs, b"~}\n"].concat()).unwrap();
    assert_eq!((decoded.text.as_str(), decoded.encoding.name), ("雨夜走山路\n", "HZ-GB-2312"));
}
