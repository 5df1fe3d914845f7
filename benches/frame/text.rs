//! Generated articles.

use std::fmt::Write;

const KILOBYTE: usize = 1_000;
const MEGABYTE: usize = 1_000_000;

/// Plain text with a glossary: paragraphs of different lengths, a section for about every 40 KB.
pub fn article(bytes: usize) -> String {
    let mut prose = Prose(1);
    let mut text = "雨天的圖書館\n".to_owned();
    let mut section = 0;
    while text.len() < bytes {
        if text.len() >= section * 40 * KILOBYTE {
            section += 1;
            let _ = writeln!(text, "\n【第 {section} 章】");
        }
        let length = 40 + prose.next(360);
        let _ = writeln!(text, "\n{}", prose.paragraph(length));
    }
    text + &glossary()
}

pub fn one_paragraph(characters: usize) -> String {
    format!("雨天的圖書館\n\n【正文】\n\n{}\n{}", Prose(1).paragraph(characters), glossary())
}

/// Markdown of which half is tables and code.
pub fn tables_and_code(bytes: usize) -> String {
    let mut prose = Prose(3);
    let mut text = "# 雨天的圖書館\n".to_owned();
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        let _ = writeln!(text, "\n## 第 {number} 節\n\n{}\n", prose.paragraph(300));
        text += "| 名稱 | 數 | 說明 | 年 |\n|---|---:|---|---|\n";
        for row in 0..30 {
            let length = 8 + prose.next(60);
            let _ = writeln!(
                text,
                "| 條目{row} | {} | {} | 20{:02} |",
                prose.next(10_000),
                prose.paragraph(length),
                row % 30
            );
        }
        let _ = writeln!(text, "\n{}\n\n```rust", prose.paragraph(120));
        for line in 0..30 {
            let _ = writeln!(
                text,
                "    let line_{line} = words.iter().map(|word| word.len() + {line}).sum::<usize>(); // 第 {line} 行"
            );
        }
        text += "```\n";
    }
    text
}

/// An article of 1 MB with so many terms, of which about one in ten words of the text is one.
pub fn with_terms(terms: usize) -> String {
    let mut prose = Prose(7);
    let names: Vec<String> = (0..terms)
        .map(|index| {
            if index % 5 == 0 {
                return format!("{}{index}", ["Data", "Model", "Agent"][prose.next(3)]);
            }
            let length = 2 + prose.next(4);
            (0..length).map(|_| prose.han()).collect()
        })
        .collect();
    let mut text = "雨天的圖書館\n".to_owned();
    while text.len() < MEGABYTE {
        text += "\n";
        for _ in 0..10 {
            text += &prose.paragraph(30);
            text += &names[prose.next(terms)];
        }
        text += "。\n";
    }
    text += "\n[術語]\n";
    for name in &names {
        let _ = write!(text, "\n{name}\n{}\n", prose.paragraph(60));
    }
    text
}

const TERMS: [&str; 6] = ["人工智慧", "大型語言模型", "資料中心", "OpenAI", "雲端", "圖書館"];

fn glossary() -> String {
    let entries: Vec<String> = TERMS.iter().map(|term| format!("{term}\n一個常見的詞。\n")).collect();
    format!("\n[術語]\n\n{}", entries.join("\n"))
}

/// Generated Chinese with Latin words, numbers, marks and terms; some characters are far commoner than others.
struct Prose(u64);

impl Prose {
    fn paragraph(&mut self, characters: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        while count + 1 < characters {
            let piece = match self.next(24) {
                0 => TERMS[self.next(TERMS.len())],
                1 => " data center ",
                2 => "AI",
                3 => "2025",
                4 | 5 => "，",
                6 => "。",
                7 => "「",
                8 => "」",
                9 => "（GPU）",
                _ => "",
            };
            text += piece;
            let han = 1 + self.next(6);
            text.extend((0..han).map(|_| self.han()));
            count += piece.chars().count() + han;
        }
        text + "。"
    }

    /// One of 3,500 characters; half of the text is made of the commonest 440.
    fn han(&mut self) -> char {
        let part = self.next(10_000) as f64 / 10_000.0;
        char::from_u32(0x4E00 + (part.powi(3) * 3_500.0) as u32).unwrap_or('墨')
    }

    /// A number below a bound, by xorshift.
    fn next(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}
