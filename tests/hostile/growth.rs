//! Short files that would become large, and long ones that would take for ever. There is no clock in here: where the
//! work is not in proportion to the file, a test does not come to its end.

use moyue::article::{Article, Role, passages};
use moyue::export::{to_html, to_markdown};
use moyue::import::{ImportError, Imported, WarningKind};
use moyue::reader::{Document, Origin};

use super::{article, numbered, read, size};

fn native(section: &str) -> String {
    format!(
        r#"{{"format":"moyue-article","version":1,"title":"題","sections":[{{"kind":"body",{section}}}]}}"#
    )
}

fn has(imported: &Imported, is_said: fn(&WarningKind) -> bool) -> bool {
    imported.warnings.iter().any(|warning| is_said(&warning.kind))
}

fn document(imported: Imported) -> Document {
    Document::new(Origin::File("hostile".into()), imported)
}

#[test]
fn one_wide_row_does_not_widen_a_hundred_thousand_others() {
    let wide = format!("[{}[]]", r#"[{"text":"雨"}],"#.repeat(100_000));
    let short = r#"[[{"text":"傘"}]],"#.repeat(100_000);
    let imported =
        read(&native(&format!(r#""blocks":[{{"table":{{"rows":[{short}{wide}]}}}}]"#)), "a.json").unwrap();
    assert!(has(&imported, |kind| matches!(kind, WarningKind::TablesAsText { count: 1, .. })));
    let found = passages(&imported.article);
    assert!(found.len() < 200_000, "{}", found.len());
    let count = |c: char| found.iter().map(|passage| passage.text.matches(c).count()).sum::<usize>();
    assert_eq!((count('雨'), count('傘')), (100_000, 100_000), "no text is lost");
    assert!(to_markdown(&imported.article).len() < 4_000_000);
}

#[test]
fn many_uneven_tables_stay_small() {
    let rows = format!("[{}[]],{}[]", "[],".repeat(199), "[],".repeat(200));
    let tables = vec![format!(r#"{{"table":{{"rows":[{rows}]}}}}"#); 1000].join(",");
    let imported = read(&native(&format!(r#""blocks":[{tables}]"#)), "a.json").unwrap();
    assert!(has(&imported, |kind| matches!(kind, WarningKind::TablesAsText { .. })));
    let cells =
        passages(&imported.article).iter().filter(|passage| matches!(passage.role, Role::Cell(_))).count();
    assert!(cells < 1_000_000, "{cells}");

    let table = format!("{}\n{}\n{}\n", "|雨".repeat(1000), "|-".repeat(1000), "|傘\n".repeat(500));
    let imported = read(&table.repeat(20), "a.md").unwrap();
    assert!(has(&imported, |kind| matches!(kind, WarningKind::TablesUnread)));
    let found = passages(&imported.article);
    let count = |c: char| found.iter().map(|passage| passage.text.matches(c).count()).sum::<usize>();
    assert_eq!((count('雨'), count('傘')), (20_000, 10_000), "no text is lost");
}

#[test]
fn a_long_address_around_many_paragraphs_is_not_copied_into_each() {
    let paragraphs = "<p>雨</p>".repeat(20_000);
    let (short, long) = ("a".repeat(8_000), "a".repeat(1_000_000));
    for (address, is_kept) in [(&short, true), (&long, false)] {
        // Around all of them, and left open in each.
        for page in [
            format!("<!DOCTYPE html><body><a href='https://example.com/{address}'>{paragraphs}</a>"),
            format!("<!DOCTYPE html><p><a href='https://example.com/{address}'>傘</p>{paragraphs}"),
            format!(
                "<!DOCTYPE html><base href='https://example.com/{address}/'><a href=b><b>{paragraphs}</b></a>"
            ),
            format!(
                "<!DOCTYPE html><base href='https://example.com/{address}/'>{}",
                "<a href=b>雨</a> ".repeat(20_000)
            ),
            format!(
                "<!DOCTYPE html><base href='https://example.com/{address}/'>{}",
                "<img src=/b><p>雨</p>".repeat(20_000)
            ),
        ] {
            let imported = read(&page, "a.html").unwrap();
            let found = passages(&imported.article);
            let (text, addresses) = size(&found);
            assert!(text >= 60_000, "no text is lost: {text}");
            assert!(addresses <= 64 * 1024 * 1024, "{addresses}");
            assert!(is_kept || addresses < 100_000, "{addresses}");
            let sources: usize = imported.article.images().iter().map(|source| source.len()).sum();
            assert!(sources <= 64 * 1024 * 1024, "{sources}");
        }
    }
    let link =
        format!(r#""blocks":[{{"paragraph":[{{"link":{{"url":"{long}","text":[{{"text":"雨"}}]}}}}]}}]"#);
    let imported = read(&native(&link), "a.json").unwrap();
    assert!(has(&imported, |kind| matches!(kind, WarningKind::AddressesTooLong { count: 1, limit: 8 })));
    assert_eq!(size(&passages(&imported.article)), ("題雨".len(), 0));
    let marked = format!("[雨][a] {}\n\n[a]: https://example.com/{short}\n", "[傘][a] ".repeat(20_000));
    let (_, addresses) = size(&passages(&article(&marked, "a.md")));
    assert!(addresses < 10 * marked.len(), "{addresses}");
}

#[test]
fn names_of_notes_and_headings_are_not_copied_for_each_use() {
    let long = "雨".repeat(100_000);
    let items = |count: usize| numbered(count, |item| format!("<li id=n{item}>傘</li>"));
    let links = |count: usize| numbered(count, |item| format!("<a href=#n{item}>傘</a>"));
    let ids = |count: usize| numbered(count, |id| format!("<b id=n{id}></b>"));
    for page in [
        format!("<!DOCTYPE html><p>{}</p><h2>{long}</h2><ol>{}</ol>", links(5_000), items(5_000)),
        format!("<!DOCTYPE html><p>{}</p><h2>{long}{}</h2>", links(5_000), ids(5_000)),
        format!("<!DOCTYPE html><p>{}</p><h2>雨{}</h2>", links(5_000), ids(5_000)),
    ] {
        let imported = read(&page, "a.html").unwrap();
        let html = to_html(&imported.article);
        assert!(html.len() < 10 * page.len(), "{}", html.len());
        let document = document(imported);
        assert!(size(&document.shown.passages).1 < 10 * page.len());
    }
    let items = r#"[{"paragraph":[{"text":"傘"}]}],"#.repeat(5_000);
    let heading = format!(r#"{{"heading":{{"level":1,"text":[{{"text":"{long}"}}]}}}}"#);
    let list = format!(r#"{{"list":{{"start":1,"items":[{items}[]]}}}}"#);
    let document = document(read(&native(&format!(r#""blocks":[{heading},{list}]"#)), "a.json").unwrap());
    assert_eq!(document.shown.passages.len(), 5_002);
}

#[test]
fn a_paragraph_of_many_references_and_a_name_of_many_values_are_read() {
    let text = format!("# 題\n\n{}\n\n[^雨]: 傘\n", "[^雨] ".repeat(30_000));
    let document = document(read(&text, "a.md").unwrap());
    let last = document.shown.passages.len() - 1;
    let back = document.notes.back(last);
    assert_eq!((back.len(), back[2].offset), (30_000, 8));

    for (open, middle, close) in [("---\nb: 1\n? ", "\n: ", "---"), ("+++\n", " = ", "+++")] {
        let front = format!("{open}{}{middle}[{}1]\n{close}\n雨", "a".repeat(40_000), "1, ".repeat(15_000));
        assert_eq!(size(&passages(&article(&front, "a.md"))).0, "a雨".len());
    }
}

#[test]
fn what_has_too_many_parts_is_refused_in_a_sentence() {
    let tag = format!("<!DOCTYPE html><p {}>雨", numbered(4_001, |at| format!("a{at} ")));
    assert_eq!(read(&tag, "a.html").unwrap_err(), ImportError::TooManyAttributes { limit: 4_000 });
    let values = native(&format!(r#""blocks":[{}"rule"]"#, r#""rule","#.repeat(16_000_000)));
    assert_eq!(read(&values, "a.json").unwrap_err(), ImportError::TooManyValues { limit: 16_000_000 });
    let lines = "雨\n".repeat(10_000_001);
    assert_eq!(read(&lines, "a.txt").unwrap_err(), ImportError::TooLong { limit: 10_000_000 });
    let dense = "*".repeat(3_000_001);
    assert_eq!(read(&dense, "a.md").unwrap_err(), ImportError::MarkdownTooDense { limit: 3_000_000 });
    let large = "雨".repeat(64 * 1024 * 1024 / 3 + 1);
    assert_eq!(read(&large, "a.md").unwrap_err(), ImportError::MarkdownTooLarge { limit: 64 });
    let terms = native(&format!(r#""entries":[{}{{"term":"雨"}}]"#, r#"{"term":"雨"},"#.repeat(500_000)));
    assert_eq!(read(&terms, "a.json").unwrap_err(), ImportError::TooManyTerms { limit: 500_000 });
}

#[test]
fn each_of_many_glossaries_is_told_without_a_look_at_all_others() {
    const COUNT: usize = 10_000;
    let glossaries = |name: &str| numbered(COUNT, |at| format!("{name}\n\n甲{at}：乙。\n\n丙{at}：丁。\n\n"));
    let page = |name: &str| {
        numbered(COUNT, |at| format!("{}<p>甲{at}：乙。<p>丙{at}：丁。", name.replace("{}", &at.to_string())))
    };
    for (name, text) in [
        ("a.md", format!("# 題\n\n{}", glossaries("**術語**"))),
        ("a.txt", format!("題\n\n{}", glossaries("術語"))),
        ("a.html", format!("<h1>題</h1>{}", page("<p><b>術語</b>"))),
        ("a.html", format!("<h1>題</h1>{}", page("<h2>雨的用語集{}</h2>"))),
    ] {
        let article = article(&text, name);
        let entries = article.sections.iter().map(|section| section.entries.len()).sum::<usize>();
        assert_eq!((article.sections.len(), entries), (COUNT, 2 * COUNT), "{name}");
    }
}

/// A text of so many parts.
type Shape = fn(usize) -> String;

#[test]
fn an_article_twice_as_long_has_twice_as_much_of_everything() {
    let shapes: [(&str, Shape); 9] = [
        ("a.txt", |n| format!("題\n\n{}", "雨落在《傘》上。\n".repeat(n))),
        ("a.txt", |n| format!("題\n\n[術語]\n{}", "雨：\n\n傘（雨）\n水。\n\n".repeat(n))),
        ("a.txt", |n| format!("題\n\n底本：「雨」\n{}", "｜雨《あめ》［＃「雨」に傍点］".repeat(n))),
        ("a.md", |n| format!("# 題\n\n{}", "> - **雨**[^a] `傘` [雨](a)\n".repeat(n))),
        ("a.md", |n| format!("# 題\n\n|a|b|\n|-|-|\n{}", "|雨|\n".repeat(n))),
        ("a.md", |n| format!("# 題\n\n## 術語\n\n{}", "雨（あめ）\n\n: 水\n\n".repeat(n))),
        ("a.html", |n| {
            format!("<!DOCTYPE html><p><b><a href=https://example.com/>{}", "<p>雨<br><i>傘".repeat(n))
        }),
        ("a.html", |n| format!("<!DOCTYPE html><table>{}", "<tr><td rowspan=9>雨<td colspan=9>傘".repeat(n))),
        ("a.html", |n| {
            format!("<!DOCTYPE html><dl>{}", "<dt id=x>雨<dd>傘<abbr title=x>雨</abbr>".repeat(n))
        }),
    ];
    let measured = |article: &Article| {
        let (text, addresses) = size(&passages(article));
        text + addresses + passages(article).len() + to_html(article).len() + to_markdown(article).len()
    };
    for (name, shape) in shapes {
        let [once, twice] = [2_000, 4_000].map(|times| measured(&article(&shape(times), name)));
        assert!(twice < once * 5 / 2, "{name}: {once} {twice} of {:?}", shape(1));
    }
}
