//! What the headings of a page are: of its article, of lists of references, or of something else.

use dom_query::NodeRef;

use super::page::Flat;
use super::words;
use crate::article::{SectionKind, section_kind};
use crate::import::html::head::letters;
use crate::import::known::node;

/// Headings of a page that are read; a book has a hundred.
const MOST: usize = 2_000;

/// Words of the headings of what an author adds to a text.
const AFTERWORDS: &[&str] = &[
    "後記",
    "后记",
    "附記",
    "附记",
    "附註",
    "附注",
    "附錄",
    "附录",
    "補充",
    "补充",
    "編按",
    "编按",
    "按語",
    "按语",
    "後話",
    "后话",
    "後續",
    "后续",
    "尾聲",
    "尾声",
    "結語",
    "结语",
    "結論",
    "结论",
    "總結",
    "总结",
    "註釋",
    "注释",
    "註解",
    "备注",
    "備註",
    "あとがき",
    "付記",
    "追記",
    "補足",
    "補遺",
    "おわりに",
    "終わりに",
    "さいごに",
    "最後に",
    "まとめ",
    "注記",
    "脚注",
    "후기",
    "덧붙임",
    "맺음",
    "마치며",
    "각주",
    "정리",
];

/// Indexes of headings, in order.
#[derive(Default)]
pub(super) struct Headings {
    /// The one that says what the page's title says.
    pub headline: Option<usize>,
    /// Those of the article's lists of references.
    pub references: Vec<usize>,
    /// Those of what belongs to an article after its text: notes, afterwords.
    pub afterwords: Vec<usize>,
    /// All but those of references.
    pub others: Vec<usize>,
}

impl Headings {
    /// The headings of a page with a title.
    pub fn new(flat: &Flat, body: &NodeRef<'_>, title: &str) -> Self {
        let title = letters(title);
        let mut headings = Self::default();
        let is_heading = |node: &usize| flat.has_name(*node, &["h1", "h2", "h3", "h4", "h5", "h6"]);
        for node in (0..flat.nodes.len()).filter(is_heading).take(MOST) {
            let text = node::line(&NodeRef::new(flat.nodes[node].id, body.tree));
            let letters = letters(&text);
            let is_headline = letters == title || title.contains(&letters) && letters.len() * 2 > title.len();
            if headings.headline.is_none() && is_headline && !letters.is_empty() {
                headings.headline = Some(node);
            }
            let kind = section_kind(&text);
            if kind.is_some() || AFTERWORDS.iter().any(|word| letters.contains(word)) {
                headings.afterwords.push(node);
            }
            let is_reference = matches!(
                kind,
                Some(SectionKind::ReferenceLinks | SectionKind::ReferenceArticles | SectionKind::Glossary)
            );
            // Sites have lists of their own under some of these names.
            if is_reference && words::label(&letters.to_lowercase()).is_none() {
                headings.references.push(node);
            } else {
                headings.others.push(node);
            }
        }
        headings
    }
}
