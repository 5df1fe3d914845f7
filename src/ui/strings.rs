//! Every word of the interface, in its four languages.

use crate::article::SectionKind;
use crate::reader::{Action, Language, ThemeChoice};

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $hant:literal, $hans:literal, $ja:literal;)*) => {
        /// A word or sentence of the interface; `{}` stands for what is filled in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $(#[doc = $en] $name,)* }

        impl Word {
            /// All of them.
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The words in a language.
            pub const fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $(
                        (Self::$name, Language::En) => $en,
                        (Self::$name, Language::ZhHant) => $hant,
                        (Self::$name, Language::ZhHans) => $hans,
                        (Self::$name, Language::Ja) => $ja,
                    )*
                }
            }
        }
    };
}

words! {
    Open: "Open…", "開啟…", "打开…", "開く…";
    OpenMenu: "Open", "開啟", "打开", "開く";
    Reload: "Reload", "重新載入", "重新载入", "再読み込み";
    FirstArticle: "The article of the first start", "初次啟動的文章", "初次启动的文章", "最初の記事";
    Guide: "Guide to Moyue", "墨閱使用說明", "墨阅使用说明", "墨閲の使い方";
    ToggleOutline: "Show or hide the outline", "顯示或隱藏大綱", "显示或隐藏大纲", "アウトラインを表示・非表示";
    ToggleGlossary: "Show or hide the glossary", "顯示或隱藏詞彙", "显示或隐藏术语", "用語パネルを表示・非表示";
    FocusGlossary: "Search the glossary", "搜尋詞彙", "搜索术语", "用語を検索";
    LargerText: "Larger text", "放大文字", "放大文字", "文字を大きく";
    SmallerText: "Smaller text", "縮小文字", "缩小文字", "文字を小さく";
    ResetTextSize: "Default text size", "預設文字大小", "默认文字大小", "標準の文字サイズ";
    NextTheme: "Next theme", "切換主題", "切换主题", "テーマを切り替える";
    PageUp: "Page up", "上一頁", "上一页", "前のページ";
    PageDown: "Page down", "下一頁", "下一页", "次のページ";
    Top: "To the beginning", "移到開頭", "移到开头", "先頭へ";
    Bottom: "To the end", "移到結尾", "移到结尾", "末尾へ";
    PreviousSection: "Previous section", "上一節", "上一节", "前の節";
    NextSection: "Next section", "下一節", "下一节", "次の節";
    Back: "Back", "返回", "返回", "戻る";
    Forward: "Forward", "前進", "前进", "進む";
    SelectAll: "Select all", "全選", "全选", "すべて選択";
    Copy: "Copy", "複製", "复制", "コピー";
    Settings: "Settings", "設定", "设置", "設定";
    Commands: "All commands", "所有指令", "所有命令", "すべてのコマンド";
    FullScreen: "Full screen", "全螢幕", "全屏", "全画面";
    Outline: "Outline", "大綱", "大纲", "アウトライン";
    Recent: "Recent", "最近開啟", "最近打开", "最近開いたファイル";
    RecentGone: "This file is gone", "檔案已不存在", "文件已不存在", "このファイルはもうありません";
    ForgetRecent: "Remove “{}” from the list", "從清單移除「{}」", "从列表移除“{}”", "「{}」を一覧から外す";
    NothingRecent: "Files you open appear here.", "開啟過的檔案會列在這裡。", "打开过的文件会列在这里。", "開いたファイルがここに並びます。";
    Glossary: "Glossary", "詞彙", "术语", "用語";
    GlossarySearchHint: "Search terms", "搜尋詞彙", "搜索术语", "用語を検索";
    GlossaryEmpty: "This article has no glossary.", "這篇文章沒有詞彙表。", "这篇文章没有术语表。", "この記事には用語集がありません。";
    GlossaryNothingFound: "Nothing found for “{}”.", "找不到「{}」。", "找不到“{}”。", "「{}」は見つかりません。";
    GlossaryNothingFoundHint: "Try fewer letters, or another name of it.", "試試少打幾個字，或換一個名稱。", "试试少输几个字，或换一个名称。", "文字数を減らすか、別の呼び方でお試しください。";
    GlossaryFound: "{} of {}", "{}／{}", "{}／{}", "{}／{}";
    ClearSearch: "Clear the search", "清除搜尋", "清除搜索", "検索を消す";
    Uses: "Used {} times", "出現 {} 次", "出现 {} 次", "{} 回出現";
    UsesOnce: "Used once", "出現 1 次", "出现 1 次", "1 回出現";
    UsesNone: "Not used in the text", "內文未出現", "正文未出现", "本文には出てきません";
    PreviousUse: "Previous use of {}", "「{}」的上一處", "“{}”的上一处", "「{}」の前の箇所";
    NextUse: "Next use of {}", "「{}」的下一處", "“{}”的下一处", "「{}」の次の箇所";
    OpenPageOf: "Open the page on {}", "開啟「{}」的網頁", "打开“{}”的网页", "「{}」のページを開く";
    SearchWebFor: "Search the web for “{}”", "上網搜尋「{}」", "上网搜索“{}”", "「{}」をウェブで検索";
    Article: "Article", "文章", "文章", "記事";
    ScrollBar: "Position in the article", "文章位置", "文章位置", "記事の位置";
    Characters: "{} characters", "{} 字", "{} 字", "{} 字";
    Minutes: "about {} min", "約 {} 分鐘", "约 {} 分钟", "約 {} 分";
    Image: "Image: {}", "圖片：{}", "图片：{}", "画像：{}";
    TextSize: "Text size", "文字大小", "文字大小", "文字サイズ";
    Theme: "Theme", "主題", "主题", "テーマ";
    ThemeSystem: "As the system", "依系統", "跟随系统", "システムに合わせる";
    ThemeLight: "Light", "淺色", "浅色", "ライト";
    ThemeSepia: "Sepia", "米色", "米黄", "セピア";
    ThemeDark: "Dark", "深色", "深色", "ダーク";
    InterfaceLanguage: "Language of the interface", "介面語言", "界面语言", "表示言語";
    LanguageSystem: "As the system", "依系統", "跟随系统", "システムに合わせる";
    SettingsFile: "Kept in {}", "存於 {}", "存于 {}", "保存先：{}";
    Close: "Close", "關閉", "关闭", "閉じる";
    Dismiss: "Dismiss this notice", "關閉通知", "关闭通知", "通知を閉じる";
    Loading: "Opening {}…", "正在開啟 {}…", "正在打开 {}…", "{} を開いています…";
    Cancel: "Cancel", "取消", "取消", "キャンセル";
    DropHere: "Drop to open", "放開以開啟", "松开以打开", "ドロップして開く";
    FormatJson: "Moyue article", "墨閱文章", "墨阅文章", "墨閲の記事";
    FormatPlain: "Plain text", "純文字", "纯文本", "テキスト";
    Bundled: "Comes with Moyue", "隨附文章", "内置文章", "付属の記事";
    Warnings: "{} guesses while reading the file", "讀檔時有 {} 處推斷", "读取文件时有 {} 处推断", "読み込み時の推測 {} 件";
    WarningLine: "Line {}: {}", "第 {} 行：{}", "第 {} 行：{}", "{} 行目：{}";
    MoreWarnings: "and {} more", "還有 {} 處", "还有 {} 处", "ほか {} 件";
    Untitled: "Untitled", "無標題", "无标题", "無題";
    CommandHint: "Type a command", "輸入指令", "输入命令", "コマンドを入力";
    NoCommand: "No such command.", "沒有這個指令。", "没有这个命令。", "該当するコマンドはありません。";
    DialogTitle: "Open an article", "開啟文章", "打开文章", "記事を開く";
    FilterArticles: "Articles", "文章", "文章", "記事";
    FilterAll: "All files", "所有檔案", "所有文件", "すべてのファイル";
    KindSummary: "Summary", "摘要", "摘要", "要約";
    KindBody: "Text", "內文", "正文", "本文";
    KindEditorial: "Editorial", "社論", "社论", "社説";
    KindGlossary: "Terms", "術語", "术语", "用語解説";
    KindReferenceLinks: "Links", "參考連結", "参考链接", "参考リンク";
    KindReferenceArticles: "Further reading", "參考文章", "参考文章", "参考記事";
    KindEditorsNote: "Editor's note", "編者註", "编者按", "編集部後記";
    KindOther: "Section", "其他", "其他", "その他";
    NoDialog: "This system offers no file dialog. Install xdg-desktop-portal or zenity, or drop a file onto the window.", "系統沒有檔案對話框。請安裝 xdg-desktop-portal 或 zenity，或把檔案拖進視窗。", "系统没有文件对话框。请安装 xdg-desktop-portal 或 zenity，或把文件拖进窗口。", "ファイル選択画面がありません。xdg-desktop-portal か zenity を入れるか、ファイルをウィンドウにドロップしてください。";
    DialogFailed: "The file dialog broke down. Try again, or drop a file onto the window.", "檔案對話框發生錯誤，請再試一次，或把檔案拖進視窗。", "文件对话框出错，请再试一次，或把文件拖进窗口。", "ファイル選択画面に問題が起きました。もう一度試すか、ファイルをウィンドウにドロップしてください。";
    LinkRefused: "This link was not opened: only web and mail addresses are. {}", "未開啟這個連結：只開啟網頁和郵件位址。{}", "未打开此链接：只打开网页和邮件地址。{}", "このリンクは開きません。開けるのはウェブとメールのアドレスだけです。{}";
    NoBrowser: "No browser could be started. Copy the address instead: {}", "無法啟動瀏覽器，請自行複製網址：{}", "无法启动浏览器，请自行复制网址：{}", "ブラウザを起動できません。アドレスをコピーしてお使いください：{}";
    SettingsPutAside: "The settings could not be read, so Moyue starts with the defaults. The old file is kept as {}.", "無法讀取設定，已改用預設值；原檔保留為 {}。", "无法读取设置，已改用默认值；原文件保留为 {}。", "設定を読めないため初期値で始めます。元のファイルは {} に残しました。";
    SettingsFromTheFuture: "The settings were written by a newer Moyue, so this one starts with the defaults. The old file is kept as {}.", "設定來自較新的墨閱，已改用預設值；原檔保留為 {}。", "设置来自较新的墨阅，已改用默认值；原文件保留为 {}。", "設定が新しい版の墨閲のものなので初期値で始めます。元のファイルは {} に残しました。";
    SettingsNotWritten: "The settings cannot be saved: {}", "無法儲存設定：{}", "无法保存设置：{}", "設定を保存できません：{}";
    Copied: "Copied", "已複製", "已复制", "コピーしました";
    LinkTo: "Link to {}", "連結至 {}", "链接至 {}", "リンク先：{}";
    RefusedMissing: "There is no such file. It may have been moved or renamed.", "找不到這個檔案，可能已搬移或改名。", "找不到这个文件，可能已移动或改名。", "ファイルが見つかりません。移動したか、名前が変わったのかもしれません。";
    RefusedDirectory: "This is a folder. Choose a file inside it.", "這是資料夾，請選擇裡面的檔案。", "这是文件夹，请选择里面的文件。", "これはフォルダーです。中のファイルを選んでください。";
    RefusedPermission: "You have no permission to read this file. Ask its owner, or change its permissions.", "沒有讀取這個檔案的權限，請洽擁有者或更改權限。", "没有读取这个文件的权限，请联系所有者或更改权限。", "このファイルを読む権限がありません。所有者に頼むか、権限を変えてください。";
    RefusedEmpty: "This file is empty.", "這個檔案是空的。", "这个文件是空的。", "このファイルは空です。";
    RefusedTooLarge: "This file is too large: {} MB, and Moyue reads up to {} MB. Split it first.", "檔案太大：{} MB，墨閱最多讀取 {} MB，請先分割。", "文件太大：{} MB，墨阅最多读取 {} MB，请先分割。", "ファイルが大きすぎます（{} MB、上限は {} MB）。分割してからお開きください。";
    RefusedNotText: "This file is not text. Moyue opens text files and its own articles.", "這不是文字檔。墨閱只開啟文字檔與墨閱文章。", "这不是文本文件。墨阅只打开文本文件与墨阅文章。", "テキストファイルではありません。墨閲が開けるのはテキストと墨閲の記事です。";
    RefusedEncoding: "The characters of this file could not be read. Save it as UTF-8 and open it again.", "無法辨識檔案的字元編碼，請另存為 UTF-8 再開啟。", "无法识别文件的字符编码，请另存为 UTF-8 再打开。", "文字コードを読み取れません。UTF-8 で保存し直してからお開きください。";
    RefusedNotRegular: "This is not an ordinary file. Choose a file on disk.", "這不是一般檔案，請選擇磁碟上的檔案。", "这不是普通文件，请选择磁盘上的文件。", "通常のファイルではありません。ディスク上のファイルを選んでください。";
    RefusedJson: "The article is damaged at line {}, column {} ({}): {}", "文章檔第 {} 行第 {} 欄（{}）有誤：{}", "文章文件第 {} 行第 {} 列（{}）有误：{}", "記事ファイルの {} 行 {} 列（{}）に誤りがあります：{}";
    RefusedWrongFormat: "This JSON file is not a Moyue article: it lacks \"format\": \"moyue-article\".", "這個 JSON 檔不是墨閱文章：缺少 \"format\": \"moyue-article\"。", "这个 JSON 文件不是墨阅文章：缺少 \"format\": \"moyue-article\"。", "この JSON は墨閲の記事ではありません（\"format\": \"moyue-article\" がありません）。";
    RefusedNewer: "This article needs a newer Moyue: it has version {}, and this Moyue reads up to version {}.", "這篇文章需要較新的墨閱：它是第 {} 版，此墨閱最多讀到第 {} 版。", "这篇文章需要较新的墨阅：它是第 {} 版，此墨阅最多读到第 {} 版。", "この記事には新しい版の墨閲が必要です（記事は版 {}、この墨閲は版 {} まで）。";
    RefusedUnreadable: "The file could not be read: {}", "無法讀取檔案：{}", "无法读取文件：{}", "ファイルを読めません：{}";
    RefusedCrashed: "Reading this file failed inside Moyue. The article on screen is unharmed; please report the file.", "讀取這個檔案時墨閱內部出錯，畫面上的文章不受影響，請回報此檔案。", "读取这个文件时墨阅内部出错，屏幕上的文章不受影响，请反馈此文件。", "読み込み中に墨閲の内部で失敗しました。表示中の記事は無事です。このファイルをお知らせください。";
}

