//! Words about the file on screen: its encoding, what became of it, and copies of the article.

use super::strings::words;

words! {
    /// A word or sentence about the file on screen; `{}` stands for what is filled in.
    pub FileWord;
    InDoubt: "It is not certain how this file is encoded; it is shown as {}.", "無法確定這個檔案的編碼，目前以 {} 顯示。", "无法确定这个文件的编码，目前按 {} 显示。", "このファイルの文字コードは確かではありません。{}として表示しています。";
    NotAsTold: "Part of this file does not fit {}, the encoding that you chose.", "這個檔案有一部分不符合你選的編碼 {}。", "这个文件有一部分不符合你选择的编码 {}。", "このファイルには、指定した文字コード{}に合わない部分があります。";
    Choose: "Choose the encoding…", "選擇編碼…", "选择编码…", "文字コードを選ぶ…";
    IsRight: "It is right", "顯示正確", "显示正确", "これで正しい";
    Gone: "The file is no longer there. The article stays as it was read last.", "檔案已不在原處。文章仍是最後讀到的內容。", "文件已不在原处。文章仍是最后读到的内容。", "ファイルがなくなりました。記事は最後に読み込んだ内容のままです。";
    NotReread: "The file has changed, but it cannot be read now. {}", "檔案有變動，但目前無法讀取。{}", "文件有变动，但目前无法读取。{}", "ファイルが変更されましたが、今は読み込めません。{}";
    EncodingOf: "Encoding of “{}”", "「{}」的編碼", "“{}”的编码", "「{}」の文字コード";
    Encodings: "Encodings", "編碼", "编码", "文字コード";
    EncodingHint: "Choose the one in which the text can be read.", "請選擇文字看得懂的那一種。", "请选择文字看得懂的那一种。", "文字が正しく読めるものを選んでください。";
    FindOut: "Find out by itself", "自動判斷", "自动判断", "自動で判別する";
    InUse: "in use", "使用中", "使用中", "使用中";
    DoesNotFit: "part of it does not fit", "部分內容不符", "部分内容不符", "一部が合いません";
    Unicode: "Unicode, all scripts", "Unicode，各種文字", "Unicode，各种文字", "Unicode（すべての文字）";
    Traditional: "Traditional Chinese", "繁體中文", "繁体中文", "繁体字中国語";
    Simplified: "Simplified Chinese", "簡體中文", "简体中文", "簡体字中国語";
    Japanese: "Japanese", "日文", "日文", "日本語";
    Korean: "Korean", "韓文", "韩文", "韓国語";
    CutLines: "Cut lines", "純文字斷行", "纯文本断行", "テキストの改行";
    CutLinesJoin: "Join", "接成段落", "接成段落", "段落につなぐ";
    CutLinesKeep: "Keep", "保留", "保留", "そのまま残す";
    CopySaved: "A copy was saved.", "副本已儲存。", "副本已保存。", "コピーを保存しました。";
    CopyNoFormat: "The copy was not saved, because its name does not say the format. End it in one of these: {}.", "副本沒有儲存，因為檔名看不出格式。檔名請以其中一個結尾：{}。", "副本没有保存，因为文件名看不出格式。文件名请以其中一个结尾：{}。", "ファイル名から形式が分からないため、コピーを保存しませんでした。名前の末尾を次のどれかにしてください：{}。";
    CopyIsOpen: "The copy was not saved, because this is the file that is open. Choose another name.", "副本沒有儲存，因為這就是目前開啟的檔案。請換一個檔名。", "副本没有保存，因为这就是当前打开的文件。请换一个文件名。", "開いているファイルそのものなので、コピーを保存しませんでした。別の名前にしてください。";
    CopyNotWritten: "The copy could not be saved: {}", "無法儲存副本：{}", "无法保存副本：{}", "コピーを保存できませんでした：{}";
    CopyCrashed: "Something went wrong inside Moyue while it wrote the copy, so nothing was saved. Please report the problem.", "寫出副本時，墨閱內部出錯，因此沒有儲存。請回報這個問題。", "写出副本时，墨阅内部出错，因此没有保存。请反馈这个问题。", "コピーの書き出し中にMoyueの内部で問題が起きたため、保存しませんでした。この問題をお知らせください。";
}

/// What an encoding is for; none where its name must do.
pub fn of_encoding(name: &str) -> Option<FileWord> {
    Some(match name {
        "UTF-8" | "UTF-16LE" | "UTF-16BE" => FileWord::Unicode,
        "Big5" => FileWord::Traditional,
        "gb18030" | "GBK" => FileWord::Simplified,
        "Shift_JIS" | "EUC-JP" | "ISO-2022-JP" => FileWord::Japanese,
        "EUC-KR" => FileWord::Korean,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Language;

    #[test]
    fn every_language_has_its_words_and_fills_in_as_many_values() {
        for word in FileWord::ALL {
            let texts = Language::ALL.map(|language| word.text(language));
            let holes = texts.map(|text| text.matches("{}").count());
            assert!(holes.iter().all(|count| *count == holes[0]), "{word:?}: {holes:?}");
            assert!(texts.iter().all(|text| !text.is_empty()), "{word:?}");
        }
    }
}
