//! What is said of the glossaries of other programs, in the language of the interface.

use super::strings::words;
use crate::dictionary::{GlossaryError, GlossaryWarning};
use crate::reader::Language;

/// Why a glossary is refused, and what to do about it.
pub fn error(error: &GlossaryError, language: Language) -> String {
    match error {
        GlossaryError::NoEntries => GlossaryWord::NoEntries.text(language).to_owned(),
        GlossaryError::EmptyDictionary => GlossaryWord::EmptyDictionary.text(language).to_owned(),
        GlossaryError::KanjiOnly => GlossaryWord::KanjiOnly.text(language).to_owned(),
        GlossaryError::FrequenciesOnly => GlossaryWord::FrequenciesOnly.text(language).to_owned(),
        GlossaryError::PronunciationsOnly => GlossaryWord::PronunciationsOnly.text(language).to_owned(),
        GlossaryError::Workbook => GlossaryWord::Workbook.text(language).to_owned(),
        GlossaryError::AnkiPackage => GlossaryWord::AnkiPackage.text(language).to_owned(),
        GlossaryError::OtherFormat { format } => GlossaryWord::OtherFormat.with(language, &[format]),
        GlossaryError::NotText => GlossaryWord::NotText.text(language).to_owned(),
        GlossaryError::TooManyEntries { limit } => GlossaryWord::TooManyEntries.with(language, &[limit]),
        GlossaryError::TooManyNames { limit } => GlossaryWord::TooManyNames.with(language, &[limit]),
        GlossaryError::TooMuchText { limit } => GlossaryWord::TooMuchText.with(language, &[limit]),
        GlossaryError::PartMissing { part } => GlossaryWord::PartMissing.with(language, &[part]),
        GlossaryError::NotStarDict => GlossaryWord::NotStarDict.text(language).to_owned(),
        GlossaryError::Damaged { part } => GlossaryWord::Damaged.with(language, &[part]),
        GlossaryError::NotYomitan => GlossaryWord::NotYomitan.text(language).to_owned(),
        GlossaryError::NewerFormat { version } => GlossaryWord::NewerFormat.with(language, &[version]),
        GlossaryError::Malformed { part, line, column } => {
            GlossaryWord::Malformed.with(language, &[part, line, column])
        }
    }
}

/// What was left out of a glossary, in one sentence.
pub fn warning(warning: &GlossaryWarning, language: Language) -> String {
    match warning {
        GlossaryWarning::LeftOut { count } => GlossaryWord::LeftOut.with(language, &[count]),
        GlossaryWarning::Cut { count } => GlossaryWord::Cut.with(language, &[count]),
        GlossaryWarning::TooManyAliases { count, limit } => {
            GlossaryWord::TooManyAliases.with(language, &[count, limit])
        }
        GlossaryWarning::Outside { count } => GlossaryWord::Outside.with(language, &[count]),
        GlossaryWarning::BreaksOff { part } => GlossaryWord::BreaksOff.with(language, &[part]),
        GlossaryWarning::NotUtf8 { count } => GlossaryWord::NotUtf8.with(language, &[count]),
        GlossaryWarning::OtherBanks { count } => GlossaryWord::OtherBanks.with(language, &[count]),
        GlossaryWarning::DoubtfulEncoding { name } => GlossaryWord::DoubtfulEncoding.with(language, &[name]),
    }
}

