//! The words of the bar, and what is wrong with a regular expression.

use crate::reader::Language;
use crate::search::{PatternError, PatternFault};
use crate::ui::strings::words;

words! {
    /// A word of the bar.
    pub FindWord;
    Fold: "Other forms of the same characters", "異體、全形半形等寫法視為相同", "异体、全角半角等写法视为相同", "異体字や全角・半角などを区別しない";
    Case: "Match case", "區分大小寫", "区分大小写", "大文字と小文字を区別";
    WholeWord: "Whole words only", "全字相符", "全字匹配", "単語単位";
    Regex: "Regular expression", "正規表示式", "正则表达式", "正規表現";
    List: "List of hits", "列出所有結果", "列出所有结果", "結果の一覧";
    Hits: "Hits", "尋找結果", "查找结果", "検索結果";
    AtCharacter: "Character {}: {}", "第 {} 字：{}", "第 {} 字：{}", "{}文字目：{}";
    GroupUnclosed: "this group is not closed.", "括號沒有結束。", "括号没有结束。", "グループが閉じていません。";
    GroupUnopened: "there is no group to close.", "沒有對應的左括號。", "没有对应的左括号。", "対応する開き括弧がありません。";
    GroupHead: "this is no way to begin a group.", "括號的開頭寫法不對。", "括号的开头写法不对。", "グループの書き始めが正しくありません。";
    SetUnclosed: "this set is not closed.", "方括號沒有結束。", "方括号没有结束。", "角括弧が閉じていません。";
    SetRange: "this is no range of characters.", "字元範圍不對。", "字符范围不对。", "文字の範囲が正しくありません。";
    NothingToRepeat: "there is nothing to repeat.", "前面沒有可重複的內容。", "前面没有可重复的内容。", "繰り返す対象がありません。";
    RepetitionCount: "this is no number of repetitions.", "重複次數不對。", "重复次数不对。", "繰り返しの回数が正しくありません。";
    Escape: "this backslash means nothing.", "反斜線的寫法不對。", "反斜杠的写法不对。", "バックスラッシュの使い方が正しくありません。";
    Property: "no characters have this property.", "沒有這種字元類別。", "没有这种字符类别。", "その文字プロパティはありません。";
    LookAround: "looking ahead or behind is not possible.", "不支援前後查看。", "不支持前后查看。", "先読み・後読みには対応していません。";
    Backreference: "references to groups are not possible.", "不支援反向參照。", "不支持反向引用。", "後方参照には対応していません。";
    TooLarge: "The expression is too large.", "表示式太大。", "表达式太大。", "正規表現が大きすぎます。";
    Other: "this is no regular expression.", "不是正規表示式。", "不是正则表达式。", "正規表現ではありません。";
}

/// What is wrong with a regular expression, and where, in one sentence.
pub fn error(PatternError { fault, at }: PatternError, language: Language) -> String {
    let fault = of_fault(fault).text(language);
    match at {
        Some(at) => FindWord::AtCharacter.with(language, &[&(at + 1), &fault]),
        None => fault.to_owned(),
    }
}

const fn of_fault(fault: PatternFault) -> FindWord {
    match fault {
        PatternFault::GroupUnclosed => FindWord::GroupUnclosed,
        PatternFault::GroupUnopened => FindWord::GroupUnopened,
        PatternFault::GroupHead => FindWord::GroupHead,
        PatternFault::SetUnclosed => FindWord::SetUnclosed,
        PatternFault::SetRange => FindWord::SetRange,
        PatternFault::NothingToRepeat => FindWord::NothingToRepeat,
        PatternFault::RepetitionCount => FindWord::RepetitionCount,
        PatternFault::Escape => FindWord::Escape,
        PatternFault::Property => FindWord::Property,
        PatternFault::LookAround => FindWord::LookAround,
        PatternFault::Backreference => FindWord::Backreference,
        PatternFault::TooLarge => FindWord::TooLarge,
        PatternFault::Other => FindWord::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_what_is_wrong_and_where() {
        let error =
            |language| error(PatternError { fault: PatternFault::GroupUnclosed, at: Some(2) }, language);
        assert_eq!(error(Language::En), "Character 3: this group is not closed.");
        assert_eq!(error(Language::ZhHant), "第 3 字：括號沒有結束。");
        for word in FindWord::ALL {
            let holes = Language::ALL.map(|language| word.text(language).matches("{}").count());
            assert!(holes.iter().all(|count| *count == holes[0]), "{word:?}: {holes:?}");
        }
    }
}
