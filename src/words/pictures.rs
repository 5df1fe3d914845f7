//! Why an image is not shown.

use std::borrow::Cow;

use super::Msg;
use crate::reader::{Language, PictureProblem};

/// Why an image is not shown, in a few words.
pub fn picture_problem(problem: PictureProblem, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match problem {
        PictureProblem::Remote => say(Msg::ImageRemote),
        PictureProblem::Outside => say(Msg::ImageOutside),
        PictureProblem::Missing => say(Msg::ImageMissing),
        PictureProblem::Unreadable => say(Msg::ImageUnreadable),
        PictureProblem::TooLarge { limit } => say(Msg::ImageTooLarge { limit: &limit }),
        PictureProblem::TooManyPixels { limit } => say(Msg::ImageTooManyPixels { limit: &limit }),
        PictureProblem::Unsupported => say(Msg::ImageUnsupported),
        PictureProblem::TooElaborate => say(Msg::ImageTooElaborate),
        PictureProblem::Broken => say(Msg::ImageBroken),
        PictureProblem::TooMany { limit } => say(Msg::ImageTooMany { limit: &limit }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_its_words_in_every_language() {
        for language in Language::ALL {
            let said = picture_problem(PictureProblem::TooManyPixels { limit: 40 }, language);
            assert!(said.contains("40") && !said.contains('{'), "{said}");
        }
    }
}
