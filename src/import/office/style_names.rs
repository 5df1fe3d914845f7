//! What styles are for, by their names. Word writes the names of its own styles in English; other programs, and documents
//! that were moved between them, have them in the language of the program.

use unicode_normalization::UnicodeNormalization;

use super::parts::ParagraphKind;

/// What headings are called, before their number, as in word processors in their languages.
const HEADINGS: &[&str] = &[
    "heading",
    "标题",
    "標題",
    "見出し",
    "제목",
    "개요",
    "überschrift",
    "titre",
    "título",
    "titolo",
    "заголовок",
    "kop",
    "rubrik",
    "overskrift",
    "otsikko",
    "nagłówek",
    "nadpis",
    "címsor",
    "başlık",
    "titlu",
    "επικεφαλίδα",
    "tiêuđề",
    "หัวเรื่อง",
    "judul",
    "עותרת",
    "כותרת",
    "عنوان",
    "encabezado",
    "ttulo",
    "naslov",
    "pealkiri",
    "virsraksts",
    "antraštė",
    "заглавие",
];

/// Names without blanks in small letters, each with what paragraphs of such a style are.
const NAMES: &[(ParagraphKind, &[&str])] = &[
    (
        ParagraphKind::Title,
        &[
            "title",
            "标题",
            "標題",
            "表題",
            "제목",
            "文書タイトル",
            "题目",
            "題目",
            "titel",
            "titre",
            "título",
            "titolo",
        ],
    ),
    (
        ParagraphKind::Subtitle,
        &[
            "subtitle",
            "副标题",
            "副標題",
            "副題",
            "부제",
            "부제목",
            "untertitel",
            "sous-titre",
            "subtítulo",
            "sottotitolo",
        ],
    ),
    (ParagraphKind::Author, &["author", "作者", "著者", "저자", "글쓴이", "필자", "autor", "auteur"]),
    (ParagraphKind::Date, &["date", "日期", "日付", "날짜", "發布日期", "发布日期"]),
    (
        ParagraphKind::Quote,
        &[
            "quote",
            "intensequote",
            "blocktext",
            "blockquote",
            "quotations",
            "quotation",
            "quotes",
            "引用",
            "引文",
            "引用文",
            "明显引用",
            "鮮明引文",
            "引用文2",
            "引用文二",
            "引用2",
            "強調引用",
            "인용",
            "강한인용",
            "인용구",
            "文字块",
            "文字區塊",
            "ブロック",
            "zitat",
            "citation",
            "cita",
            "citazione",
        ],
    ),
    (
        ParagraphKind::Code,
        &[
            "sourcecode",
            "htmlpreformatted",
            "preformattedtext",
            "preformatted",
            "code",
            "codeblock",
            "プログラム",
            "html预设格式",
            "html預設格式",
            "html書式付き",
            "미리서식이지정된html",
            "代码",
            "程式碼",
            "코드",
            "plaintextcode",
            "vorformatiertertext",
            "整形済みテキスト",
            "預先格式化文字",
            "预格式化的文字",
        ],
    ),
    (
        ParagraphKind::Caption,
        &[
            "caption",
            "imagecaption",
            "tablecaption",
            "题注",
            "題注",
            "標號",
            "標題圖",
            "図表番号",
            "캡션",
            "표제",
            "illustration",
            "figure",
            "drawing",
            "圖",
            "図",
            "图",
            "beschriftung",
            "légende",
            "圖表標號",
        ],
    ),
    (ParagraphKind::Rule, &["horizontalline", "水平線", "水平线", "가로줄"]),
    (ParagraphKind::DefinedTerm, &["definitionterm", "definitiontermtight", "definedterm", "listheading"]),
    (
        ParagraphKind::Definition,
        &["definition", "definitiondefinition", "definitiondefinitiontight", "listcontents"],
    ),
    (
        ParagraphKind::Contents,
        &[
            "tocheading",
            "contentsheading",
            "toc标题",
            "目錄標題",
            "目录标题",
            "目次の見出し",
            "목차제목",
            "tableofcontents",
        ],
    ),
];

/// How the names of the lines of tables of contents begin, before their number.
const CONTENTS: &[&str] = &["toc", "contents", "目录", "目錄", "目次", "목차", "inhaltsverzeichnis", "tdm"];

/// What paragraphs of a style are for; none when its name does not say.
pub(super) fn kind(name: &str) -> Option<ParagraphKind> {
    let name = folded(name);
    if let Some(level) = numbered(&name, HEADINGS) {
        return Some(ParagraphKind::Heading(level));
    }
    if numbered(&name, CONTENTS).is_some() {
        return Some(ParagraphKind::ContentsLine);
    }
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(kind, _)| *kind)
}

