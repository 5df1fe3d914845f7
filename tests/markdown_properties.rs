//! What holds for every Markdown text.

use std::fmt::Write as _;

use moyue::article::{Article, Block, Inline, plain_text};
use moyue::import::{Cancel, Format, Hint, Imported, import, to_json};
use proptest::collection::vec;
use proptest::prelude::*;

const MARKDOWN: Hint<'static> = Hint { name: "a.md", encoding: None, cancel: Cancel::NEVER };

/// Marks of every kind, in any order and place.
const TOKENS: &[&str] = &[
    "# ",
    "## ",
    "### ",
    "\n# ",
    "\n## 術語\n",
    "\n## 參考連結\n",
    "\n## 摘要\n",
    "\n\n: ",
    "- ",
    "\n- ",
    "\n  - ",
    "1. ",
    "\n> ",
    "> ",
    "**",
    "*",
    "_",
    "~~",
    "`",
    "```",
    "\n```\n",
    "|",
    "\n|---|---|\n",
    "\n| a | b |\n",
    "---",
    "\n---\n",
    "+++\n",
    "title: ",
    "[",
    "]",
    "](",
    ")",
    "[^1]",
    "\n[^1]: ",
    "![",
    "<ruby>",
    "<rt>",
    "</rt>",
    "</ruby>",
    "<rp>",
    "<br>",
    "<sub>",
    "</sub>",
    "<sup>",
    "</sup>",
    "<u style=\"text-decoration-style: wavy\">",
    "</u>",
    "<span lang=ja>",
    "</span>",
    "<rtc>",
    "<img class=gaiji src=a.png>",
    "~",
    "\n> [!note] ",
    "[!tip]-",
    "\n|:-:|--:|\n",
    "\n<caption>\n\n",
    "\n\n</caption>\n",
    "<abbr title=\"x\">",
    "</abbr>",
    "\n<div>",
    "</div>",
    "<!--",
    "-->",
    "<script>",
    "</",
    "<",
    ">",
    "&amp;",
    "&#10;",
    "\\",
    "[x] ",
    "- [ ] ",
    "https://example.com/",
    "www.example.com",
    "$",
    "$$",
    "[[",
    "]]",
    "![[",
    "\n:::note ",
    "\n:::\n",
    "<!-- kind: other -->",
    "\n<!-- section: glossary -->\n\n",
    "\n\n<figcaption>\n\n",
    "\n\n</figcaption>\n",
    "（",
    "）",
    "：",
    " — ",
    "\n",
    "\n\n",
    "  \n",
    "\r\n",
    "\t",
    "    ",
    " ",
    "\u{2028}",
    "\u{FEFF}",
    "\0",
];

fn text() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        3 => proptest::sample::select("甲乙丙丁한글かなab。，".chars().collect::<Vec<_>>()).prop_map(String::from),
        6 => proptest::sample::select(TOKENS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    vec(token, 0..60).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gives_an_article_that_can_be_kept(text in text()) {
        let Ok(imported) = import(text.as_bytes(), &MARKDOWN) else { return Ok(()) };
        prop_assert_eq!(imported.format, Format::Markdown);
        let again = import(to_json(&imported.article).as_bytes(), &Hint::default()).unwrap();
        prop_assert_eq!(&again.article, &imported.article);
        for warning in &imported.warnings {
            prop_assert!(warning.line <= text.len());
        }
        for paragraph in paragraphs(&imported.article) {
            prop_assert!(!has_line_end(paragraph), "{:?}", paragraph);
        }
    }

    #[test]
    fn words_are_kept_in_their_order(words in vec("[甲-龥]{1,4}", 1..12)) {
        let text = words.iter().fold(String::new(), |mut text, word| {
            write!(text, "## {word}\n\n- **{word}**\n\n> {word}\n\n").unwrap();
            text
        });
        let article = read(&text).article;
        let mut kept = String::new();
        for section in &article.sections {
            kept.push_str(&section.title);
            section.entries.iter().for_each(|term| kept.push_str(&term.term));
            section.references.iter().for_each(|reference| kept.push_str(&reference.name));
            push_text(&section.blocks, &mut kept);
        }
        for word in &words {
            prop_assert!(kept.contains(word.as_str()), "{} in {:?}", word, article);
        }
    }
}

