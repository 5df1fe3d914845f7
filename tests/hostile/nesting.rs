//! A hundred thousand of anything inside one another.

use super::{live, numbered, on_small_stack, read};

const DEPTH: usize = 100_000;

/// Opens each of the texts, in a file of this name, on a small stack.
fn open_all(name: &'static str, texts: Vec<(&'static str, String)>) {
    on_small_stack(move || {
        for (shape, text) in texts {
            // Where the stack overflows this is the last that is seen.
            eprintln!("{name}: {shape}");
            live(&text, name);
        }
    });
}

fn nested(open: &str, inside: &str, close: &str) -> String {
    open.repeat(DEPTH) + inside + &close.repeat(DEPTH)
}

#[test]
fn plain_texts() {
    let brackets = [
        ("【", "】"),
        ("《", "》"),
        ("[", "]"),
        ("(", ")"),
        ("（", "）"),
        ("「", "」"),
        ("<br>", ""),
        ("｜", "《"),
    ];
    let mut texts = vec![
        ("notes", nested("［＃「雨」に傍点", "雨", "］")),
        (
            "readings",
            format!(
                "-------\n【テキスト中に現れる記号について】\n《》：ルビ\n-------\n{}",
                nested("《", "雨", "》")
            ),
        ),
        ("marks", format!("底本：「雨」\n{}", "｜雨《あめ".repeat(DEPTH))),
        ("headings", format!("題\n\n{}", "第一章 雨\n【雨】\n".repeat(DEPTH / 10))),
        ("links", format!("題\n\n[參考連結]\n{}", nested("[", "雨", "](https://example.com/)"))),
        ("address", format!("題\n\n[參考連結]\nhttps://example.com/{}", nested("(", "", ")"))),
        ("terms", format!("題\n\n[術語]\n{}", nested("雨（", "傘", "）"))),
        ("entities", format!("題\n\n{}", "&amp;".repeat(DEPTH))),
    ];
    texts.extend(brackets.map(|(open, close)| (open, format!("題\n\n{}", nested(open, "雨", close)))));
    open_all("a.txt", texts);
}

#[test]
fn markdown_texts() {
    open_all(
        "a.md",
        vec![
            ("quotes", ">".repeat(DEPTH) + "雨"),
            ("quotes with blanks", "> ".repeat(DEPTH) + "雨"),
            ("lists", "- ".repeat(DEPTH) + "雨"),
            ("numbered lists", "1. ".repeat(DEPTH) + "雨"),
            ("quotes and lists", "> - ".repeat(DEPTH) + "雨"),
            (
                "indented lists",
                (0..1000).fold(String::new(), |text, depth| text + &"  ".repeat(depth) + "- 雨\n"),
            ),
            ("brackets", nested("[", "雨", "]")),
            ("links", nested("[", "雨", "](a)")),
            ("images", nested("![", "雨", "](a)")),
            ("images in links", nested("[![", "雨", "](a)](b)")),
            ("references", format!("{}\n\n[雨]: a\n", nested("[", "雨", "]"))),
            ("stars", nested("*", "雨", "*")),
            ("stars and lines", nested("*_", "雨", "_*")),
            ("spaced stars", nested("*雨 ", "傘", " 雨*")),
            ("strong", nested("**雨 ", "傘", " 雨**")),
            ("tildes", nested("~~雨 ", "傘", " 雨~~")),
            ("notes", nested("[^", "雨", "]")),
            ("inline notes", nested("^[", "雨", "]")),
            (
                "notes in notes",
                numbered(DEPTH / 20, |note| format!("[^{note}]: [^{}]\n\n", note + 1)) + "[^0]",
            ),
            ("notes in quotes", format!("[^a]\n\n[^a]: {}雨", "> ".repeat(DEPTH))),
            ("tags", nested("<div>\n", "雨\n", "</div>\n")),
            ("tags in a line", format!("雨{}", nested("<b>", "傘", "</b>"))),
            ("ruby", "<ruby>雨<rt>".repeat(DEPTH)),
            ("definitions", "雨\n\n: ".repeat(DEPTH / 10)),
            ("definitions in one another", format!("雨\n{}傘", ": ".repeat(DEPTH))),
            ("front matter", format!("---\ntitle: {}\n---\n雨", "[".repeat(90_000))),
            ("front matter of names", format!("---\na: {}\n---\n雨", "{a: ".repeat(20_000))),
            ("front matter in TOML", format!("+++\na = {}\n+++\n雨", "[".repeat(90_000))),
            ("names in TOML", format!("+++\na{} = 1\n+++\n雨", ".a".repeat(40_000))),
        ],
    );
}

