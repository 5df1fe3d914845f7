//! Which language a text is written in, told by its characters alone.

use super::slice::first_bytes;

/// Characters looked at; more would not change the answer.
const SAMPLE: usize = 20_000;
/// Bytes in which they are sought, so that a long text without addresses is not searched to its end for one.
const SAMPLE_BYTES: usize = 64 * SAMPLE;

/// The BCP 47 tag of a text's language: `zh-Hant`, `zh-Hans`, `zh` when nothing tells the two apart, `ja`, `ko`
/// or `en`; empty when unknown.
pub fn detect(text: &str) -> &'static str {
    let mut counts = Counts::default();
    let text = first_bytes(text, SAMPLE_BYTES);
    visible(text).take(SAMPLE).for_each(|c| counts.add(c));
    counts.language()
}

/// The text without addresses, which are written in Latin letters whatever the language.
fn visible(text: &str) -> impl Iterator<Item = char> {
    let mut parts = text.split("://");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.trim_start_matches(|c: char| c.is_ascii_graphic()));
    std::iter::once(first).chain(rest).flat_map(str::chars)
}

#[derive(Default)]
struct Counts {
    han: usize,
    kana: usize,
    hangul: usize,
    latin: usize,
    accented: usize,
    other: usize,
    traditional: usize,
    simplified: usize,
}

impl Counts {
    fn add(&mut self, c: char) {
        match c {
            'a'..='z' | 'A'..='Z' => self.latin += 1,
            '\u{3041}'..='\u{30FA}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9D}' => self.kana += 1,
            '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{AC00}'..='\u{D7A3}' => self.hangul += 1,
            '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' => self.add_han(c),
            '\u{C0}'..='\u{24F}' if c.is_alphabetic() => self.accented += 1,
            _ if c.is_alphabetic() => self.other += 1,
            _ => {}
        }
    }

    fn add_han(&mut self, c: char) {
        self.han += 1;
        if TRADITIONAL.contains(c) {
            self.traditional += 1;
        } else if SIMPLIFIED.contains(c) {
            self.simplified += 1;
        }
    }

    /// A CJK text often quotes Latin names and a Chinese one now and then a Japanese title, so a share decides,
    /// not the mere presence of a script.
    fn language(&self) -> &'static str {
        let east_asian = self.han + self.kana + self.hangul;
        let western = self.latin + self.accented + self.other;
        if east_asian * 5 < western {
            let plain = self.latin > (self.accented + self.other) * 50;
            return if plain { "en" } else { "" };
        }
        if east_asian == 0 {
            ""
        } else if self.hangul * 3 > east_asian {
            "ko"
        } else if self.kana * 6 > east_asian {
            "ja"
        } else if self.traditional > self.simplified {
            "zh-Hant"
        } else if self.simplified > self.traditional {
            "zh-Hans"
        } else {
            "zh"
        }
    }
}

// Common characters in pairs: the same place in both strings is the same character in its two forms. Each form is
// not in use (or hardly) in the other script; 后, 里, 面 and other characters that both know are left out.
const TRADITIONAL: &str = "這個們來時為說對會過還與從開關問間聞長門東車進達運遠適選遞遲邊發變動勞務勢區協單參雙聽員國圖團園\
    圍圓場壞塊報夢奪奮婦媽學寫實審導將專尋層屬島師帶幫幣應憂憶態慣慮擇擊擔損構標樣橋機權歲氣漢滅潔潛\
    熱爭爾獨獲現環產畫異當療盡監礎確禮種積穩競筆節簡級純細終組結給絡統經綠維網緊線練總績織續義習職聯\
    聲藝處號術衛補裝見規覺觀計訂訊記設許訴試話該認語誤請論證識議護讀負財貨責貴買費資賣質賽輕轉軟輪輸\
    辦農鄉釋針銀錢鐵陣陽際難電靈響頁項順預領頭題願類顯風飛飯館馬驗驚體魚鳥黃點黨齊龍";
const SIMPLIFIED: &str = "这个们来时为说对会过还与从开关问间闻长门东车进达运远适选递迟边发变动劳务势区协单参双听员国图团园\
    围圆场坏块报梦夺奋妇妈学写实审导将专寻层属岛师带帮币应忧忆态惯虑择击担损构标样桥机权岁气汉灭洁潜\
    热争尔独获现环产画异当疗尽监础确礼种积稳竞笔节简级纯细终组结给络统经绿维网紧线练总绩织续义习职联\
    声艺处号术卫补装见规觉观计订讯记设许诉试话该认语误请论证识议护读负财货责贵买费资卖质赛轻转软轮输\
    办农乡释针银钱铁阵阳际难电灵响页项顺预领头题愿类显风飞饭馆马验惊体鱼鸟黄点党齐龙";

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_language_is_told_by_its_characters() {
        for (text, language) in [
            ("這個模型還沒有公開", "zh-Hant"),
            ("这个模型还没有公开", "zh-Hans"),
            ("人工知能のモデルを公開した", "ja"),
            ("모델을 공개했다", "ko"),
            ("The model was published.", "en"),
            ("天地玄", "zh"),
            ("ChatGPT 與 Meta Superintelligence Labs 的關係仍然沒有清楚的說明，見文獻リンク", "zh-Hant"),
            (
                "連結 https://example.com/a/very/long/address/in/latin/letters https://example.com/another",
                "zh-Hant",
            ),
            ("El niño comió mañana una piña", ""),
            ("Модель опубликована", ""),
            ("1234 …", ""),
            ("", ""),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }

    #[test]
    fn the_two_scripts_share_no_character() {
        let traditional: HashSet<char> = TRADITIONAL.chars().collect();
        let shared: String = SIMPLIFIED.chars().filter(|c| traditional.contains(c)).collect();
        assert_eq!(shared, "");
    }
}
