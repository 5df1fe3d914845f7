use super::*;
use crate::reader::{Action, Settings};
use crate::ui::actions::ViewAction;

/// What is listed for a query.
fn found(names: &[Names], query: &str) -> Vec<Listed> {
    super::found(names, query).collect()
}

#[test]
fn every_answer_is_found_by_its_question_and_itself_in_every_language() {
    let reader = Reader::new(Settings::default(), Language::En);
    let all = names(&reader);
    let mut count = 0;
    for question in Question::VARIANTS {
        for (index, answer) in question.all_answers(&reader).into_iter().enumerate() {
            for language in Language::ALL {
                let asked = format!("{} {}", question.name().text(language), answer.name.text(language));
                let found = found(&all, &asked);
                let expected = Listed::Answer(*question, index);
                assert!(found.contains(&expected), "{asked}: {found:?} lacks {expected:?}");
                assert!(found.len() < 24, "{asked}: {} commands", found.len());
            }
            count += 1;
        }
    }
    assert!(count > 80, "{count} answers");
}

/// Words that are used elsewhere for a command, in five languages.
#[rustfmt::skip]
const EVERYDAY: [(&[&str], Listed); 22] = [
    (&["save", "export", "儲存", "匯出", "保存", "导出", "エクスポート", "저장", "내보내기"], action(Action::SaveCopy)),
    (&["open file", "documents", "開啟 檔案", "打開檔案", "打开 文件", "ファイルを開く", "파일 열기"], action(Action::Open)),
    (&["refresh", "重新整理", "刷新", "リロード", "새로 고침"], action(Action::Reload)),
    (&["dictionary", "import dictionary", "字典", "辭典", "词典", "辞書", "사전"], action(Action::AddGlossary)),
    (&["help", "shortcuts", "keyboard", "快捷鍵", "帮助", "ヘルプ", "使い方", "단축키"], action(Action::OpenGuide)),
    (&["fullscreen", "full screen", "全螢幕", "全屏", "フルスクリーン", "전체화면"], action(Action::FullScreen)),
    (&["quit", "exit", "離開", "退出", "終了", "종료"], action(Action::CloseWindow)),
    (&["search", "搜尋", "搜索", "検索", "검색", "찾기"], action(Action::Find)),
    (&["clipboard", "貼上", "粘贴", "貼り付け", "붙여넣기"], action(Action::Paste)),
    (&["table of contents", "sidebar", "目錄", "目录", "目次", "목차"], action(Action::ToggleOutline)),
    (&["preferences", "options", "偏好設定", "选项", "環境設定", "환경설정"], view(ViewAction::Settings)),
    (&["version", "版本", "バージョン", "버전"], view(ViewAction::About)),
    (&["fonts", "字體", "字体", "フォント", "글꼴"], view(ViewAction::ChooseTextFace)),
    (&["dark mode", "night", "暗色", "深色", "ダークモード", "다크 모드", "어둡게"], answer(Question::Theme, 3)),
    (&["sepia", "sepia colours", "護眼 sepia", "セピア", "세피아"], answer(Question::Theme, 2)),
    (&["font size", "字體大小", "字号", "フォントサイズ", "글꼴 크기"], answer(Question::TextSize, 0)),
    (&["simplified", "簡體", "简体", "簡体字", "간체"], answer(Question::Chinese, 3)),
    (&["margins", "page width", "邊距", "页边", "余白", "여백"], answer(Question::LineLength, 0)),
    (&["line height", "行高", "行間", "행간", "줄 높이"], answer(Question::LineSpacing, 0)),
    (&["indent", "縮排", "缩进", "インデント", "들여쓰기"], answer(Question::FirstLine, 0)),
    (&["align", "alignment", "對齊", "对齐", "揃え", "정렬"], answer(Question::Justify, 0)),
    (&["language", "english", "語言", "语言", "言語", "日本語", "언어", "한국어"], answer(Question::InterfaceLanguage, 0)),
];

const fn action(action: Action) -> Listed {
    Listed::Action(UiAction::Reader(action))
}

const fn view(action: ViewAction) -> Listed {
    Listed::Action(UiAction::View(action))
}

const fn answer(question: Question, index: usize) -> Listed {
    Listed::Answer(question, index)
}

#[test]
fn commands_are_found_by_the_words_of_every_day() {
    let all = names(&Reader::new(Settings::default(), Language::En));
    let mut missed: Vec<&str> = Vec::new();
    for (queries, expected) in EVERYDAY {
        missed.extend(queries.iter().filter(|query| !found(&all, query).contains(&expected)).copied());
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn what_there_is_not_is_not_found() {
    let all = names(&Reader::new(Settings::default(), Language::En));
    for query in ["spreadsheet", "試算表", "themess", "theme spreadsheet"] {
        assert_eq!(found(&all, query), [], "{query}");
    }
}

#[test]
fn what_is_called_so_stands_before_what_is_called_so_elsewhere() {
    let all = names(&Reader::new(Settings::default(), Language::En));
    let found = found(&all, "text size");
    let first = found.iter().position(|listed| *listed == action(Action::LargerText));
    let called = found.iter().position(|listed| *listed == answer(Question::TextSize, 0));
    assert!(called < first, "{found:?}");
    assert_eq!(found[0], action(Action::ResetTextSize), "the default text size");
}