impl Word {
    /// The words with each `{}` replaced in turn.
    pub fn with(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        let mut text = String::new();
        let mut values = values.iter();
        for (index, part) in self.text(language).split("{}").enumerate() {
            if index > 0
                && let Some(value) = values.next()
            {
                text.push_str(&value.to_string());
            }
            text.push_str(part);
        }
        text
    }

    /// The name of an action.
    pub const fn of_action(action: Action) -> Self {
        match action {
            Action::Open => Self::Open,
            Action::Reload => Self::Reload,
            Action::OpenFirstArticle => Self::FirstArticle,
            Action::OpenGuide => Self::Guide,
            Action::ToggleOutline => Self::ToggleOutline,
            Action::ToggleGlossary => Self::ToggleGlossary,
            Action::FocusGlossary => Self::FocusGlossary,
            Action::LargerText => Self::LargerText,
            Action::SmallerText => Self::SmallerText,
            Action::ResetTextSize => Self::ResetTextSize,
            Action::NextTheme => Self::NextTheme,
            Action::PageUp => Self::PageUp,
            Action::PageDown => Self::PageDown,
            Action::Top => Self::Top,
            Action::Bottom => Self::Bottom,
            Action::PreviousSection => Self::PreviousSection,
            Action::NextSection => Self::NextSection,
            Action::Back => Self::Back,
            Action::Forward => Self::Forward,
            Action::SelectAll => Self::SelectAll,
            Action::Copy => Self::Copy,
            Action::Settings => Self::Settings,
            Action::Palette => Self::Commands,
            Action::FullScreen => Self::FullScreen,
        }
    }

