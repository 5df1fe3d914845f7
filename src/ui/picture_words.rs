//! Why an image is not shown, in the language of the interface.

use super::strings::words;
use crate::reader::{Language, PictureProblem};

/// Why an image is not shown, in a few words.
pub fn reason(problem: PictureProblem, language: Language) -> String {
    let say = |word: PictureWord| word.text(language).to_owned();
    match problem {
        PictureProblem::Remote => say(PictureWord::Remote),
        PictureProblem::Outside => say(PictureWord::Outside),
        PictureProblem::Missing => say(PictureWord::Missing),
        PictureProblem::Unreadable => say(PictureWord::Unreadable),
        PictureProblem::TooLarge { limit } => PictureWord::TooLarge.with(language, &[&limit]),
        PictureProblem::TooManyPixels { limit } => PictureWord::TooManyPixels.with(language, &[&limit]),
        PictureProblem::Unsupported => say(PictureWord::Unsupported),
        PictureProblem::Broken => say(PictureWord::Broken),
        PictureProblem::TooMany { limit } => PictureWord::TooMany.with(language, &[&limit]),
    }
}

words! {
    /// A few words on an image that is not shown; `{}` stands for what is filled in.
    PictureWord;
    Remote: "Not loaded: the image is on the internet", "未載入：圖片在網路上", "未加载：图片在网络上", "読み込みません：ネット上の画像です";
    Outside: "Not read: the image is outside the article’s folder", "未讀取：圖片不在文章的資料夾裡", "未读取：图片不在文章的文件夹里", "読み込みません：記事のフォルダーの外にある画像です";
    Missing: "The image file is missing", "找不到圖片檔", "找不到图片文件", "画像ファイルがありません";
    Unreadable: "The image file cannot be read", "無法讀取圖片檔", "无法读取图片文件", "画像ファイルを読み込めません";
    TooLarge: "The image file is larger than {} MB", "圖片檔超過 {} MB", "图片文件超过 {} MB", "画像ファイルが{} MBを超えています";
    TooManyPixels: "The image has more than {} million pixels", "圖片超過 {}00 萬像素", "图片超过 {}00 万像素", "画像が{}00万画素を超えています";
    Unsupported: "Images of this kind are not shown", "不支援這種圖片", "不支持这种图片", "この形式の画像は表示できません";
    Broken: "The image is damaged", "圖片已損壞", "图片已损坏", "画像が壊れています";
    TooMany: "Only the first {} images of an article are shown", "一篇文章只顯示前 {} 張圖片", "一篇文章只显示前 {} 张图片", "表示するのは記事の最初の{}枚の画像までです";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_its_words_in_every_language() {
        for language in Language::ALL {
            for word in PictureWord::ALL {
                assert!(!word.text(language).is_empty());
            }
            let said = reason(PictureProblem::TooManyPixels { limit: 40 }, language);
            assert!(said.contains("40") && !said.contains('{'), "{said}");
        }
    }
}
