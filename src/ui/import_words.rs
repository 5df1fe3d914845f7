//! What the import says of a file, in the language of the interface.

use std::borrow::Cow;

use super::strings::{Word, words};
use crate::import::{Foreign, ImportError, JSON_VERSION, JsonError, JsonHint, JsonValue, WarningKind};
use crate::reader::Language;
use crate::text::decode::DecodeError;
use crate::text::slice::elided;

/// Characters of the longest value from a file that is shown whole; a damaged file may hold names of any length.
const LONGEST_VALUE: usize = 80;

/// What was guessed or ignored, in one sentence.
pub fn warning(kind: &WarningKind, language: Language) -> String {
    let say = |word: ImportWord| word.text(language).to_owned();
    let with = |word: ImportWord, value: &str| word.with(language, &[&shortened(value)]);
    match kind {
        WarningKind::DoubtfulEncoding { name, others } => {
            let others = others.join(ImportWord::BetweenNames.text(language));
            ImportWord::DoubtfulEncoding.with(language, &[name, &others])
        }
        WarningKind::ZerosLeftOut { count } => ImportWord::ZerosLeftOut.with(language, &[count]),
        WarningKind::UnknownField { path } => with(ImportWord::UnknownField, path),
        WarningKind::UnknownInline { name } => with(ImportWord::UnknownInline, name),
        WarningKind::FrontMatterUnread => say(ImportWord::FrontMatterUnread),
        WarningKind::FrontMatterLeftOut { names } => {
            with(ImportWord::FrontMatterLeftOut, &names.join(ImportWord::BetweenNames.text(language)))
        }
        WarningKind::TitleFromName => say(ImportWord::TitleFromName),
        WarningKind::NoTitle => say(ImportWord::NoTitle),
        WarningKind::HeadlineRepeated { times: _ } => say(ImportWord::HeadlineRepeated),
        WarningKind::AuthorsTaken { names } => {
            with(ImportWord::AuthorsTaken, &names.join(ImportWord::BetweenNames.text(language)))
        }
        WarningKind::DateTaken { date } => with(ImportWord::DateTaken, date),
        WarningKind::SourceTaken { name } => with(ImportWord::SourceTaken, name),
        WarningKind::UnknownSection { name } => with(ImportWord::UnknownSection, name),
        WarningKind::SummaryEnds => say(ImportWord::SummaryEnds),
        WarningKind::AliasTaken { term, alias } => {
            ImportWord::AliasTaken.with(language, &[&shortened(alias), &shortened(term)])
        }
        WarningKind::ReadingTaken { term, reading } => {
            ImportWord::ReadingTaken.with(language, &[&shortened(reading), &shortened(term)])
        }
        WarningKind::PairsGuessed => say(ImportWord::PairsGuessed),
        WarningKind::Continued { name } => with(ImportWord::Continued, name),
        WarningKind::NoDefinition { term } => with(ImportWord::NoDefinition, term),
        WarningKind::NoteApart { note } => with(ImportWord::NoteApart, note),
        WarningKind::ExternalMark { mark } => with(ImportWord::ExternalMark, mark),
        WarningKind::ArticleChosen => say(ImportWord::ArticleChosen),
        WarningKind::TablesAsText { count, columns } => {
            ImportWord::TablesAsText.with(language, &[count, columns])
        }
        WarningKind::TablesUnread => say(ImportWord::TablesUnread),
        WarningKind::AddressesTooLong { count, limit } => {
            ImportWord::AddressesTooLong.with(language, &[count, limit])
        }
        WarningKind::TermsUnmarked { limit } => ImportWord::TermsUnmarked.with(language, &[limit]),
        WarningKind::WholePage => say(ImportWord::WholePage),
        WarningKind::HiddenPartShown => say(ImportWord::HiddenPartShown),
        WarningKind::LittleText => say(ImportWord::LittleText),
    }
}