words! {
    #[expect(clippy::doc_markdown, reason = "the words themselves are the documentation")]
    /// A word or sentence about glossaries of other programs; `{}` stands for what is filled in.
    pub GlossaryWord;
    Added: "Added glossaries", "外加詞彙表", "外加术语表", "追加した用語集";
    NoneAdded: "Glossaries of other programs (TSV, CSV, StarDict, Yomitan) can be added here.", "可在這裡加入其他程式的詞彙表（TSV、CSV、StarDict、Yomitan）。", "可在这里添加其他程序的术语表（TSV、CSV、StarDict、Yomitan）。", "他のソフトの用語集（TSV、CSV、StarDict、Yomitan）をここに追加できます。";
    Entries: "Entries: {}", "{} 條", "{} 条", "{}件";
    Reading: "Reading…", "讀取中…", "读取中…", "読み込み中…";
    RemoveOf: "Remove the glossary “{}”", "移除詞彙表「{}」", "移除术语表“{}”", "用語集「{}」を外す";
    NowAdded: "“{}” was added. Entries: {}", "已加入「{}」，共 {} 條。", "已添加“{}”，共 {} 条。", "「{}」を追加しました（{}件）。";
    NoEntries: "There are no terms in this file. A table has a term and its definition on each line.", "這個檔案裡沒有詞彙。表格的每一行應有一個詞彙和它的解釋。", "这个文件里没有术语。表格的每一行应有一个术语及其释义。", "このファイルには用語がありません。表の各行に用語と説明を書いてください。";
    EmptyDictionary: "There are no terms in this dictionary. Get it again, or choose another.", "這部字典裡沒有詞彙。請重新取得，或選擇別的字典。", "这部词典里没有术语。请重新获取，或选择别的词典。", "この辞書には用語がありません。入手し直すか、別の辞書を選んでください。";
    KanjiOnly: "This is a kanji dictionary of Yomitan, with no terms in it. Choose a dictionary of terms.", "這是 Yomitan 的漢字字典，裡面沒有詞彙。請選擇詞彙的字典。", "这是 Yomitan 的汉字字典，里面没有词条。请选择收词的词典。", "これはYomitanの漢字辞書で、用語がありません。用語の辞書を選んでください。";
    FrequenciesOnly: "This is a frequency list of Yomitan, with no definitions in it. Choose a dictionary of terms.", "這是 Yomitan 的詞頻表，裡面沒有解釋。請選擇詞彙的字典。", "这是 Yomitan 的词频表，里面没有释义。请选择收词的词典。", "これはYomitanの頻度リストで、説明がありません。用語の辞書を選んでください。";
    PronunciationsOnly: "This is a pronunciation list of Yomitan, with no definitions in it. Choose a dictionary of terms.", "這是 Yomitan 的發音表，裡面沒有解釋。請選擇詞彙的字典。", "这是 Yomitan 的发音表，里面没有释义。请选择收词的词典。", "これはYomitanの発音（アクセント）リストで、説明がありません。用語の辞書を選んでください。";
    Workbook: "This is a workbook. Save its sheet as CSV in the spreadsheet program and open that.", "這是試算表的活頁簿。請在試算表程式裡把工作表另存為 CSV，再開啟那個檔案。", "这是电子表格的工作簿。请在表格程序里把工作表另存为 CSV，再打开那个文件。", "これは表計算ソフトのブックです。シートをCSVで保存してから開いてください。";
    AnkiPackage: "This is a package of Anki. Export the notes as plain text from Anki and open that.", "這是 Anki 的牌組。請在 Anki 裡把筆記匯出為純文字，再開啟那個檔案。", "这是 Anki 的牌组。请在 Anki 里把笔记导出为纯文本，再打开那个文件。", "これはAnkiのパッケージです。Ankiでノートをテキスト形式で書き出してから開いてください。";
    OtherFormat: "This is a dictionary in the format of {}, which is not read. Convert it to StarDict or CSV.", "這是 {} 格式的字典，無法讀取。請先轉換成 StarDict 或 CSV。", "这是 {} 格式的词典，无法读取。请先转换成 StarDict 或 CSV。", "これは{}形式の辞書で、読み込めません。StarDictかCSVに変換してください。";
    NotText: "This file is not text, so it is no table of terms.", "這個檔案不是文字，因此不是詞彙表。", "这个文件不是文本，因此不是术语表。", "テキストではないため、用語の表として読み込めません。";
    TooManyEntries: "This glossary has more than {} entries. Split it into smaller ones.", "這個詞彙表超過 {} 條，請先分割成較小的。", "这个术语表超过 {} 条，请先拆分成较小的。", "この用語集は{}件を超えています。小さく分けてください。";
    TooManyNames: "This glossary has more than {} names. Split it into smaller ones.", "這個詞彙表的名稱超過 {} 個，請先分割成較小的。", "这个术语表的名称超过 {} 个，请先拆分成较小的。", "この用語集の名前は{}個を超えています。小さく分けてください。";
    TooMuchText: "This glossary unpacks to more than {} MB. Split it into smaller ones.", "這個詞彙表解壓縮後超過 {} MB，請先分割成較小的。", "这个术语表解压后超过 {} MB，请先拆分成较小的。", "この用語集は展開すると{} MBを超えます。小さく分けてください。";
    PartMissing: "The {} file of this StarDict dictionary is missing. Put it into the same folder.", "這部 StarDict 字典缺少 {} 檔，請放在同一個資料夾。", "这部 StarDict 词典缺少 {} 文件，请放在同一个文件夹。", "このStarDict辞書の{}ファイルがありません。同じフォルダーに置いてください。";
    NotStarDict: "The .ifo file is not that of a StarDict dictionary. Get the dictionary again.", "這個 .ifo 檔不屬於 StarDict 字典，請重新取得字典。", "这个 .ifo 文件不属于 StarDict 词典，请重新获取词典。", "この.ifoファイルはStarDict辞書のものではありません。辞書を入手し直してください。";
    Damaged: "{} is damaged and cannot be unpacked. Get the dictionary again.", "{} 已損壞，無法解壓縮。請重新取得字典。", "{} 已损坏，无法解压。请重新获取词典。", "{}が壊れていて展開できません。辞書を入手し直してください。";
    NotYomitan: "This archive is not a Yomitan dictionary: there is no index.json in it.", "這個壓縮檔不是 Yomitan 字典：裡面沒有 index.json。", "这个压缩包不是 Yomitan 词典：里面没有 index.json。", "このアーカイブはYomitan辞書ではありません（index.jsonがありません）。";
    NewerFormat: "This dictionary has Yomitan’s format {}, which needs a newer Moyue.", "這部字典是 Yomitan 格式 {}，需要較新版本的墨閱。", "这部词典是 Yomitan 格式 {}，需要较新版本的墨阅。", "この辞書はYomitanの形式{}です。新しいMoyueが必要です。";
    Malformed: "{} in the archive is malformed at line {}, column {}. Get the dictionary again.", "壓縮檔裡的 {} 在第 {} 行第 {} 欄有誤，請重新取得字典。", "压缩包里的 {} 在第 {} 行第 {} 列有误，请重新获取词典。", "アーカイブ内の{}の{}行{}桁に誤りがあります。辞書を入手し直してください。";
    LeftOut: "Entries left out, for they have no term or an unknown form: {}.", "有 {} 條沒有詞彙或格式不明，已略去。", "有 {} 条没有术语或格式不明，已略去。", "用語のない項目や形式の分からない項目を除きました：{}件。";
    Cut: "Definitions cut, for they are longer than 64 KB: {}.", "有 {} 條解釋超過 64 KB，已截短。", "有 {} 条释义超过 64 KB，已截短。", "64 KBを超える説明を切り詰めました：{}件。";
    TooManyAliases: "Entries with more other names than are kept: {}. The first {} of each were read.", "有 {} 條別名太多，各只讀取前 {} 個。", "有 {} 条别名太多，各只读取前 {} 个。", "別名の多すぎる項目：{}件。それぞれ最初の{}個だけを読み込みました。";
    Outside: "Entries left out, for the index points outside the file: {}.", "索引指到檔案之外，略去 {} 條。", "索引指向文件之外，略去 {} 条。", "索引がファイルの外を指す項目を除きました：{}件。";
    BreaksOff: "The {} file breaks off; what stands before that was read.", "{} 檔不完整，只讀取了前面的部分。", "{} 文件不完整，只读取了前面的部分。", "{}ファイルが途中で切れているため、そこまでを読み込みました。";
    NotUtf8: "Entries that are not UTF-8 are shown with replacement characters: {}.", "有 {} 條不是 UTF-8，以替代字元顯示。", "有 {} 条不是 UTF-8，以替代字符显示。", "UTF-8でない項目は置換文字で表示します：{}件。";
    OtherBanks: "Files with kanji, tags or frequencies were not read: {}.", "沒有讀取漢字、標籤或頻率的檔案：{} 個。", "没有读取汉字、标签或频率的文件：{} 个。", "漢字・タグ・頻度のファイルは読み込みません：{}件。";
    DoubtfulEncoding: "The text was read as {}, which is doubtful.", "文字以 {} 讀取，但不一定正確。", "文字按 {} 读取，但不一定正确。", "文字コードを{}として読み込みましたが、確実ではありません。";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_fills_in_as_many_values() {
        for word in GlossaryWord::ALL {
            let texts = Language::ALL.map(|language| word.text(language));
            let holes = texts.map(|text| text.matches("{}").count());
            assert!(holes.iter().all(|count| *count == holes[0]), "{word:?}: {holes:?}");
            assert!(texts.iter().all(|text| !text.is_empty()), "{word:?}");
        }
    }
}