    /// The name of a kind of section, for one without a heading.
    pub const fn of_kind(kind: SectionKind) -> Self {
        match kind {
            SectionKind::Summary => Self::KindSummary,
            SectionKind::Body => Self::KindBody,
            SectionKind::Editorial => Self::KindEditorial,
            SectionKind::Glossary => Self::KindGlossary,
            SectionKind::ReferenceLinks => Self::KindReferenceLinks,
            SectionKind::ReferenceArticles => Self::KindReferenceArticles,
            SectionKind::EditorsNote => Self::KindEditorsNote,
            SectionKind::Other => Self::KindOther,
        }
    }

    /// The name of a theme.
    pub const fn of_theme(theme: ThemeChoice) -> Self {
        match theme {
            ThemeChoice::System => Self::ThemeSystem,
            ThemeChoice::Light => Self::ThemeLight,
            ThemeChoice::Sepia => Self::ThemeSepia,
            ThemeChoice::Dark => Self::ThemeDark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGES: [Language; 4] = [Language::En, Language::ZhHant, Language::ZhHans, Language::Ja];

    #[test]
    fn every_language_fills_in_as_many_values() {
        for word in Word::ALL {
            let holes = LANGUAGES.map(|language| word.text(language).matches("{}").count());
            assert!(holes.iter().all(|count| *count == holes[0]), "{word:?}: {holes:?}");
            assert!(LANGUAGES.iter().all(|language| !word.text(*language).is_empty()), "{word:?}");
        }
    }

    #[test]
    fn values_are_filled_in_in_order() {
        assert_eq!(Word::GlossaryFound.with(Language::En, &[&2, &6]), "2 of 6");
        assert_eq!(Word::ForgetRecent.with(Language::ZhHant, &[&"a{}b"]), "從清單移除「a{}b」");
    }
}