/// Why a file is refused, and what to do about it.
pub fn error(error: &ImportError, language: Language) -> String {
    match error {
        ImportError::Empty => Word::RefusedEmpty.text(language).to_owned(),
        ImportError::NotText(error) => not_text(error, language),
        ImportError::Foreign(kind) => foreign(*kind, language),
        ImportError::Json(error) => malformed(error, language),
        ImportError::NewerVersion { version } => {
            ImportWord::NewerVersion.with(language, &[version, &JSON_VERSION])
        }
        ImportError::WrongFormat { found: None } => ImportWord::NoFormat.text(language).to_owned(),
        ImportError::WrongFormat { found: Some(found) } => {
            ImportWord::OtherFormat.with(language, &[&shortened(found)])
        }
        ImportError::PageTooLarge { limit } => ImportWord::PageTooLarge.with(language, &[limit]),
        ImportError::PageTooLong { limit } => ImportWord::PageTooLong.with(language, &[limit]),
        ImportError::TooManyAttributes { limit } => ImportWord::TooManyAttributes.with(language, &[limit]),
        ImportError::MarkdownTooLarge { limit } => ImportWord::MarkdownTooLarge.with(language, &[limit]),
        ImportError::MarkdownTooDense { limit } => ImportWord::MarkdownTooDense.with(language, &[limit]),
        ImportError::TooManyValues { limit } => ImportWord::TooManyValues.with(language, &[limit]),
        ImportError::TooLong { limit } => ImportWord::TooLong.with(language, &[limit]),
        ImportError::TooManyTerms { limit } => ImportWord::TooManyTerms.with(language, &[limit]),
        ImportError::PageWithoutText => ImportWord::PageWithoutText.text(language).to_owned(),
        // Nobody is told: it was they who cancelled.
        ImportError::Cancelled => Word::Cancel.text(language).to_owned(),
    }
}

fn not_text(error: &DecodeError, language: Language) -> String {
    match error {
        DecodeError::Binary => ImportWord::NotText.text(language).to_owned(),
        DecodeError::Unread { name } => ImportWord::UnreadEncoding.with(language, &[name]),
    }
}

/// What a file of another kind is, and what to do with it.
fn foreign(kind: Foreign, language: Language) -> String {
    let word = match kind {
        Foreign::Pages(_) => ImportWord::ForeignPages,
        Foreign::Document(_) => ImportWord::ForeignDocument,
        Foreign::Book(_) => ImportWord::ForeignBook,
        Foreign::Office(_) => ImportWord::ForeignOffice,
        Foreign::Archive(_) => ImportWord::ForeignArchive,
        Foreign::Media(_) => ImportWord::ForeignMedia,
    };
    word.with(language, &[&kind.name()])
}

/// The place of a mistake and what to do about it; the parser's own message is English and left to the command line.
fn malformed(error: &JsonError, language: Language) -> String {
    let hint = hint(&error.hint, language);
    if error.path.is_empty() {
        ImportWord::Mistake.with(language, &[&error.line, &error.column, &hint])
    } else {
        let path = shortened(&error.path);
        ImportWord::MistakeAt.with(language, &[&error.line, &error.column, &path, &hint])
    }
}

fn hint(hint: &JsonHint, language: Language) -> String {
    let say = |word: ImportWord| word.text(language).to_owned();
    let with = |word: ImportWord, value: &str| word.with(language, &[&shortened(value)]);
    match hint {
        JsonHint::WrongType { found, expected } => {
            ImportWord::WrongType.with(language, &[&value(expected, language), &value(found, language)])
        }
        JsonHint::MissingField { field } => with(ImportWord::MissingField, field),
        JsonHint::DuplicateField { field } => with(ImportWord::DuplicateField, field),
        JsonHint::UnknownName { found, nearest } => {
            ImportWord::UnknownName.with(language, &[&shortened(found), nearest])
        }
        JsonHint::Element => say(ImportWord::Element),
        JsonHint::TrailingComma => say(ImportWord::TrailingComma),
        JsonHint::MissingComma => say(ImportWord::MissingComma),
        JsonHint::MissingColon => say(ImportWord::MissingColon),
        JsonHint::Key => say(ImportWord::Key),
        JsonHint::Value => say(ImportWord::Value),
        JsonHint::Text => say(ImportWord::Text),
        JsonHint::CutOff => say(ImportWord::CutOff),
        JsonHint::Trailing => say(ImportWord::Trailing),
        JsonHint::TooDeep => say(ImportWord::TooDeep),
        JsonHint::Number => say(ImportWord::Number),
        JsonHint::Schema => say(ImportWord::Schema),
    }
}

fn value(value: &JsonValue, language: Language) -> String {
    match value {
        JsonValue::Text => ImportWord::TextValue.text(language).to_owned(),
        JsonValue::WholeNumber { largest } => ImportWord::WholeNumberValue.with(language, &[largest]),
        JsonValue::List => ImportWord::ListValue.text(language).to_owned(),
        JsonValue::Object => ImportWord::ObjectValue.text(language).to_owned(),
        JsonValue::Null => ImportWord::LiteralValue.with(language, &[&"null"]),
        JsonValue::Literal(literal) => ImportWord::LiteralValue.with(language, &[&shortened(literal)]),
    }
}

fn shortened(value: &str) -> Cow<'_, str> {
    elided(value, LONGEST_VALUE)
}