/// Shapes that tempt a parser to recurse or to go back, at a size where either would be felt.
#[test]
fn deep_and_broken_texts_are_read() {
    const COUNT: usize = 100_000;
    let nested_tags = "<ruby>漢<rt>".repeat(COUNT);
    let wide_list: String = (0..300).fold(String::new(), |text, depth| text + &"  ".repeat(depth) + "- 甲\n");
    for (name, text) in [
        ("brackets", "[".repeat(COUNT)),
        ("closed brackets", "[".repeat(COUNT) + &"]".repeat(COUNT)),
        ("links", "[甲](".repeat(COUNT)),
        ("nested links", "[".repeat(COUNT) + "甲" + &"](a)".repeat(COUNT)),
        ("images", "![".repeat(COUNT) + "甲" + &"](a)".repeat(COUNT)),
        ("quotes", ">".repeat(COUNT) + "甲"),
        ("quotes on many lines", (">".repeat(1000) + "甲\n").repeat(100)),
        ("quotes and lazy lines", ">".repeat(COUNT / 10) + "甲\n" + &"乙\n".repeat(COUNT)),
        ("lists", "- ".repeat(COUNT) + "甲"),
        ("lists on many lines", wide_list),
        ("stars", "*甲 ".repeat(COUNT)),
        ("strong", "**甲".repeat(COUNT)),
        ("closed strong", "**甲 ".repeat(COUNT / 10) + &"甲**".repeat(COUNT / 10)),
        ("backticks", (1..400).map(|count| "`".repeat(count) + "甲").collect()),
        ("tildes", "~~甲".repeat(COUNT)),
        ("ruby", nested_tags),
        ("tags", "<a".repeat(COUNT)),
        ("attributes", format!("文<a{}>", " b".repeat(COUNT))),
        ("attributes of a block", format!("<div{}>\n文", " b".repeat(COUNT))),
        ("formulas", "$甲".repeat(COUNT)),
        ("formulas on lines of their own", "$$甲 $乙 ".repeat(COUNT)),
        ("wiki links", "[[甲".repeat(COUNT)),
        ("wiki links and addresses", "[[甲]](https://a.example/".repeat(COUNT / 10)),
        ("addresses", "https://a.example/甲。".repeat(COUNT)),
        ("one address", "https://a.example/".repeat(COUNT)),
        ("containers", ":::note\n".repeat(COUNT)),
        ("containers that end", ":::note 甲\n文\n:::\n".repeat(COUNT / 10)),
        ("blocks of tags", "<div>\n".repeat(COUNT)),
        ("comments", "<!-- ".repeat(COUNT)),
        ("notes", numbered(|note| format!("[^{note}]"))),
        ("notes in notes", numbered(|note| format!("[^{note}]: [^{}]\n\n", note + 1))),
        ("definitions", "甲\n\n: ".repeat(COUNT / 10)),
        ("table", "|甲".repeat(1000) + "\n" + &"|-".repeat(1000) + "\n" + &"|乙\n".repeat(1000)),
        ("YAML", format!("---\ntitle: {}\n---\n文", "[".repeat(COUNT - 100))),
        ("TOML", format!("+++\ntitle = {}\n+++\n文", "[".repeat(COUNT - 100))),
    ] {
        let imported = read(&text);
        let again = import(to_json(&imported.article).as_bytes(), &Hint::default());
        assert_eq!(again.map(|again| again.article == imported.article), Ok(true), "{name}");
    }
}

fn numbered(part: impl Fn(usize) -> String) -> String {
    (0..5000).map(part).collect()
}

fn read(text: &str) -> Imported {
    import(text.as_bytes(), &MARKDOWN).expect("text is readable")
}

fn paragraphs(article: &Article) -> impl Iterator<Item = &Vec<Inline>> {
    article.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Paragraph(inlines) => Some(inlines),
        _ => None,
    })
}

fn has_line_end(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) => text.contains(['\n', '\r']),
        Inline::Ruby(ruby) => [&ruby.base, &ruby.reading, &ruby.under].iter().any(|text| text.contains('\n')),
        Inline::Image(image) => image.alternative.contains('\n'),
        inline => has_line_end(inline.inner()),
    })
}

fn push_text(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Heading { text, .. } => out.push_str(&plain_text(text)),
            Block::Quote(blocks) => push_text(blocks, out),
            Block::Callout(callout) => {
                out.push_str(&plain_text(&callout.title));
                push_text(&callout.blocks, out);
            }
            Block::List(list) => list.items.iter().for_each(|item| push_text(item, out)),
            Block::DefinitionList(list) => {
                for group in &list.groups {
                    group.terms.iter().for_each(|term| out.push_str(&plain_text(term)));
                    group.definitions.iter().for_each(|definition| push_text(definition, out));
                }
            }
            _ => {}
        }
    }
}
