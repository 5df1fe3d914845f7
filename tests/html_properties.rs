//! What holds for every web page.

use moyue::import::{Hint, ImportError, Options, import_with};
use proptest::collection::vec;
use proptest::prelude::*;

/// Tags and text in any order; a page must open whatever its author forgot.
const TOKENS: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<div class=content>",
    "<article>",
    "</article>",
    "<b>",
    "</b>",
    "<a href=#x>",
    "<a href='https://example.com/'>",
    "</a>",
    "<h1 id=x>",
    "</h1>",
    "<h2>",
    "</h2>",
    "術語",
    "參考資料",
    "摘要",
    "<ul>",
    "<ol start=9>",
    "<li>",
    "</ul>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<table>",
    "<tr>",
    "<td>",
    "<td colspan=3 rowspan=2>",
    "<th>",
    "</table>",
    "<caption>",
    "<blockquote>",
    "</blockquote>",
    "<pre>",
    "</pre>",
    "<br>",
    "<br>",
    "<hr>",
    "<img src=a.png alt=圖>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<ruby>",
    "<rb>",
    "<rt>",
    "<rp>",
    "</ruby>",
    "<abbr title=全名>",
    "</abbr>",
    "<math>",
    "<svg>",
    "</svg>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<template>",
    "</template>",
    "<noscript>",
    "</noscript>",
    "<select><option>",
    "<form>",
    "<title>",
    "</title>",
    "<!-- saved from url=(1)http://a/ -->",
    "<!--",
    "-->",
    "<",
    "&",
    "&amp;",
    "&#0;",
    "\u{FDD0}",
    "\u{FDD1}",
    "\n",
    "  ",
    "\u{3000}",
    "&nbsp;",
    "雨下了一整天，圖書館裡的人比平常多。",
    "It rained all day, and on.",
    "<meta property=og:title content=題>",
    "<base href='https://example.com/'>",
    "<p hidden>",
    "</body>",
    "<frameset>",
    "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"Article\",\"name\":\"題\"}</script>",
];

fn page() -> impl Strategy<Value = String> {
    vec(proptest::sample::select(TOKENS), 0..60).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn every_page_opens_or_is_refused(page in page(), whole_page: bool) {
        let imported = import_with(page.as_bytes(), &Hint { name: "a.html", ..Hint::default() }, Options { whole_page, ..Options::default() });
        match imported {
            Ok(imported) => prop_assert!(!imported.article.sections.is_empty()),
            Err(error) => prop_assert!(matches!(error, ImportError::Empty | ImportError::PageWithoutText | ImportError::NotText(_))),
        }
    }
}

#[test]
fn deep_nesting_opens() {
    // The stack of a thread that the window loads files on.
    let check = || {
        for tag in [
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
            "ruby><rt",
            "section><h2",
            "p><b class=x",
            "figure",
            "td",
            "svg><g",
            "math><mi",
        ] {
            let page = format!("<title>題</title>{}文。", format!("<{tag}>").repeat(100_000));
            let imported =
                import_with(page.as_bytes(), &Hint { name: "a.html", ..Hint::default() }, Options::default());
            let text = imported.map(|imported| serde_json::to_string(&imported.article).unwrap());
            assert!(
                tag.starts_with("svg") || tag.starts_with("ruby") || text.unwrap().contains("文。"),
                "{tag}"
            );
        }
    };
    std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(check).unwrap().join().unwrap();
}
