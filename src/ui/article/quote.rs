//! A text as a quotation that names where it comes from.

use crate::reader::Document;
use crate::text::language_tag::{LanguageTag, Naming};

/// A text of an article, and under it where it comes from: headline, authors, source and date as far as they are known, in
/// the punctuation of the article's language, and the address on a line of its own.
pub(super) fn quotation(text: &str, document: &Document) -> String {
    let head = &document.shown.head;
    let Form { before, title, between } = Form::of(&head.language);
    let mut parts = Vec::new();
    if !head.title.is_empty() {
        parts.push(format!("{}{}{}", title[0], head.title, title[1]));
    }
    parts.extend(head.authors.iter().filter(|author| !author.is_empty()).cloned());
    let source = head.source.as_ref();
    parts.extend(source.map(|source| source.name.clone()).filter(|name| !name.is_empty()));
    parts.extend(document.article.published.clone());
    let mut quotation = text.trim().to_owned();
    if !parts.is_empty() {
        quotation.push_str("\n\n");
        quotation.push_str(before);
        quotation.push_str(&parts.join(between));
    }
    if let Some(address) = source.and_then(|source| source.url.as_deref()) {
        quotation.push('\n');
        quotation.push_str(address);
    }
    quotation
}

/// How a language writes where a quotation comes from.
struct Form {
    /// What stands in front.
    before: &'static str,
    /// What stands around a title.
    title: [&'static str; 2],
    /// What stands between two facts.
    between: &'static str,
}

impl Form {
    fn of(language: &str) -> Self {
        match LanguageTag::of(language).naming() {
            Some(Naming::ZhHant | Naming::ZhHans) | None => {
                Self { before: "——", title: ["《", "》"], between: "，" }
            }
            Some(Naming::Ja) => Self { before: "――", title: ["「", "」"], between: "、" },
            Some(Naming::Ko) => Self { before: "— ", title: ["「", "」"], between: ", " },
            Some(Naming::En) => Self { before: "— ", title: ["“", "”"], between: ", " },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Source};
    use crate::import::{Hint, import};
    use crate::reader::Origin;

    fn document(article: &Article) -> Document {
        let bytes = serde_json::to_vec(&serde_json::json!({
            "format": "moyue-article", "version": 1, "title": article.title, "language": article.language,
            "authors": article.authors, "published": article.published, "source": article.source,
            "sections": [{"kind": "body", "title": "", "blocks": [{"paragraph": [{"text": "文"}]}]}],
        }));
        let bytes = bytes.expect("the article is JSON");
        let hint = Hint { name: "a.json", ..Hint::default() };
        let imported = import(&bytes, &hint).expect("the article is read");
        Document::new(Origin::File("/a.json".into()), imported)
    }

    fn article(language: &str) -> Article {
        Article {
            title: "題".into(),
            language: language.into(),
            authors: vec!["甲".into(), "乙".into()],
            published: Some("2025-12-11".into()),
            source: Some(Source { name: "報".into(), url: Some("https://example.org/a".into()) }),
            ..Article::default()
        }
    }

    #[test]
    fn each_language_names_the_source_in_its_own_marks() {
        let cases = [
            ("zh-Hant", "——《題》，甲，乙，報，2025-12-11"),
            ("ja", "――「題」、甲、乙、報、2025-12-11"),
            ("ko", "— 「題」, 甲, 乙, 報, 2025-12-11"),
            ("en", "— “題”, 甲, 乙, 報, 2025-12-11"),
        ];
        for (language, source) in cases {
            let quoted = quotation(" 一段\n\n二段\n", &document(&article(language)));
            assert_eq!(quoted, format!("一段\n\n二段\n\n{source}\nhttps://example.org/a"), "{language}");
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = Article { title: "題".into(), language: "zh-Hant".into(), ..Article::default() };
        assert_eq!(quotation("文", &document(&bare)), "文\n\n——《題》");
    }
}
