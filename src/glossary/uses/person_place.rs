//! Whether a part of a person's name stands in a text alone, and not in another's name or another word.

use std::ops::Range;

use super::common::is_common_english;
use super::person::{NamePart, PartStyle, Speech, is_surname};
use super::person_words::{AFTER_CHINESE, AFTER_JAPANESE, AFTER_KOREAN, BEFORE, BODIES, PARTICLES};
use crate::text::class::{is_han, is_hangul, is_kana, is_word_char};
use crate::text::words::cuts_word;

const DOTS: &[char] = &['·', '・', '‧', '•', '．', '=', '＝'];

/// Whether a title stands with a name that ends at a byte of a text, or before one that begins there.
pub(super) fn has_title(text: &str, range: &Range<usize>) -> bool {
    NamePlace::of(text, range).has_title()
}

/// Whether a part of a person's name stands alone at a range of a text.
pub(super) fn stands_alone(text: &str, range: &Range<usize>, part: &NamePart, speech: Speech) -> bool {
    let place = NamePlace::of(text, range);
    let has_title = place.has_title();
    if part.needs_title && !has_title || place.is_in_dotted_name() || place.is_before_body() {
        return false;
    }
    match part.style {
        PartStyle::Latin => place.is_alone_in_latin(),
        PartStyle::Kana => !place.touches(is_kana_letter),
        PartStyle::Hangul => place.is_alone_in_hangul(has_title),
        PartStyle::Han => !cuts_word(text, range),
        PartStyle::HanName | PartStyle::Single => match speech {
            Speech::Japanese => has_title && !place.follows(is_han) || !place.touches(is_han),
            _ => !cuts_word(text, range) && !place.follows(is_surname) && !place.follows(is_hangul),
        },
    }
}

/// A part of a name in its text.
struct NamePlace<'a> {
    before: &'a str,
    after: &'a str,
    name: &'a str,
}

impl<'a> NamePlace<'a> {
    fn of(text: &'a str, range: &Range<usize>) -> Self {
        Self {
            before: text.get(..range.start).unwrap_or_default(),
            after: text.get(range.end..).unwrap_or_default(),
            name: text.get(range.clone()).unwrap_or_default(),
        }
    }

    fn follows(&self, fits: impl Fn(char) -> bool) -> bool {
        self.before.ends_with(fits)
    }

    fn touches(&self, fits: fn(char) -> bool) -> bool {
        self.before.ends_with(fits) || self.after.starts_with(fits)
    }

    fn has_title(&self) -> bool {
        let after = self.after.strip_prefix(' ').unwrap_or(self.after);
        let all = [AFTER_CHINESE, AFTER_JAPANESE, AFTER_KOREAN].into_iter().flatten();
        all.into_iter().any(|title| after.starts_with(title))
            || self.is_before_head()
            || self.has_title_before()
    }

    /// Whether a word for somebody's office follows, up to three characters and 長: 技師長, 編集長.
    fn is_before_head(&self) -> bool {
        let mut office = self.after.chars().take(4).skip(1);
        self.after.starts_with(is_han) && office.any(|c| matches!(c, '長' | '长'))
    }

    /// Whether a word for a place or a body follows, whose name it is then: 貝爾實驗室.
    fn is_before_body(&self) -> bool {
        BODIES.iter().any(|body| self.after.starts_with(body))
    }

    fn has_title_before(&self) -> bool {
        let before = self.before.trim_end_matches([' ', '.']);
        before.len() < self.before.len() && BEFORE.contains(&last_word(before).to_lowercase().as_str())
    }

    /// Whether it is one part of another foreign name: 瑪莎·巴克斯特.
    fn is_in_dotted_name(&self) -> bool {
        self.before.ends_with(DOTS) || self.after.starts_with(DOTS)
    }

    fn is_alone_in_latin(&self) -> bool {
        if !self.name.starts_with(char::is_uppercase) || self.touches(|c| matches!(c, '-' | '@' | '/' | '#'))
        {
            return false;
        }
        let next = self.after.strip_prefix(' ').unwrap_or_default();
        let goes_on = next.starts_with(char::is_uppercase) && next.starts_with(is_word_char);
        if goes_on {
            return false;
        }
        let Some(before) = self.before.strip_suffix(' ') else { return true };
        let word = last_word(before);
        let begins_name =
            word.starts_with(char::is_uppercase) && word.chars().next().is_some_and(is_word_char);
        let is_initial =
            before.ends_with('.') && last_word(before.trim_end_matches('.')).chars().count() == 1;
        !is_initial && (!begins_name || self.has_title_before() || is_common_english(word))
    }

    fn is_alone_in_hangul(&self, has_title: bool) -> bool {
        if self.follows(is_hangul) {
            return false;
        }
        has_title
            || !self.after.starts_with(is_hangul)
            || PARTICLES.iter().any(|particle| self.after.starts_with(particle))
    }
}

/// Whether a text in hangul goes on with a particle.
pub(super) fn has_particle(after: &str) -> bool {
    PARTICLES.iter().any(|particle| after.starts_with(particle))
}

fn is_kana_letter(c: char) -> bool {
    is_kana(c) && !matches!(c, '\u{3041}'..='\u{309F}')
}

/// The Latin word that a text ends with.
fn last_word(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, c)| is_word_char(*c))
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(text: &str, name: &str, style: PartStyle, needs_title: bool, speech: Speech) -> bool {
        let start = text.find(name).unwrap();
        let part = NamePart { text: name.to_owned(), style, needs_title, needs_proof: false };
        stands_alone(text, &(start..start + name.len()), &part, speech)
    }

    #[test]
    fn names_stand_alone_or_in_those_of_others() {
        use PartStyle::{Han, HanName, Hangul, Kana, Latin, Single};
        for (text, name, style, needs_title, speech, wanted) in [
            ("Ms. Chen had hired", "Chen", Latin, false, Speech::Other, true),
            ("Chen Wei-ming, a banker", "Chen", Latin, false, Speech::Other, false),
            ("said Chen.", "Chen", Latin, false, Speech::Other, true),
            ("Then Hart left", "Hart", Latin, false, Speech::Other, true),
            ("Kevin Hart left", "Hart", Latin, false, Speech::Other, false),
            ("瑪莎·巴克斯特則與他", "巴克斯特", Han, false, Speech::Chinese, false),
            ("正是巴克斯特經手", "巴克斯特", Han, false, Speech::Chinese, true),
            ("ハートフォードの", "ハート", Kana, false, Speech::Japanese, false),
            ("ハート氏によれば", "ハート", Kana, true, Speech::Japanese, true),
            ("ハート形の", "ハート", Kana, true, Speech::Japanese, false),
            ("高橋智也・東都大教授", "高橋", HanName, false, Speech::Japanese, false),
            ("高橋氏によると", "高橋", HanName, false, Speech::Japanese, true),
            ("美咲さん", "美咲", HanName, false, Speech::Japanese, true),
            ("对若溪说", "若溪", HanName, false, Speech::Chinese, true),
            ("李若溪说", "若溪", HanName, false, Speech::Chinese, false),
            ("王先生說", "王", Single, true, Speech::Chinese, true),
            ("國王先生", "王", Single, true, Speech::Chinese, false),
            ("브라이트는 말했다", "브라이트", Hangul, false, Speech::Other, true),
            ("소율 씨가", "소율", Hangul, true, Speech::Other, true),
            ("한 소식통은", "한", Single, true, Speech::Other, false),
        ] {
            assert_eq!(alone(text, name, style, needs_title, speech), wanted, "{text} {name}");
        }
    }
}
