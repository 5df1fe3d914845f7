//! A whole article in other forms of Chinese.

use super::Rendition;
use super::document::sample;
use crate::article::Article;
use crate::text::convert::{ChineseForm, Conversion};

/// An article in other forms of Chinese, as the window shows it. One that is in these forms already, and one that is
/// not in Chinese, stays as it is.
#[must_use]
pub fn converted(mut article: Article, wanted: Conversion) -> Article {
    // A definition is taken over as it is read.
    article.link_names();
    let written = Rendition::as_written(&article);
    let form = ChineseForm::of(&article.language, &sample(&written.passages));
    let (Some(form), true) = (form, wanted.in_force(form) != Conversion::None) else { return article };
    let shown = written.converted(form, wanted);
    article.take_over(&shown.passages);
    article.language = shown.head.language;
    article.authors = shown.head.authors;
    article.source = shown.head.source;
    article
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Section, Source, Term};

    fn article(language: &str, text: &str) -> Article {
        let term = Term { term: "計程車".into(), aliases: vec!["小黃".into()], ..Term::default() };
        Article {
            title: text.into(),
            language: language.into(),
            authors: vec!["張三".into()],
            source: Some(Source { name: "臺灣報".into(), url: None }),
            sections: vec![Section {
                blocks: vec![Block::paragraph(text)],
                entries: vec![term],
                ..Section::default()
            }],
            ..Article::default()
        }
    }

    #[test]
    fn everything_of_an_article_is_converted() {
        let found = converted(article("zh-Hant-TW", "計程車開得很快"), Conversion::Mainland);
        assert_eq!(found.title, "出租车开得很快");
        assert_eq!(found.language, "zh-Hans-CN");
        assert_eq!(found.authors, ["张三"]);
        assert_eq!(found.source.unwrap().name, "台湾报");
        assert_eq!(found.sections[0].blocks, [Block::paragraph("出租车开得很快")]);
        assert_eq!(found.sections[0].entries[0].term, "出租车");
    }

    #[test]
    fn what_is_in_these_forms_or_not_in_chinese_stays() {
        for (language, wanted) in
            [("zh-Hant-TW", Conversion::Taiwan), ("ja", Conversion::Mainland), ("zh-Hant", Conversion::None)]
        {
            let before = article(language, "計程車");
            assert_eq!(converted(before.clone(), wanted), before, "{language}");
        }
    }
}
