//! Every word of the interface, in its four languages; those about reading a file are in
//! [`super::import_words`], those about the file on screen in [`super::file_words`].

use super::actions::{UiAction, ViewAction};
use crate::article::{Format, SectionKind};
use crate::glossary::{NameOrder, Order};
use crate::reader::{Action, ThemeChoice};
use crate::text::convert::Conversion;

/// A table of words in the interface's four languages: English, Traditional Chinese, Simplified Chinese, Japanese.
macro_rules! words {
    (
        $(#[$doc:meta])* $visibility:vis $table:ident;
        $($name:ident: $en:literal, $hant:literal, $hans:literal, $ja:literal;)*
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        $visibility enum $table { $(#[doc = $en] $name,)* }

        impl $table {
            /// All of them.
            #[cfg(test)]
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The words in a language.
            pub const fn text(self, language: $crate::reader::Language) -> &'static str {
                use $crate::reader::Language;
                match (self, language) {
                    $(
                        (Self::$name, Language::En) => $en,
                        (Self::$name, Language::ZhHant) => $hant,
                        (Self::$name, Language::ZhHans) => $hans,
                        (Self::$name, Language::Ja) => $ja,
                    )*
                }
            }

            /// The words with each `{}` replaced in turn.
            pub fn with(self, language: $crate::reader::Language, values: &[&dyn std::fmt::Display]) -> String {
                $crate::ui::strings::fill(self.text(language), values)
            }
        }
    };
}
pub(super) use words;

words! {
    /// A word or sentence of the interface; `{}` stands for what is filled in.
    pub Word;
    Open: "Open…", "開啟…", "打开…", "開く…";
    OpenMenu: "Open", "開啟", "打开", "開く";
    Reload: "Reload", "重新載入", "重新加载", "再読み込み";
    SaveCopy: "Save a copy as…", "另存副本…", "另存副本…", "コピーを保存…";
    SaveCopyTitle: "Save a copy", "另存副本", "另存副本", "コピーを保存";
    ChooseEncoding: "Reopen with encoding…", "以其他編碼重新開啟…", "用其他编码重新打开…", "文字コードを指定して開き直す…";
    WholePage: "Show the whole page", "顯示整個網頁", "显示整个网页", "ページ全体を表示";
    KeepLines: "Keep the lines as they are", "保留原有的換行", "保留原有的换行", "改行をそのまま残す";
    FirstArticle: "Sample article", "範例文章", "示例文章", "サンプル記事";
    Guide: "Guide to Moyue", "墨閱使用指南", "墨阅使用指南", "Moyueの使い方";
    ToggleOutline: "Show or hide the outline", "顯示或隱藏大綱", "显示或隐藏大纲", "アウトラインの開閉";
    ToggleGlossary: "Show or hide the glossary panel", "顯示或隱藏詞彙面板", "显示或隐藏术语面板", "用語パネルの開閉";
    Find: "Find in the article", "在文章中尋找", "在文章中查找", "記事内を検索";
    FindNext: "Next hit", "下一個結果", "下一个结果", "次の結果";
    FindPrevious: "Previous hit", "上一個結果", "上一个结果", "前の結果";
    FindNothing: "Not found", "找不到", "找不到", "見つかりません";
    TermsNotMarked: "Something went wrong inside Moyue while it looked for terms in the article, so the underlines are as they were. Please report the problem.", "在文章裡尋找詞彙時，墨閱內部出錯，因此標示維持原樣。請回報這個問題。", "在文章里查找术语时，墨阅内部出错，因此标示保持原样。请反馈这个问题。", "記事の中の用語を探しているときに、Moyueの内部で問題が起きたため、下線は元のままです。この問題をお知らせください。";
    FindCrashed: "Something went wrong inside Moyue while it searched the article. Please report the problem.", "搜尋文章時，墨閱內部出錯。請回報這個問題。", "查找文章内容时，墨阅内部出错。请反馈这个问题。", "記事の検索中に、Moyueの内部で問題が起きました。この問題をお知らせください。";
    FindInArticle: "Find “{}” in the article", "在文章中尋找「{}」", "在文章中查找“{}”", "「{}」を記事内で検索";
    FocusGlossary: "Search the glossary", "搜尋詞彙", "搜索术语", "用語を検索";
    LargerText: "Larger text", "放大文字", "放大文字", "文字を大きく";
    SmallerText: "Smaller text", "縮小文字", "缩小文字", "文字を小さく";
    ResetTextSize: "Default text size", "還原字級", "还原字号", "文字を元の大きさに";
    NextTheme: "Next theme", "切換配色", "切换主题", "配色を切り替える";
    PageUp: "Previous page", "上一頁", "上一页", "前のページ";
    PageDown: "Next page", "下一頁", "下一页", "次のページ";
    Top: "To the beginning", "跳到開頭", "跳到开头", "先頭へ";
    Bottom: "To the end", "跳到結尾", "跳到结尾", "末尾へ";
    PreviousSection: "Previous section", "上一節", "上一节", "前の節";
    NextSection: "Next section", "下一節", "下一节", "次の節";
    Back: "Back", "退回", "后退", "戻る";
    Forward: "Forward", "前進", "前进", "進む";
    SelectAll: "Select all", "全選", "全选", "すべて選択";
    Copy: "Copy", "複製", "复制", "コピー";
    Settings: "Settings", "設定", "设置", "設定";
    Commands: "All commands", "所有指令", "所有命令", "すべてのコマンド";
    FullScreen: "Full screen", "全螢幕", "全屏", "全画面表示";
    Outline: "Outline", "大綱", "大纲", "アウトライン";
    Recent: "Recent files", "最近開啟", "最近打开", "最近開いたファイル";
    RecentGone: "This file is no longer there", "檔案已不在原處", "文件已不在原处", "このファイルは見つかりません";
    ForgetRecent: "Remove “{}” from the list", "從清單移除「{}」", "从列表中移除“{}”", "「{}」を一覧から外す";
    NothingRecent: "Files you open appear here.", "開啟過的檔案會列在這裡。", "打开过的文件会列在这里。", "開いたファイルはここに並びます。";
    Glossary: "Glossary", "詞彙", "术语", "用語";
    GlossarySearchHint: "Search terms", "搜尋詞彙", "搜索术语", "用語を検索";
    GlossaryEmpty: "This article has no glossary.", "這篇文章沒有附詞彙。", "这篇文章没有附术语。", "この記事には用語が付いていません。";
    GlossaryNothingFound: "Nothing found for “{}”.", "找不到「{}」。", "找不到“{}”。", "「{}」は見つかりません。";
    GlossaryNothingFoundHint: "Try fewer characters, or another name for it.", "試試少打幾個字，或換個說法。", "试试少输几个字，或换个说法。", "文字数を減らすか、別の呼び方でお試しください。";
    GlossaryFound: "{} of {}", "{}／{}", "{}／{}", "{}／{}";
    TermOrder: "Order of terms", "詞彙順序", "术语顺序", "用語の並び順";
    OrderArticle: "As in the article", "依文章順序", "按文章顺序", "記事の順";
    OrderStroke: "By strokes", "依筆畫", "按笔画", "画数順";
    OrderPinyin: "By pinyin", "依拼音", "按拼音", "拼音順";
    OrderZhuyin: "By zhuyin", "依注音", "按注音", "注音順";
    OrderKana: "By kana", "依五十音", "按五十音", "五十音順";
    OrderHangul: "By hangul", "依韓文字母", "按韩文字母", "ハングル順";
    OrderLatin: "By letters", "依字母", "按字母", "アルファベット順";
    OrderUses: "Most used first", "依出現次數", "按出现次数", "登場回数の多い順";
    EntryOf: "Go to the entry “{}”", "前往詞條「{}」", "前往词条“{}”", "「{}」の項目へ";
    MoreUses: "{} more", "還有 {} 處", "还有 {} 处", "ほか{}か所";
    ClearSearch: "Clear the search", "清除搜尋", "清除搜索", "検索をクリア";
    Uses: "Used {} times", "出現 {} 次", "出现 {} 次", "本文に{}回";
    UsesOnce: "Used once", "出現 1 次", "出现 1 次", "本文に1回";
    UsesNone: "Not used in the text", "內文未出現", "正文未出现", "本文には出てきません";
    PreviousUse: "Previous use of {}", "「{}」的上一處", "“{}”的上一处", "「{}」の前の箇所";
    NextUse: "Next use of {}", "「{}」的下一處", "“{}”的下一处", "「{}」の次の箇所";
    OpenPageOf: "Open the web page about {}", "開啟「{}」的網頁", "打开“{}”的网页", "「{}」のウェブページを開く";
    SearchWebFor: "Search the web for “{}”", "上網搜尋「{}」", "上网搜索“{}”", "「{}」をウェブで検索";
    Article: "Article", "文章", "文章", "記事";
    ScrollBar: "Position in the article", "文章中的位置", "文章中的位置", "記事の中の位置";
    PositionIn: "Position in “{}”", "「{}」中的位置", "“{}”中的位置", "「{}」の中の位置";
    Characters: "{} characters", "{} 字", "{} 字", "{}字";
    Minutes: "about {} min", "約 {} 分鐘", "约 {} 分钟", "約{}分";
    Hours: "about {} h", "約 {} 小時", "约 {} 小时", "約{}時間";
    Image: "Image: {}", "圖片：{}", "图片：{}", "画像：{}";
    NamelessImage: "Image", "圖片", "图片", "画像";
    TextSize: "Text size", "字級", "字号", "文字の大きさ";
    Theme: "Theme", "配色", "主题", "配色";
    ThemeSystem: "System", "依系統", "跟随系统", "システムに合わせる";
    ThemeLight: "Light", "淺色", "浅色", "ライト";
    ThemeSepia: "Sepia", "米色", "米黄", "セピア";
    ThemeDark: "Dark", "深色", "深色", "ダーク";
    LineRules: "Line breaking", "避頭尾", "避头尾", "禁則処理";
    LineRulesBasic: "Basic", "基本", "基本", "基本";
    LineRulesGb: "Standard", "標準", "标准", "標準";
    LineRulesStrict: "Strict", "嚴格", "严格", "厳格";
    LatinGap: "Space beside Latin", "中西間隔", "中西间隔", "和欧間のアキ";
    LatinGapQuarter: "¼ em", "¼ 字", "¼ 字", "四分";
    LatinGapEighth: "⅛ em", "⅛ 字", "⅛ 字", "八分";
    LatinGapNone: "None", "無", "无", "なし";
    FirstLine: "First line", "段首縮排", "段首缩进", "字下げ";
    FirstLineUsual: "Usual", "慣例", "惯例", "慣例";
    FirstLineNone: "None", "無", "无", "なし";
    FirstLineOne: "1 em", "1 字", "1 字", "1字";
    FirstLineTwo: "2 em", "2 字", "2 字", "2字";
    LineSpacing: "Line spacing", "行距", "行距", "行送り";
    ParagraphSpace: "Paragraph spacing", "段距", "段距", "段落間";
    LineLength: "Line length", "行長", "行长", "行長";
    Characters1Em: " em", " 字", " 字", "字";
    Lines: "Lines", "排行", "排行", "行組み";
    Justify: "Flush edges", "兩端對齊", "两端对齐", "両端揃え";
    Hang: "Hanging marks", "標點懸掛", "标点悬挂", "ぶら下げ";
    TrimStart: "Trim opening marks", "行首括號齊頭", "行首括号齐头", "行頭括弧の天付き";
    FullWidthMarks: "Full-width marks", "半形標點顯示為全形", "半角标点显示为全角", "半角約物を全角で表示";
    KeepWords: "Keep Korean words", "韓文不斷詞", "韩文不断词", "ハングルの単語を保つ";
    Underline: "Underlined terms", "詞彙底線", "术语下划线", "用語の下線";
    UnderlineEvery: "Every use", "每一處", "每一处", "すべて";
    UnderlineFirst: "First in a section", "各節首次", "各节首次", "節ごとに最初だけ";
    UnderlineNone: "None", "無", "无", "なし";
    InterfaceLanguage: "Interface language", "介面語言", "界面语言", "表示言語";
    LanguageSystem: "System", "依系統", "跟随系统", "システムに合わせる";
    Chinese: "Chinese", "中文字形", "中文字形", "中国語の字体";
    ChineseNone: "As written", "依原文", "按原文", "原文のまま";
    ChineseTaiwan: "Traditional, Taiwan", "臺灣正體", "台湾正体", "繁体字（台湾）";
    ChineseHongKong: "Traditional, Hong Kong", "香港繁體", "香港繁体", "繁体字（香港）";
    ChineseMainland: "Simplified", "大陸簡體", "大陆简体", "簡体字";
    Converting: "Converting…", "轉換中…", "转换中…", "変換中…";
    ChineseOf: "Chinese: {}", "中文字形：{}", "中文字形：{}", "中国語の字体：{}";
    Copying: "Copying", "複製的文字", "复制的文字", "コピーする文字";
    CopyShown: "What is shown", "顯示的文字", "显示的文字", "表示のとおり";
    CopyWritten: "What was written", "原文", "原文", "元の文字";
    NotConverted: "The article could not be converted.", "無法轉換這篇文章。", "无法转换这篇文章。", "記事を変換できませんでした。";
    SettingsFile: "Settings are kept in {}", "設定存於 {}", "设置保存在 {}", "設定の保存先：{}";
    Close: "Close", "關閉", "关闭", "閉じる";
    Dismiss: "Dismiss this notice", "關閉通知", "关闭通知", "通知を閉じる";
    Loading: "Opening {}…", "正在開啟「{}」…", "正在打开“{}”…", "「{}」を開いています…";
    Cancel: "Cancel", "取消", "取消", "キャンセル";
    DropHere: "Drop to open", "放開即可開啟", "松开即可打开", "ドロップして開く";
    FormatJson: "Native format", "原生格式", "原生格式", "専用形式";
    FormatMarkdown: "Markdown", "Markdown", "Markdown", "Markdown";
    FormatHtml: "Web page", "網頁", "网页", "ウェブページ";
    FormatPlain: "Plain text", "純文字", "纯文本", "プレーンテキスト";
    Bundled: "Comes with Moyue", "隨附文章", "内置文章", "付属の記事";
    Warnings: "Worth checking: {}", "讀檔時有 {} 處待確認", "读取时有 {} 处待确认", "要確認：{}件";
    WarningLine: "Line {}: {}", "第 {} 行：{}", "第 {} 行：{}", "{}行目：{}";
    MoreWarnings: "and {} more", "還有 {} 處", "还有 {} 处", "ほか{}件";
    Untitled: "Untitled", "無標題", "无标题", "無題";
    CommandHint: "Type a command", "輸入指令", "输入命令", "コマンドを入力";
    NoCommand: "No such command.", "沒有這個指令。", "没有这个命令。", "該当するコマンドはありません。";
    DialogTitle: "Open an article", "開啟文章", "打开文章", "記事を開く";
    FilterArticles: "Articles", "文章", "文章", "記事";
    FilterAll: "All files", "所有檔案", "所有文件", "すべてのファイル";
    KindSummary: "Summary", "摘要", "摘要", "要約";
    KindBody: "Text", "內文", "正文", "本文";
    KindEditorial: "Editorial", "社論", "社论", "社説";
    KindGlossary: "Glossary", "詞彙", "术语", "用語解説";
    KindReferenceLinks: "References", "參考連結", "参考链接", "参考リンク";
    KindReferenceArticles: "Further reading", "參考文章", "参考文章", "参考記事";
    KindEditorsNote: "Editor’s note", "編者註", "编者按", "編集後記";
    KindOther: "Section", "其他", "其他", "その他";
    NoDialog: "This system has no file dialog. Install xdg-desktop-portal or zenity, or drag a file into the window.", "系統沒有檔案對話方塊。請安裝 xdg-desktop-portal 或 zenity，或把檔案拖進視窗。", "系统没有文件对话框。请安装 xdg-desktop-portal 或 zenity，或把文件拖进窗口。", "このシステムではファイル選択のダイアログを使えません。xdg-desktop-portalかzenityをインストールするか、ファイルをウィンドウにドラッグ＆ドロップしてください。";
    DialogFailed: "The file dialog failed. Try again, or drag a file into the window.", "檔案對話方塊發生錯誤。請再試一次，或把檔案拖進視窗。", "文件对话框出错。请再试一次，或把文件拖进窗口。", "ファイル選択のダイアログで問題が起きました。もう一度試すか、ファイルをウィンドウにドラッグ＆ドロップしてください。";
    LinkRefused: "Moyue opens only web and mail addresses, so this link was not opened: {}", "墨閱只開啟網頁與郵件位址，因此沒有開啟這個連結：{}", "墨阅只打开网页和邮件地址，因此没有打开这个链接：{}", "ウェブやメールのアドレスではないため、このリンクは開きませんでした：{}";
    NoBrowser: "No browser could be started. Copy the address instead: {}", "無法啟動瀏覽器，請自行複製網址：{}", "无法启动浏览器，请自行复制网址：{}", "ブラウザーを起動できませんでした。アドレスをコピーしてお使いください：{}";
    SettingsPutAside: "The settings could not be read, so Moyue starts with the default settings. The old file is kept as {}.", "設定無法讀取，已改用預設值。原來的檔案保留為 {}。", "设置无法读取，已恢复默认设置。原来的文件保留为 {}。", "設定を読み込めなかったため、初期設定から始めます。元のファイルは{}として残しました。";
    SettingsFromTheFuture: "The settings come from a newer version of Moyue, so this one starts with the default settings. The old file is kept as {}.", "設定出自較新版本的墨閱，已改用預設值。原來的檔案保留為 {}。", "设置来自较新版本的墨阅，已恢复默认设置。原来的文件保留为 {}。", "設定がより新しい版のMoyueのものだったため、初期設定から始めます。元のファイルは{}として残しました。";
    SettingsNotWritten: "The settings could not be saved: {}", "無法儲存設定：{}", "无法保存设置：{}", "設定を保存できませんでした：{}";
    AddTerm: "Add a term", "新增詞彙", "添加术语", "用語を追加";
    AddGlossary: "Add a glossary…", "加入詞彙表…", "添加术语表…", "用語集を追加…";
    ImportTerms: "Import terms…", "匯入詞彙…", "导入术语…", "用語を読み込む…";
    ExportTerms: "Export your terms…", "匯出自己的詞彙…", "导出自己的术语…", "自分の用語を書き出す…";
    EditTerm: "Edit the term", "編輯詞彙", "编辑术语", "用語を編集";
    EditTermOf: "Edit {}", "編輯「{}」", "编辑“{}”", "「{}」を編集";
    RemoveTermOf: "Remove {}", "移除「{}」", "移除“{}”", "「{}」を削除";
    KnownTerm: "I know {}: no underline", "已認識「{}」：不加底線", "已认识“{}”：不加下划线", "「{}」は知っている：下線なし";
    OwnTerm: "Your own term", "自己的詞彙", "自己的术语", "自分の用語";
    OwnTerms: "Your own terms", "自己的詞彙", "自己的术语", "自分の用語集";
    TermName: "Term", "詞彙", "术语", "用語";
    TermAliases: "Other names, one a line", "別名（一行一個）", "别名（一行一个）", "別名（1行に1つ）";
    TermReading: "Reading", "讀音", "读音", "読み";
    TermDefinition: "Definition", "解釋", "释义", "説明";
    TermScope: "Shown in", "適用於", "适用于", "表示する記事";
    ScopeEverywhere: "All articles", "所有文章", "所有文章", "すべての記事";
    ScopeArticle: "This article", "這篇文章", "这篇文章", "この記事";
    Save: "Save", "儲存", "保存", "保存";
    MergeTitle: "Terms that you have in another version: {}", "有 {} 個詞彙與你的不同", "有 {} 个术语与你的不同", "内容の異なる用語：{}件";
    MergeMine: "Yours", "你的", "你的", "自分の";
    MergeTheirs: "From the file", "檔案中的", "文件中的", "ファイルの";
    MergeBoth: "Both", "兩者", "两者", "両方";
    MergeAllMine: "Keep all of yours", "全部用你的", "全部用你的", "すべて自分のものを残す";
    MergeAllTheirs: "Take all from the file", "全部用檔案中的", "全部用文件中的", "すべてファイルのものにする";
    MergeNew: "New terms in the file: {}", "檔案中的新詞彙：{} 個", "文件中的新术语：{} 个", "ファイルにある新しい用語：{}件";
    ImportTitle: "Import terms", "匯入詞彙", "导入术语", "用語を読み込む";
    ExportTitle: "Export your terms", "匯出自己的詞彙", "导出自己的术语", "自分の用語を書き出す";
    FilterTerms: "Terms", "詞彙", "术语", "用語";
    GlossaryTitle: "Add a glossary", "加入詞彙表", "添加术语表", "用語集を追加";
    FilterGlossaries: "Glossaries", "詞彙表", "术语表", "用語集";
    TermsImported: "Terms imported: {}; you already had: {}", "匯入 {} 個詞彙，另有 {} 個原本就有", "导入 {} 个术语，另有 {} 个原本就有", "用語を{}件読み込みました（登録済み：{}件）";
    TermsExported: "Your terms were written to {}", "詞彙已匯出至 {}", "术语已导出至 {}", "用語を{}に書き出しました";
    NoOwnTerms: "You have no terms of your own yet.", "你還沒有自己的詞彙。", "你还没有自己的术语。", "自分の用語はまだありません。";
    TermsPutAside: "Your own terms could not be read, so Moyue starts without them. The old file is kept as {}.", "無法讀取你自己的詞彙，這次從空白開始。原來的檔案保留為 {}。", "无法读取你自己的术语，这次从空白开始。原来的文件保留为 {}。", "自分の用語を読み込めなかったため、空の状態から始めます。元のファイルは{}として残しました。";
    TermsFromTheFuture: "Your own terms come from a newer version of Moyue, so this one starts without them. The old file is kept as {}.", "你自己的詞彙出自較新版本的墨閱，這次從空白開始。原來的檔案保留為 {}。", "你自己的术语来自较新版本的墨阅，这次从空白开始。原来的文件保留为 {}。", "自分の用語がより新しい版のMoyueのものだったため、空の状態から始めます。元のファイルは{}として残しました。";
    TermsNotWritten: "Your own terms could not be saved: {}", "無法儲存你自己的詞彙：{}", "无法保存你自己的术语：{}", "自分の用語を保存できませんでした：{}";
    Copied: "Copied", "已複製", "已复制", "コピーしました";
    LeadsNowhere: "This link leads to “{}”, which is not in this article", "這個連結指向「{}」，但文中沒有這個地方", "这个链接指向“{}”，但文中没有这个地方", "このリンクの行き先「{}」は、この記事にありません";
    BackToText: "Back to the text", "回到內文", "回到正文", "本文に戻る";
    LinkTo: "Link to {}", "連結至 {}", "链接至 {}", "リンク先：{}";
    RefusedMissing: "There is no such file. It may have been moved or renamed.", "找不到這個檔案，可能已移走或改名。", "找不到这个文件，可能已移走或改名。", "ファイルが見つかりません。移動したか、名前が変わった可能性があります。";
    RefusedDirectory: "This is a folder. Choose a file inside it.", "這是資料夾，請選擇裡面的檔案。", "这是文件夹，请选择里面的文件。", "これはフォルダーです。中のファイルを選んでください。";
    RefusedPermission: "You have no permission to read this file. Ask its owner, or change its permissions.", "你沒有讀取這個檔案的權限。請洽檔案的擁有者，或更改權限。", "你没有读取这个文件的权限。请联系文件的所有者，或更改权限。", "このファイルを読み取る権限がありません。所有者に問い合わせるか、権限を変更してください。";
    RefusedEmpty: "This file is empty.", "這個檔案是空的。", "这个文件是空的。", "このファイルは空です。";
    RefusedTooLarge: "This file is too large: {} MB, and Moyue reads up to {} MB. Split it into smaller files.", "檔案太大：{} MB，墨閱最多讀取 {} MB。請先分割成較小的檔案。", "文件太大：{} MB，墨阅最多读取 {} MB。请先拆分成较小的文件。", "ファイルが大きすぎます（{} MB）。Moyueで開けるのは{} MBまでです。分割してから開いてください。";
    RefusedNotRegular: "This is not an ordinary file. Choose a file on disk.", "這不是一般的檔案，請選擇磁碟上的檔案。", "这不是普通文件，请选择磁盘上的文件。", "通常のファイルではありません。ディスク上のファイルを選んでください。";
    RefusedUnreadable: "The file could not be read: {}", "無法讀取檔案：{}", "无法读取文件：{}", "ファイルを読み込めませんでした：{}";
    RefusedCrashed: "Something went wrong inside Moyue while it read this file. The article on the screen is not affected. Please report the problem.", "讀取這個檔案時，墨閱內部出錯。畫面上的文章不受影響，請回報這個問題。", "读取这个文件时，墨阅内部出错。屏幕上的文章不受影响，请反馈这个问题。", "ファイルの読み込み中に、Moyueの内部で問題が起きました。表示中の記事に影響はありません。この問題をお知らせください。";
}

impl Word {
    /// The name of an action.
    pub fn of_action(action: impl Into<UiAction>) -> Self {
        match action.into() {
            UiAction::Reader(action) => Self::of_reader_action(action),
            UiAction::View(action) => Self::of_view_action(action),
        }
    }

    const fn of_reader_action(action: Action) -> Self {
        match action {
            Action::Open => Self::Open,
            Action::Reload => Self::Reload,
            Action::SaveCopy => Self::SaveCopy,
            Action::ChooseEncoding => Self::ChooseEncoding,
            Action::WholePage => Self::WholePage,
            Action::KeepLines => Self::KeepLines,
            Action::OpenFirstArticle => Self::FirstArticle,
            Action::OpenGuide => Self::Guide,
            Action::ToggleOutline => Self::ToggleOutline,
            Action::ToggleGlossary => Self::ToggleGlossary,
            Action::Find => Self::Find,
            Action::FindNext => Self::FindNext,
            Action::FindPrevious => Self::FindPrevious,
            Action::FocusGlossary => Self::FocusGlossary,
            Action::AddGlossary => Self::AddGlossary,
            Action::ImportTerms => Self::ImportTerms,
            Action::ExportTerms => Self::ExportTerms,
            Action::LargerText => Self::LargerText,
            Action::SmallerText => Self::SmallerText,
            Action::ResetTextSize => Self::ResetTextSize,
            Action::NextTheme => Self::NextTheme,
            Action::PreviousSection => Self::PreviousSection,
            Action::NextSection => Self::NextSection,
            Action::Back => Self::Back,
            Action::Forward => Self::Forward,
            Action::FullScreen => Self::FullScreen,
        }
    }

    const fn of_view_action(action: ViewAction) -> Self {
        match action {
            ViewAction::AddTerm => Self::AddTerm,
            ViewAction::PageUp => Self::PageUp,
            ViewAction::PageDown => Self::PageDown,
            ViewAction::Top => Self::Top,
            ViewAction::Bottom => Self::Bottom,
            ViewAction::SelectAll => Self::SelectAll,
            ViewAction::Copy => Self::Copy,
            ViewAction::Settings => Self::Settings,
            ViewAction::Palette => Self::Commands,
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

    /// The name of an order of terms.
    pub const fn of_order(order: Order) -> Self {
        match order {
            Order::Article => Self::OrderArticle,
            Order::Name(NameOrder::Stroke) => Self::OrderStroke,
            Order::Name(NameOrder::Pinyin) => Self::OrderPinyin,
            Order::Name(NameOrder::Zhuyin) => Self::OrderZhuyin,
            Order::Name(NameOrder::Kana) => Self::OrderKana,
            Order::Name(NameOrder::Hangul) => Self::OrderHangul,
            Order::Name(NameOrder::Latin) => Self::OrderLatin,
            Order::Uses => Self::OrderUses,
        }
    }

    /// The name of the forms of Chinese that are shown.
    pub const fn of_conversion(conversion: Conversion) -> Self {
        match conversion {
            Conversion::None => Self::ChineseNone,
            Conversion::Taiwan => Self::ChineseTaiwan,
            Conversion::HongKong => Self::ChineseHongKong,
            Conversion::Mainland => Self::ChineseMainland,
        }
    }

    /// The name of a format.
    pub const fn of_format(format: Format) -> Self {
        match format {
            Format::Json => Self::FormatJson,
            Format::Markdown => Self::FormatMarkdown,
            Format::Plain => Self::FormatPlain,
            Format::Html => Self::FormatHtml,
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

/// The text with each `{}` replaced in turn.
pub fn fill(text: &str, values: &[&dyn std::fmt::Display]) -> String {
    let mut filled = String::new();
    let mut values = values.iter();
    for (index, part) in text.split("{}").enumerate() {
        if index > 0
            && let Some(value) = values.next()
        {
            filled.push_str(&value.to_string());
        }
        filled.push_str(part);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Language;

    #[test]
    fn every_language_fills_in_as_many_values() {
        for word in Word::ALL {
            let texts = Language::ALL.map(|language| word.text(language));
            let holes = texts.map(|text| text.matches("{}").count());
            assert!(holes.iter().all(|count| *count == holes[0]), "{word:?}: {holes:?}");
            assert!(texts.iter().all(|text| !text.is_empty()), "{word:?}");
        }
    }

    #[test]
    fn values_are_filled_in_in_order() {
        assert_eq!(Word::GlossaryFound.with(Language::En, &[&2, &6]), "2 of 6");
        assert_eq!(Word::ForgetRecent.with(Language::ZhHant, &[&"a{}b"]), "從清單移除「a{}b」");
    }
}