#[test]
fn web_pages() {
    // Whatever stands in these is shown.
    let shown = [
        "div",
        "ul",
        "ul><li",
        "blockquote",
        "b",
        "a href=x",
        "span",
        "table><tr><td",
        "dl><dd",
        "li><dd",
        "font size=1",
        "section><h2",
        "p><b class=x",
        "figure",
        "td",
        "math><mi",
    ];
    let others = [
        "ol><li",
        "dl><dt",
        "ruby><rt",
        "ruby",
        "figure><figcaption",
        "svg><g",
        "template",
        "select",
        "form",
        "button",
        "object",
        "details><summary",
        "article",
        "header",
        "nav",
        "noscript",
        "pre",
        "abbr title=x",
        "q",
        "custom-tag",
        "sup",
        "frameset",
        "caption",
        "a href=x><div",
        "b><p",
        "i><table><tr><td",
    ];
    let page = |tag: &str| format!("<title>題</title>{}雨。", format!("<{tag}>").repeat(DEPTH));
    on_small_stack(move || {
        for tag in shown {
            eprintln!("a.html: {tag}");
            let native = live(&page(tag), "a.html");
            assert!(native.is_some_and(|native| native.contains("雨。")), "{tag}");
        }
    });
    let mut texts: Vec<_> = others.map(|tag| (tag, page(tag))).into();
    texts.push(("closed", format!("<!DOCTYPE html><p>雨{}", nested("<div>", "傘", "</div>"))));
    texts.push(("ends", format!("<!DOCTYPE html><p>雨{}", "</p></div></b></a>".repeat(DEPTH))));
    // In a drawing no element is what it is in a page.
    for tag in ["a", "style", "title", "tr", "i-x"] {
        texts.push((tag, format!("<!DOCTYPE html><p>雨<svg>{}傘", format!("<{tag}>").repeat(DEPTH))));
    }
    texts.push(("comments", format!("<!DOCTYPE html><p>雨{}", "<!--".repeat(DEPTH))));
    texts.push(("attributes", format!("<!DOCTYPE html><p {}>雨", "a=b c ".repeat(2_000))));
    open_all("a.html", texts);
}

#[test]
fn pages_in_one_file() {
    let page = "Content-Type: text/html\n\n<p>雨。</p>";
    let mut texts: Vec<_> = [
        "message/rfc822\n\n",
        "multipart/mixed; boundary=x\n\n--x\n",
        "multipart/digest; boundary=x\n\n--x\n\n",
    ]
    .into_iter()
    .map(|kind| {
        let head = "Content-Type: multipart/mixed; boundary=x\n\n--x\n";
        (kind, format!("{head}{}{page}", format!("Content-Type: {kind}").repeat(DEPTH)))
    })
    .collect();
    let part =
        format!("Content-Type: multipart/related; boundary=x\n\n{}", format!("--x\n{page}\n").repeat(DEPTH));
    texts.push(("parts", part));
    let deep = format!("Content-Type: text/html; a={}\n\n<p>雨。", nested("(", "", ")"));
    texts.push(("comments", format!("Content-Type: multipart/related; boundary=x\n\n--x\n{deep}")));
    open_all("a.mht", texts);
}

#[test]
fn native_files() {
    let file = |blocks: &str| {
        format!(
            r#"{{"format":"moyue-article","version":1,"title":"題","sections":[{{"kind":"body","blocks":[{blocks}]}}]}}"#
        )
    };
    let mut texts = vec![
        ("brackets", "[".repeat(DEPTH)),
        ("objects", r#"{"a":"#.repeat(DEPTH)),
        ("a format of brackets", format!(r#"{{"format":{}"#, "[".repeat(DEPTH))),
        (
            "an unknown field",
            format!(
                r#"{{"format":"moyue-article","version":1,"title":"題","sections":[],"x":{}}}"#,
                nested("[", "", "]")
            ),
        ),
        (
            "an unknown field in a section",
            file("").replace(r#""blocks""#, &format!(r#""x":{},"blocks""#, nested(r#"{"a":"#, "1", "}"))),
        ),
    ];
    for (shape, open, inside, close) in [
        ("quotes", r#"{"quote":["#, r#""rule""#, "]}"),
        ("lists", r#"{"list":{"items":[["#, r#""rule""#, "]]}}"),
        ("strong", r#"{"strong":["#, r#""line_break""#, "]}"),
        ("emphasis", r#"{"emphasis":["#, r#""line_break""#, "]}"),
        ("links", r#"{"link":{"url":"a","text":["#, r#""line_break""#, "]}}"),
    ] {
        // The deepest that is read, and what is deeper.
        let paragraph = |text: String| {
            if inside.contains("line") { format!(r#"{{"paragraph":[{text}]}}"#) } else { text }
        };
        let text = |depth: usize| file(&paragraph(open.repeat(depth) + inside + &close.repeat(depth)));
        let deepest = (1..200).take_while(|depth| read(&text(*depth), "a.json").is_ok()).last().unwrap();
        assert!((20..100).contains(&deepest), "{shape}: {deepest}");
        texts.push((shape, text(deepest)));
        texts.push((shape, text(DEPTH)));
    }
    open_all("a.json", texts);
}