words! {
    /// A sentence about a file that was read or refused; `{}` stands for what is filled in.
    ImportWord;
    DoubtfulEncoding: "The text was read as {}, which is doubtful; it may also be {}.", "文字以 {} 讀取，但不一定正確，也可能是 {}。", "文本按 {} 读取，但不一定正确，也可能是 {}。", "文字コードを{}として読みましたが、確かではありません。{}かもしれません。";
    ZerosLeftOut: "Zero bytes in the text were left out: {}.", "略去了文字中的 {} 個零位元組。", "略去了文本中的 {} 个零字节。", "テキスト中のゼロバイトを{}個省きました。";
    UnknownField: "The field “{}” is not known and was ignored.", "不認得欄位「{}」，已略過。", "无法识别字段“{}”，已忽略。", "フィールド「{}」は不明なため、無視しました。";
    UnknownInline: "The inline element “{}” is not known; its text is shown.", "不認得行內元素「{}」，只顯示其文字。", "无法识别行内元素“{}”，只显示其文字。", "インライン要素「{}」は不明なため、その文字だけを表示します。";
    TitleFromName: "No headline was found; the file’s name serves as the title.", "沒有找到標題，改用檔名當標題。", "没有找到标题，改用文件名作为标题。", "題名が見つからないため、ファイル名を題名にしました。";
    NoTitle: "No headline was found.", "沒有找到標題。", "没有找到标题。", "題名が見つかりません。";
    HeadlineRepeated: "The headline is repeated here; it is shown once.", "標題在這裡重複出現，只顯示一次。", "标题在这里重复出现，只显示一次。", "題名が繰り返されているため、一度だけ表示します。";
    BetweenNames: ", ", "、", "、", "、";
    AuthorsTaken: "“{}” was taken as the byline.", "「{}」視為作者。", "“{}”视为作者。", "「{}」を著者と見なしました。";
    DateTaken: "“{}” was taken as the date of publication.", "「{}」視為發表日期。", "“{}”视为发布日期。", "「{}」を公開日と見なしました。";
    SourceTaken: "“{}” was taken as the source.", "「{}」視為來源。", "“{}”视为来源。", "「{}」を出典と見なしました。";
    UnknownSection: "“{}” is not a section name that Moyue knows; it is shown as it stands.", "「{}」不是墨閱認得的節名，照原樣顯示。", "“{}”不是墨阅认识的节名，按原样显示。", "「{}」はMoyueの知らない節の名前なので、そのまま表示します。";
    SummaryEnds: "The summary was taken to end above this line; the body begins here.", "摘要視為到上一行為止，從這裡起是內文。", "摘要视为到上一行为止，从这里起是正文。", "要約はこの行の前までと見なし、ここからを本文としました。";
    AliasTaken: "“{}” was taken as another name for “{}”.", "「{}」視為「{}」的別名。", "“{}”视为“{}”的别名。", "「{}」を「{}」の別名と見なしました。";
    ReadingTaken: "“{}” was taken as the reading of “{}”.", "「{}」視為「{}」的讀音。", "“{}”视为“{}”的读音。", "「{}」を「{}」の読みと見なしました。";
    FrontMatterUnread: "Malformed lines of the front matter were left out.", "檔頭資料中有幾行格式有誤，已略去。", "文件头数据中有几行格式有误，已略去。", "先頭の書誌情報のうち、形式に誤りのある行を省きました。";
    FrontMatterLeftOut: "Not shown of the front matter: {}.", "檔頭資料中未顯示的項目：{}。", "文件头数据中未显示的项目：{}。", "先頭の書誌情報のうち、表示しない項目：{}。";
    PairsGuessed: "From here on, the lines were taken in turn as a term and its definition.", "從這裡起，各行輪流視為詞彙與解釋。", "从这里起，各行轮流视为术语和解释。", "ここからの行を、用語と説明の繰り返しと見なしました。";
    Continued: "This was taken to belong to “{}”, the entry before it.", "這裡視為前一條「{}」的一部分。", "这里视为前一条“{}”的一部分。", "前の項目「{}」の続きと見なしました。";
    NoDefinition: "“{}” has no definition.", "「{}」沒有解釋。", "“{}”没有解释。", "「{}」には説明がありません。";
    NoteApart: "The note “{}” in the text is not known; it stands at the end of the article.", "不認得文中的註記「{}」，已移到文章最後。", "无法识别文中的注记“{}”，已移到文章最后。", "本文中の注記「{}」は解釈できないため、記事の最後に移しました。";
    ExternalMark: "The mark “{}” was left out of the name.", "標記「{}」不算在名稱裡，已略去。", "标记“{}”不算在名称里，已略去。", "「{}」は印と見なし、名前から除きました。";
    ArticleChosen: "The article was taken out of the web page; what stands around it was left out.", "已從網頁取出文章，周圍的內容略去。", "已从网页提取文章，周围的内容已略去。", "ウェブページから記事を取り出しました。その周りの部分は省きました。";
    WholePage: "No article was found in the web page; the whole page is shown.", "在網頁中找不到文章，因此顯示整個網頁。", "在网页中找不到文章，因此显示整个网页。", "ウェブページの中に記事が見つからないため、ページ全体を表示します。";
    HiddenPartShown: "The web page hides its text until a script runs; the hidden part is shown.", "這個網頁要等程式執行後才顯示內文，因此顯示隱藏的部分。", "该网页要等脚本运行后才显示正文，因此显示隐藏的部分。", "このページはスクリプトが動くまで本文を隠しているため、隠された部分を表示します。";
    LittleText: "The web page holds hardly any text. If a script writes it, save the page again in the browser after it is shown.", "這個網頁幾乎沒有文字。如果內容是由程式產生的，請在瀏覽器顯示之後再儲存一次。", "该网页几乎没有文字。如果内容由脚本生成，请在浏览器显示之后再保存一次。", "このページにはほとんど文字がありません。スクリプトで表示されるページなら、ブラウザで表示された後にもう一度保存してください。";
    TablesAsText: "Tables shown as paragraphs: {}. They have more than {} columns, or rows that are too long or differ too much in length.", "有 {} 個表格超過 {} 欄，或各列太長、長短相差太多，因此逐列顯示為段落。", "有 {} 个表格超过 {} 列，或各行太长、长短相差太多，因此逐行显示为段落。", "段落として表示する表：{}個。{}列を超えるか、行が長すぎるか、行の長さが違いすぎます。";
    TablesUnread: "The tables are shown as they are written, since their rows differ too much in length.", "表格各列長短相差太多，因此照原樣顯示。", "表格各行长短相差太多，因此按原样显示。", "表の行の長さが違いすぎるため、書かれたまま表示します。";
    AddressesTooLong: "Links shown as plain words: {}. Their addresses are longer than {} KB or are repeated too often.", "有 {} 個連結的網址超過 {} KB 或重複太多次，只顯示文字。", "有 {} 个链接的网址超过 {} KB 或重复太多次，只显示文字。", "文字だけを表示するリンク：{}個。アドレスが{} KBを超えるか、繰り返しが多すぎます。";
    TermsUnmarked: "The glossary is so large that at most {} of its names are underlined in the text; it lists all of them.", "詞彙表太大，文中最多標出 {} 個名稱；表中仍列出全部詞彙。", "术语表太大，文中最多标出 {} 个名称；表中仍列出全部术语。", "用語集が大きいため、本文で示す名前は最大{}個です。用語集にはすべて載っています。";

    TooManyAttributes: "An element of this web page has more than {} attributes. Save the article as plain text (.txt) and open that.", "這個網頁有元素的屬性超過 {} 個。請把文章存成純文字（.txt）再開啟。", "这个网页有元素的属性超过 {} 个。请把文章存成纯文本（.txt）再打开。", "このウェブページには属性が{}個を超える要素があります。記事をプレーンテキスト（.txt）として保存してから開いてください。";
    MarkdownTooLarge: "This Markdown text has more than {} MB. Split it, or save it as plain text (.txt) and open that.", "這份 Markdown 文字超過 {} MB。請分割，或存成純文字（.txt）再開啟。", "这份 Markdown 文本超过 {} MB。请拆分，或存成纯文本（.txt）再打开。", "このMarkdownテキストは{} MBを超えています。分割するか、プレーンテキスト（.txt）として保存してから開いてください。";
    MarkdownTooDense: "This Markdown text has more than {} marks and lines. Split it, or save it as plain text (.txt) and open that.", "這份 Markdown 文字的標記與行數超過 {} 個。請分割，或存成純文字（.txt）再開啟。", "这份 Markdown 文本的标记和行数超过 {} 个。请拆分，或存成纯文本（.txt）再打开。", "このMarkdownテキストの記号と行は{}個を超えています。分割するか、プレーンテキスト（.txt）として保存してから開いてください。";
    TooManyValues: "This file holds more than {} values. Split the article into several.", "這個檔案的值超過 {} 個，請把文章分成幾篇。", "这个文件的值超过 {} 个，请把文章分成几篇。", "このファイルの値は{}個を超えています。記事をいくつかに分けてください。";
    TooLong: "This article has more than {} paragraphs, lines and cells. Split it into several.", "這篇文章的段落、行與儲存格超過 {} 個，請分成幾篇。", "这篇文章的段落、行和单元格超过 {} 个，请分成几篇。", "この記事の段落・行・セルは{}個を超えています。いくつかに分けてください。";
    TooManyTerms: "There are more than {} terms in this file. Save them as a table (.tsv) and add that as a glossary.", "這個檔案的詞彙超過 {} 條。請存成表格（.tsv），再加入為詞彙表。", "这个文件的术语超过 {} 条。请存成表格（.tsv），再添加为术语表。", "このファイルの用語は{}件を超えています。表（.tsv）として保存し、用語集として追加してください。";
    PageTooLarge: "This web page has more than {} MB. Save the article alone, or as plain text, and open that.", "這個網頁超過 {} MB。請只儲存文章，或存成純文字再開啟。", "这个网页超过 {} MB。请只保存文章，或存成纯文本再打开。", "このウェブページは{} MBを超えています。記事だけを、またはプレーンテキストで保存してから開いてください。";
    PageTooLong: "This web page has more than {} elements. Save the article alone, or as plain text, and open that.", "這個網頁的元素超過 {} 個。請只儲存文章，或存成純文字再開啟。", "这个网页的元素超过 {} 个。请只保存文章，或存成纯文本再打开。", "このウェブページの要素は{}個を超えています。記事だけを、またはプレーンテキストで保存してから開いてください。";
    PageWithoutText: "This web page holds no text. Open it in a browser, wait until the text is there, and save it again.", "這個網頁沒有文字。請在瀏覽器中開啟，等文字出現後再儲存一次。", "这个网页没有文字。请在浏览器中打开，等文字出现后再保存一次。", "このウェブページには文字がありません。ブラウザで開き、文字が表示されてから保存し直してください。";
    NotText: "This file is not text. Moyue opens plain text and articles in its native format.", "這不是文字檔。墨閱只開啟純文字與原生格式的文章。", "这不是文本文件。墨阅只打开纯文本和原生格式的文章。", "テキストファイルではありません。Moyueで開けるのは、プレーンテキストと専用形式の記事です。";
    UnreadEncoding: "This text is in {}, which Moyue does not read. Save it in UTF-8 and open it again.", "這份文字的編碼是 {}，墨閱不支援。請另存為 UTF-8 再開啟。", "这份文本的编码是 {}，墨阅不支持。请另存为 UTF-8 后再打开。", "このテキストの文字コードは{}で、Moyueでは読めません。UTF-8で保存し直してから開いてください。";
    ForeignPages: "This is a {} file. Copy its text, or save it as text or as a web page, and open that.", "這是 {} 檔。請複製其中的文字，或另存為純文字或網頁，再開啟。", "这是 {} 文件。请复制其中的文字，或另存为纯文本或网页，再打开。", "これは{}ファイルです。文字をコピーするか、テキストかウェブページとして保存してから開いてください。";
    ForeignDocument: "This is a {} document. Save it as a web page (.html) or as plain text (.txt) and open that.", "這是 {} 文件。請另存為網頁（.html）或純文字（.txt），再開啟。", "这是 {} 文档。请另存为网页（.html）或纯文本（.txt），再打开。", "これは{}文書です。ウェブページ（.html）かプレーンテキスト（.txt）として保存してから開いてください。";
    ForeignBook: "This is a {} book. Convert it to a web page (.html) or to plain text (.txt) and open that.", "這是 {} 電子書。請轉換成網頁（.html）或純文字（.txt），再開啟。", "这是 {} 电子书。请转换成网页（.html）或纯文本（.txt），再打开。", "これは{}の電子書籍です。ウェブページ（.html）かプレーンテキスト（.txt）に変換してから開いてください。";
    ForeignOffice: "This is a {} file. Save its text as plain text (.txt), or a table of terms as .csv, and open that.", "這是 {} 檔。請把文字存成純文字（.txt），或把詞彙表存成 .csv，再開啟。", "这是 {} 文件。请把文字存成纯文本（.txt），或把术语表存成 .csv，再打开。", "これは{}ファイルです。文字はプレーンテキスト（.txt）として、用語の表は.csvとして保存してから開いてください。";
    ForeignArchive: "This is a {} archive. Unpack it and open the article that is in it.", "這是 {} 壓縮檔。請先解壓縮，再開啟其中的文章。", "这是 {} 压缩文件。请先解压，再打开其中的文章。", "これは{}のアーカイブです。展開してから、中の記事を開いてください。";
    ForeignMedia: "This is a {} file and holds no text. Open an article instead.", "這是 {} 檔，裡面沒有文字。請改開文章。", "这是 {} 文件，里面没有文字。请改为打开文章。", "これは{}ファイルで、文字は含まれていません。記事を開いてください。";
    NewerVersion: "This article has version {} of the native format, and this Moyue reads up to version {}. Update Moyue to open it.", "這篇文章用的是第 {} 版的原生格式，目前的墨閱最多讀到第 {} 版。請更新墨閱再開啟。", "这篇文章用的是第 {} 版的原生格式，当前的墨阅最多读到第 {} 版。请更新墨阅后再打开。", "この記事は専用形式のバージョン{}で書かれていますが、このMoyueで読めるのはバージョン{}までです。Moyueを更新してから開いてください。";
    NoFormat: "This JSON file is not a Moyue article. If it is meant to be one, add \"format\": \"moyue-article\" to it.", "這個 JSON 檔不是墨閱的文章。如果應該是，請補上 \"format\": \"moyue-article\"。", "这个 JSON 文件不是墨阅的文章。如果应该是，请补上 \"format\": \"moyue-article\"。", "このJSONファイルはMoyueの記事ではありません。記事のはずなら、\"format\": \"moyue-article\" を加えてください。";
    OtherFormat: "This JSON file is not a Moyue article: its format is “{}”. Moyue reads the format “moyue-article”.", "這個 JSON 檔不是墨閱的文章：它的格式是「{}」，墨閱讀的是「moyue-article」。", "这个 JSON 文件不是墨阅的文章：它的格式是“{}”，墨阅读取的是“moyue-article”。", "このJSONファイルはMoyueの記事ではありません。形式が「{}」です。Moyueが読むのは「moyue-article」です。";
    Mistake: "The article has a mistake in line {}, column {}. {}", "文章檔第 {} 行第 {} 欄有誤。{}", "文章文件第 {} 行第 {} 列有误。{}", "記事のファイルの{}行{}文字目に誤りがあります。{}";
    MistakeAt: "The article has a mistake in line {}, column {} ({}). {}", "文章檔第 {} 行第 {} 欄（{}）有誤。{}", "文章文件第 {} 行第 {} 列（{}）有误。{}", "記事のファイルの{}行{}文字目（{}）に誤りがあります。{}";

    WrongType: "Write {} here, not {}.", "這裡要寫{}，不是{}。", "这里要写{}，不是{}。", "ここには{}を書いてください（現在は{}です）。";
    MissingField: "Add the field “{}”.", "請補上欄位「{}」。", "请补上字段“{}”。", "フィールド「{}」を加えてください。";
    DuplicateField: "The field “{}” is there twice; keep one of the two.", "欄位「{}」重複了，請只留一個。", "字段“{}”重复了，请只保留一个。", "フィールド「{}」が重複しています。一つだけ残してください。";
    UnknownName: "“{}” is not known here. Did you mean “{}”?", "這裡不能寫「{}」，是不是要寫「{}」？", "这里不能写“{}”，是不是要写“{}”？", "「{}」はここでは使えません。「{}」ではありませんか。";
    Element: "Write one element here, such as {\"paragraph\": […]} for a block or {\"text\": \"…\"} for text.", "這裡要寫一個元素：段落寫成 {\"paragraph\": […]}，文字寫成 {\"text\": \"…\"}。", "这里要写一个元素：段落写成 {\"paragraph\": […]}，文字写成 {\"text\": \"…\"}。", "ここには要素を一つ書きます。段落なら {\"paragraph\": […]}、文字列なら {\"text\": \"…\"} のように書いてください。";
    TrailingComma: "Remove the comma before the closing bracket.", "請刪去右括號前的逗號。", "请删去右括号前的逗号。", "閉じ括弧の前のコンマを消してください。";
    MissingComma: "Put a comma between the two values, or add the closing bracket.", "請在兩個值之間加上逗號，或補上右括號。", "请在两个值之间加上逗号，或补上右括号。", "二つの値の間にコンマを入れるか、閉じ括弧を補ってください。";
    MissingColon: "Put a colon between the field’s name and its value.", "請在欄位名稱與值之間加上冒號。", "请在字段名和值之间加上冒号。", "フィールド名と値の間にコロンを入れてください。";
    Key: "Put the field’s name in straight double quotes.", "欄位名稱請用半形雙引號 \" 括住。", "字段名请用半角双引号 \" 括起来。", "フィールド名を半角の二重引用符（\"）で囲んでください。";
    Value: "Write a value here: text in straight double quotes, a number, a list […] or an object {…}.", "這裡要寫一個值：用半形雙引號 \" 括住的文字、數字、清單 […] 或物件 {…}。", "这里要写一个值：用半角双引号 \" 括起来的文字、数字、列表 […] 或对象 {…}。", "ここには値を書いてください。半角の二重引用符（\"）で囲んだ文字列、数値、リスト […]、オブジェクト {…} のどれかです。";
    Text: "Inside a text, write \\n for a line break, \\\" for a quotation mark and \\\\ for a backslash.", "文字裡的換行請寫成 \\n，雙引號寫成 \\\"，反斜線寫成 \\\\。", "文字里的换行请写成 \\n，双引号写成 \\\"，反斜杠写成 \\\\。", "文字列の中では、改行は \\n、二重引用符は \\\"、バックスラッシュは \\\\ と書いてください。";
    CutOff: "The file ends too early. Close every text, list and object, or get a complete copy.", "檔案到這裡就斷了。請補齊引號與括號，或改用完整的檔案。", "文件到这里就断了。请补齐引号和括号，或改用完整的文件。", "ファイルが途中で終わっています。引用符と括弧をすべて閉じるか、欠けのないファイルを開いてください。";
    Trailing: "Remove what stands after the last closing bracket.", "請刪去最後一個右括號之後的內容。", "请删去最后一个右括号之后的内容。", "最後の閉じ括弧より後ろにあるものを消してください。";
    TooDeep: "Quotes and lists are nested too deeply; take some of them out of one another.", "引用與清單套得太多層，請減少層數。", "引用和列表嵌套得太深，请减少层数。", "引用やリストの入れ子が深すぎます。階層を減らしてください。";
    Number: "This number is too large; write a smaller whole number.", "這個數字太大，請改寫成較小的整數。", "这个数字太大，请改成较小的整数。", "数が大きすぎます。もっと小さい整数を書いてください。";
    Schema: "See article.schema.json for what may stand here.", "這裡可以寫什麼，請參考 article.schema.json。", "这里可以写什么，请参考 article.schema.json。", "ここに書けるものは、article.schema.jsonで確かめてください。";
    TextValue: "text in quotes", "加引號的文字", "加引号的文字", "引用符で囲んだ文字列";
    WholeNumberValue: "a whole number from 0 to {}", "0 到 {} 的整數", "0 到 {} 的整数", "0から{}までの整数";
    ListValue: "a list […]", "清單 […]", "列表 […]", "リスト […]";
    ObjectValue: "an object {…}", "物件 {…}", "对象 {…}", "オブジェクト {…}";
    LiteralValue: "{}", "「{}」", "“{}”", "「{}」";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn warnings() -> Vec<WarningKind> {
        let text = |text: &str| text.to_owned();
        vec![
            WarningKind::DoubtfulEncoding { name: "Big5", others: vec!["gb18030", "Shift_JIS"] },
            WarningKind::ZerosLeftOut { count: 3 },
            WarningKind::UnknownField { path: text("sections[0].colour") },
            WarningKind::UnknownInline { name: text("sparkle") },
            WarningKind::TitleFromName,
            WarningKind::NoTitle,
            WarningKind::HeadlineRepeated { times: 2 },
            WarningKind::AuthorsTaken { names: vec![text("Ann"), text("Lee")] },
            WarningKind::DateTaken { date: text("2025-12-11") },
            WarningKind::SourceTaken { name: text("Weekly") },
            WarningKind::UnknownSection { name: text("Recipes") },
            WarningKind::SummaryEnds,
            WarningKind::AliasTaken { term: text("QPU"), alias: text("chip") },
            WarningKind::ReadingTaken { term: text("硯"), reading: text("すずり") },
            WarningKind::FrontMatterUnread,
            WarningKind::FrontMatterLeftOut { names: vec![text("layout"), text("tags")] },
            WarningKind::PairsGuessed,
            WarningKind::Continued { name: text("QPU") },
            WarningKind::NoDefinition { term: text("QPU") },
            WarningKind::NoteApart { note: text("「硯」に朱") },
            WarningKind::ExternalMark { mark: text("(外部)") },
            WarningKind::ArticleChosen,
            WarningKind::WholePage,
            WarningKind::HiddenPartShown,
            WarningKind::LittleText,
            WarningKind::TablesAsText { count: 3, columns: 200 },
            WarningKind::TablesUnread,
            WarningKind::AddressesTooLong { count: 5, limit: 8 },
            WarningKind::TermsUnmarked { limit: 50_000 },
        ]
    }

    fn hints() -> Vec<JsonHint> {
        let text = |text: &str| text.to_owned();
        let wrong = |found, expected| JsonHint::WrongType { found, expected };
        vec![
            wrong(JsonValue::Text, JsonValue::WholeNumber { largest: 255 }),
            wrong(JsonValue::List, JsonValue::Object),
            wrong(JsonValue::Literal(text("5")), JsonValue::List),
            wrong(JsonValue::Null, JsonValue::Text),
            JsonHint::MissingField { field: text("title") },
            JsonHint::DuplicateField { field: text("title") },
            JsonHint::UnknownName { found: text("paragraf"), nearest: text("paragraph") },
            JsonHint::Element,
            JsonHint::TrailingComma,
            JsonHint::MissingComma,
            JsonHint::MissingColon,
            JsonHint::Key,
            JsonHint::Value,
            JsonHint::Text,
            JsonHint::CutOff,
            JsonHint::Trailing,
            JsonHint::TooDeep,
            JsonHint::Number,
            JsonHint::Schema,
        ]
    }

    fn errors() -> Vec<ImportError> {
        let json = |path: &str, hint| {
            let (path, message) = (path.to_owned(), String::new());
            ImportError::Json(Box::new(JsonError { line: 3, column: 14, path, message, hint }))
        };
        let mut errors = vec![
            ImportError::Empty,
            ImportError::NotText(DecodeError::Binary),
            ImportError::NotText(DecodeError::Unread { name: "UTF-32" }),
            ImportError::Foreign(Foreign::Pages("PDF")),
            ImportError::Foreign(Foreign::Document("RTF")),
            ImportError::Foreign(Foreign::Book("EPUB")),
            ImportError::Foreign(Foreign::Office("XLSX")),
            ImportError::Foreign(Foreign::Archive("ZIP")),
            ImportError::Foreign(Foreign::Media("PNG")),
            ImportError::NewerVersion { version: 9 },
            ImportError::WrongFormat { found: None },
            ImportError::WrongFormat { found: Some("recipe".to_owned()) },
            json("", JsonHint::CutOff),
            ImportError::PageTooLarge { limit: 64 },
            ImportError::PageTooLong { limit: 2_000_000 },
            ImportError::PageWithoutText,
            ImportError::TooManyAttributes { limit: 4_000 },
            ImportError::MarkdownTooLarge { limit: 64 },
            ImportError::MarkdownTooDense { limit: 3_000_000 },
            ImportError::TooManyValues { limit: 16_000_000 },
            ImportError::TooLong { limit: 5_000_000 },
            ImportError::TooManyTerms { limit: 500_000 },
        ];
        errors.extend(hints().into_iter().map(|hint| json("sections[0]", hint)));
        errors
    }

    fn messages(language: Language) -> Vec<String> {
        let warnings = warnings().into_iter().map(|kind| warning(&kind, language));
        warnings.chain(errors().into_iter().map(|refused| error(&refused, language))).collect()
    }

    #[test]
    fn every_message_has_its_own_words_in_every_language() {
        let by_language = Language::ALL.map(messages);
        let mut all = BTreeSet::new();
        for message in by_language.iter().flatten() {
            assert!(!message.is_empty());
            assert!(!message.contains("{}"), "{message}");
            assert!(all.insert(message), "twice: {message}");
        }
    }

    #[test]
    fn the_values_reach_every_language() {
        for language in Language::ALL {
            let said = messages(language).concat();
            for value in [
                "sections[0].colour",
                "2025-12-11",
                "すずり",
                "(外部)",
                "Big5",
                "gb18030",
                "Shift_JIS",
                "recipe",
                "paragraf",
                "paragraph",
                "255",
            ] {
                assert!(said.contains(value), "{value} in {language:?}");
            }
            let newer = error(&ImportError::NewerVersion { version: 9 }, language);
            assert!(newer.contains('9') && newer.contains(&JSON_VERSION.to_string()), "{newer}");
        }
    }

    #[test]
    fn every_word_is_said_and_takes_as_many_values_in_every_language() {
        let said = messages(Language::ZhHant);
        for word in ImportWord::ALL {
            let holes = Language::ALL.map(|language| word.text(language).matches("{}").count());
            assert!(holes.iter().all(|count| *count == holes[0]), "{word:?}: {holes:?}");
            let text = word.text(Language::ZhHant);
            let is_said = |message: &String| text.split("{}").all(|part| message.contains(part));
            assert!(said.iter().any(is_said), "{word:?}");
        }
    }

    #[test]
    fn the_order_of_the_values_is_that_of_the_sentence() {
        let kind = WarningKind::AliasTaken { term: "MSL".to_owned(), alias: "實驗室".to_owned() };
        assert_eq!(warning(&kind, Language::ZhHant), "「實驗室」視為「MSL」的別名。");
        let wrong = JsonHint::WrongType {
            found: JsonValue::Literal("5".to_owned()),
            expected: JsonValue::WholeNumber { largest: 3 },
        };
        assert_eq!(hint(&wrong, Language::En), "Write a whole number from 0 to 3 here, not 5.");
        assert_eq!(
            hint(&wrong, Language::Ja),
            "ここには0から3までの整数を書いてください（現在は「5」です）。"
        );
    }

    #[test]
    fn a_long_value_is_shortened() {
        let path = "長".repeat(100_000);
        let said = warning(&WarningKind::UnknownField { path }, Language::En);
        assert!(said.contains("長…"), "{said}");
        assert_eq!(said.matches('長').count(), LONGEST_VALUE);
    }
}
