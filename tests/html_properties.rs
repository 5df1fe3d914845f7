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
    "<ol><li id=x>",
    "<li id=y>",
    "<sup><a href=#y>[1]</a></sup>",
    "<a href=#r>↩</a>",
    "<a href=b.md>",
    "<a data-moyue=image href=a.png>",
    "<figure>",
    "<figcaption>",
    "</figure>",
    "<u>",
    "</u>",
    "<span style='text-decoration: underline wavy' lang=ja>",
    "</span>",
    "<s>",
    "<sub>",
    "</sub>",
    "<rtc>",
    "<rb>",
    "<img class=gaiji src=a.png>",
    "<td align=right>",
    "<aside class=note>",
    "</aside>",
    "<div class='admonition tip'>",
    "<p class=admonition-title>",
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

/// What a page in one file consists of, in any order.
const MESSAGE_TOKENS: &[&str] = &[
    "MIME-Version: 1.0\r\n",
    "Content-Type: multipart/related; boundary=x\r\n",
    "Content-Type: multipart/mixed;\n boundary=\"y y\"\n",
    "Content-Type: message/rfc822\n",
    "Content-Type: text/html; charset=big5\n",
    "Content-Type: text/html\n",
    "Content-Type: image/png\n",
    "Content-Transfer-Encoding: base64\n",
    "Content-Transfer-Encoding: quoted-printable\r\n",
    "Content-Location: https://example.com/a.png\n",
    "Content-Location: a.png\n",
    "Content-ID: <c@x>\n",
    "\n",
    "\n",
    "\r\n\r\n",
    "--x\n",
    "--x\r\n",
    "--y y\n",
    "--x--\n",
    "--xx\n",
    "<p>雨天</p>",
    "<img src=3D\"cid:c@x\">",
    "<img src=a.png>",
    "=E9=9B=A8",
    "=\n",
    "=",
    "iVBORw0KGgo=",
    "\0",
];

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn every_message_opens_or_is_refused(tokens in vec(proptest::sample::select(MESSAGE_TOKENS), 0..40)) {
        let message = format!("Content-Type: multipart/related; boundary=x\n\n--x\n{}", tokens.concat());
        let imported = import_with(message.as_bytes(), &Hint { name: "a.mht", ..Hint::default() }, Options::default());
        match imported {
            Ok(imported) => prop_assert!(!imported.article.sections.is_empty()),
            Err(error) => prop_assert!(
                matches!(error, ImportError::Empty | ImportError::PageWithoutText | ImportError::NotText(_)),
                "{error:?}"
            ),
        }
    }
}

#[test]
fn messages_in_messages_are_not_followed_for_ever() {
    for nested in [
        "Content-Type: message/rfc822\n\n".to_owned(),
        "Content-Type: multipart/mixed; boundary=x\n\n--x\n".to_owned(),
        "Content-Type: multipart/digest; boundary=x\n\n--x\n\n".to_owned(),
    ] {
        let head = "Content-Type: multipart/mixed; boundary=x\n\n--x\n";
        let message = format!("{head}{}Content-Type: text/html\n\n<p>文。</p>", nested.repeat(100_000));
        let imported =
            import_with(message.as_bytes(), &Hint { name: "a.mht", ..Hint::default() }, Options::default());
        assert!(matches!(imported, Ok(_) | Err(ImportError::PageWithoutText)));
    }
}
