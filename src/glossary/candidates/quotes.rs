//! Names in quotation marks.

use super::CandidateKind;
use super::everyday::is_everyday;
use super::found::FoundName;
use super::runs::is_capitalised;
use super::tokens::{Sentence, TokenScript};

/// Characters of the longest name in quotation marks, and of the longest title.
const LONGEST: usize = 14;
const LONGEST_LATIN: usize = 40;
const LONGEST_TITLE: usize = 30;
/// What stands before a name.
const CUES_BEFORE: &[&str] = &[
    "名為",
    "名为",
    "稱為",
    "称为",
    "稱作",
    "称作",
    "叫做",
    "叫作",
    "叫",
    "所謂",
    "所谓",
    "所謂的",
    "所谓的",
    "代號",
    "代号",
    "稱之為",
    "称之为",
    "稱",
    "称",
    "命名為",
    "命名为",
    "取名",
    "名叫",
    "俗稱",
    "俗称",
    "自称",
    "いわゆる",
    "通称",
    "愛称",
    "名付けて",
    "이른바",
    "일명",
    "소위",
    "called",
    "named",
    "dubbed",
    "as",
    "so-called",
    "term",
    "nicknamed",
    "codenamed",
];
/// What stands after a name.
const CUES_AFTER: &[&str] = &[
    "という名",
    "と呼ばれ",
    "と呼ぶ",
    "と名付け",
    "と称",
    "라는",
    "이라는",
    "라고 부르",
    "이라고 부르",
    "라고 불리",
    "이라고 불리",
    "로 불리",
    "으로 불리",
    "計畫",
    "计划",
    "專案",
    "模型",
    "系統",
    "系统",
];
/// What is in a sentence, and in no name.
const SPOKEN: &[char] = &[
    '我', '你', '您', '他', '她', '它', '們', '们', '嗎', '吗', '吧', '呢', '啊', '呀', '了', '是', '不',
    '沒', '没', '就', '都', '很', '會', '会', '要', '想', '該', '该', '這', '这', '那',
];

/// Finds the names in quotation marks.
pub(super) fn find(sentence: &Sentence<'_>, take: &mut impl FnMut(FoundName)) {
    let mut open = 0;
    while open < sentence.tokens.len() {
        let close = sentence.mark(open).and_then(closes).and_then(|closes| {
            let marks = open + 1..sentence.tokens.len().min(open + LONGEST_LATIN);
            marks.into_iter().find(|&at| sentence.mark(at) == Some(closes))
        });
        let Some(close) = close else {
            open += 1;
            continue;
        };
        if let Some(found) = name(sentence, open, close) {
            take(found);
        }
        open = close + 1;
    }
}

const fn closes(open: char) -> Option<char> {
    match open {
        '「' => Some('」'),
        '『' => Some('』'),
        '《' => Some('》'),
        '“' => Some('”'),
        '‘' => Some('’'),
        '"' => Some('"'),
        _ => None,
    }
}

fn name(sentence: &Sentence<'_>, open: usize, close: usize) -> Option<FoundName> {
    let range = sentence.bytes(open + 1..close);
    let text = sentence.slice(range.clone());
    let count = text.chars().count();
    let is_title = matches!(sentence.mark(open), Some('《' | '『'));
    let scripts = || (open + 1..close).filter_map(|at| sentence.script(at));
    let is_latin = scripts()
        .all(|script| matches!(script, TokenScript::Latin | TokenScript::Number | TokenScript::Blank));
    let longest = match (is_title, is_latin) {
        (true, _) => LONGEST_TITLE,
        (_, true) => LONGEST_LATIN,
        _ => LONGEST,
    };
    if !(2..=longest).contains(&count) || text != text.trim() || is_everyday(text) {
        return None;
    }
    let has_marks =
        (open + 1..close).any(|at| sentence.mark(at).is_some_and(|mark| !"·・-—&+'’.".contains(mark)));
    if sentence.mark(open) == Some('《') {
        return Some(FoundName::new(CandidateKind::Quoted, range, true));
    }
    if has_marks || is_said(sentence, open, close) || is_sentence(text) {
        return None;
    }
    let cue = has_cue(sentence, open, close);
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_sure = if is_latin {
        let capitals = words.iter().filter(|word| is_capitalised(word)).count();
        words.len() <= 6 && (cue || (capitals == words.len() && in_cjk(sentence)))
    } else {
        cue || scripts().all(|script| script == TokenScript::Katakana) && count >= 3 || is_title
    };
    Some(FoundName::new(CandidateKind::Quoted, range, is_sure))
}

/// Whether the sentence is in a CJK script.
fn in_cjk(sentence: &Sentence<'_>) -> bool {
    let is_cjk = |script| {
        matches!(
            script,
            TokenScript::Han | TokenScript::Hiragana | TokenScript::Katakana | TokenScript::Hangul
        )
    };
    sentence.tokens.iter().any(|token| is_cjk(token.script))
}

/// Whether somebody says it: a colon or a comma before it, a verb of speech around it.
fn is_said(sentence: &Sentence<'_>, open: usize, close: usize) -> bool {
    let before = sentence.slice(sentence.bytes(0..open)).trim_end();
    let after = sentence.slice(sentence.bytes(close + 1..sentence.tokens.len())).trim_start();
    let says =
        ["說", "说", "道", "問", "问", "喊", "答", "寫道", "写道", "said", "says", "asked", "：", ":", ","];
    let said = [
        "說",
        "说",
        "と話",
        "と語",
        "と述べ",
        "と言",
        "と答",
        "と笑",
        "と振り返",
        "と説明",
        "라고 말",
        "라고 했",
        "이라고 말",
        "고 말",
        "며",
        "said",
        "says",
        "지만",
        "고 설명",
        "고 했",
    ];
    says.iter().any(|word| before.ends_with(word)) || said.iter().any(|word| after.starts_with(word))
}

fn is_sentence(text: &str) -> bool {
    let is_hiragana = |c: char| ('\u{3041}'..='\u{309F}').contains(&c);
    let longest_hiragana = text.split(|c| !is_hiragana(c)).map(|run| run.chars().count()).max().unwrap_or(0);
    let ends = [
        "だ", "た", "る", "い", "う", "よ", "ね", "か", "ず", "く", "し", "다", "요", "까", "죠", "라", "자",
        "지", "네", "기", "고",
    ];
    text.contains(SPOKEN)
        || longest_hiragana >= 4
        || ends.iter().any(|end| text.ends_with(end))
        || text.split_whitespace().count() > 6
}

fn has_cue(sentence: &Sentence<'_>, open: usize, close: usize) -> bool {
    let before = sentence.slice(sentence.bytes(0..open)).trim_end();
    let after = sentence.slice(sentence.bytes(close + 1..sentence.tokens.len()));
    let ends =
        |cue: &&&str| before.strip_suffix(**cue).is_some_and(|rest| !cue.is_ascii() || rest.ends_with(' '));
    CUES_BEFORE.iter().any(|cue| ends(&cue)) || CUES_AFTER.iter().any(|cue| after.starts_with(cue))
}
