//! What programs call the way in which a term is read: the names of columns and of notes.

use unicode_normalization::UnicodeNormalization;

/// The names in small letters and half width, with `|` between them.
pub(super) const NAMES_OF_READINGS: &str = "reading|readings|pronunciation|phonetic|phonetics|phonetic transcription|ipa|transcription|transliteration\
     |romanization|romanisation|pinyin|hanyu pinyin|jyutping|zhuyin|bopomofo|kana|hiragana|katakana|furigana|romaji\
     |讀音|读音|拼音|漢語拼音|汉语拼音|注音|注音符號|音標|音标|讀法|读法|粵拼|粤拼|羅馬拼音|罗马拼音|假名|發音|发音\
     |読み|読み方|読みかた|読み仮名|よみ|よみがな|よみかた|かな|仮名|ふりがな|フリガナ|ルビ|発音|発音記号|ローマ字\
     |발음|읽기|독음|음|병음|lesung|aussprache|umschrift";

/// Whether something of this name tells how a term is read.
pub(super) fn is_name_of_readings(name: &str) -> bool {
    let name: String = name.trim().nfkc().flat_map(char::to_lowercase).collect();
    NAMES_OF_READINGS.split('|').any(|known| known == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case_and_width() {
        for (name, is_known) in
            [("Reading", true), (" ＩＰＡ", true), ("ﾖﾐ", false), ("読み", true), ("", false)]
        {
            assert_eq!(is_name_of_readings(name), is_known, "{name}");
        }
    }
}