/// What paragraphs are of a style whose author named it after a heading and added how it is set, as in "Heading 1
/// Numbered"; none where that says that they are text below one.
pub(super) fn heading_of_its_own(name: &str) -> Option<ParagraphKind> {
    const OF_TEXT: &[&str] = &[
        "text",
        "body",
        "para",
        "content",
        "caption",
        "toc",
        "正文",
        "本文",
        "文字",
        "內文",
        "内文",
        "内容",
        "內容",
        "段落",
        "テキスト",
        "본문",
        "텍스트",
        "내용",
        "단락",
    ];
    let name = folded(name);
    let (level, after) = HEADINGS.iter().find_map(|heading| {
        let mut after = name.strip_prefix(heading)?.chars();
        let level = after.next()?.to_digit(10).filter(|level| *level > 0)?;
        Some((level as u8, after.as_str()))
    })?;
    let is_set = after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '(' | ',' | '+'));
    let is_text = OF_TEXT.iter().any(|word| after.contains(word));
    (is_set && !is_text).then_some(ParagraphKind::Heading(level))
}

/// Whether text of a style is that of programs.
pub(super) fn is_code(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "verbatimchar",
        "sourcetext",
        "htmlcode",
        "code",
        "codechar",
        "sourcecode",
        "htmlkeyboard",
        "htmlsample",
        "teletype",
        "userentry",
        "inlinecode",
        "html代码",
        "html程式碼",
        "htmlコード",
        "html코드",
        "原始碼文字",
        "源文本",
        "verbatim",
    ];
    NAMES.contains(&folded(name).as_str())
}

/// Whether a style is that of links, whose lines say nothing else.
pub(super) fn is_link(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "hyperlink",
        "followedhyperlink",
        "internetlink",
        "visitedinternetlink",
        "超链接",
        "超連結",
        "ハイパーリンク",
        "하이퍼링크",
        "link",
        "indexlink",
        "已访问的超链接",
        "已查閱的超連結",
        "表示済みのハイパーリンク",
        "열어본하이퍼링크",
    ];
    NAMES.contains(&folded(name).as_str())
}

/// A name without blanks, in small letters and in compatibility form. `OpenDocument` writes blanks as `_20_`.
fn folded(name: &str) -> String {
    let name = name.replace("_20_", "").nfkc().flat_map(char::to_lowercase).collect::<String>();
    name.chars().filter(|c| !c.is_whitespace() && *c != '_').collect()
}

/// The number after one of some names, of one digit from 1.
fn numbered(name: &str, names: &[&str]) -> Option<u8> {
    let digit = name.chars().next_back()?.to_digit(10).filter(|digit| *digit > 0)?;
    let before = name.strip_suffix(char::is_numeric)?;
    names.contains(&before).then_some(digit as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_in_many_languages() {
        for (name, expected) in [
            ("heading 1", Some(ParagraphKind::Heading(1))),
            ("Heading_20_2", Some(ParagraphKind::Heading(2))),
            ("标题 1", Some(ParagraphKind::Heading(1))),
            ("標題　３", Some(ParagraphKind::Heading(3))),
            ("見出し 1", Some(ParagraphKind::Heading(1))),
            ("제목 1", Some(ParagraphKind::Heading(1))),
            ("Überschrift 9", Some(ParagraphKind::Heading(9))),
            ("标题", Some(ParagraphKind::Title)),
            ("表題", Some(ParagraphKind::Title)),
            ("Intense Quote", Some(ParagraphKind::Quote)),
            ("toc 3", Some(ParagraphKind::ContentsLine)),
            ("TOC Heading", Some(ParagraphKind::Contents)),
            ("Body Text", None),
            ("heading 0", None),
            ("heading", None),
            ("", None),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
        for (name, expected) in [
            ("Heading 1 Numbered", Some(1)),
            ("Heading2Withborder", Some(2)),
            ("标题 3（无编号）", Some(3)),
            ("見出し２-番号なし", Some(2)),
            ("Heading 1", None),
            ("Heading 1 Text", None),
            ("标题 1 正文", None),
            ("heading 12", None),
            ("Heading Numbered", None),
        ] {
            assert_eq!(heading_of_its_own(name), expected.map(ParagraphKind::Heading), "{name}");
        }
        assert!(is_code("Verbatim Char") && is_link("Internet_20_link") && !is_link("Quote"));
    }
}
