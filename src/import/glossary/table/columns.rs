//! Which column of a table holds what.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Term,
    Aliases,
    Reading,
    Definition,
}

/// Names of columns, in small letters.
const NAMES: [(Column, &[&str]); 4] = [
    (
        Column::Term,
        &[
            "term",
            "word",
            "headword",
            "expression",
            "front",
            "entry",
            "vocabulary",
            "kanji",
            "hanzi",
            "simplified",
            "traditional",
            "詞",
            "词",
            "詞彙",
            "词汇",
            "詞語",
            "词语",
            "術語",
            "术语",
            "單字",
            "单词",
            "名詞",
            "用語",
            "単語",
            "見出し",
            "見出し語",
            "語",
            "용어",
            "단어",
            "표제어",
        ],
    ),
    (
        Column::Aliases,
        &[
            "aliases",
            "alias",
            "other names",
            "synonyms",
            "variants",
            "別名",
            "别名",
            "異名",
            "同義詞",
            "同义词",
            "又稱",
            "又称",
            "同義語",
            "별칭",
            "동의어",
        ],
    ),
    (
        Column::Reading,
        &[
            "reading",
            "pronunciation",
            "pinyin",
            "zhuyin",
            "bopomofo",
            "kana",
            "furigana",
            "romaji",
            "讀音",
            "读音",
            "拼音",
            "注音",
            "讀法",
            "读法",
            "読み",
            "読み方",
            "よみ",
            "ふりがな",
            "発音",
            "發音",
            "发音",
            "발음",
            "읽기",
        ],
    ),
    (
        Column::Definition,
        &[
            "definition",
            "definitions",
            "meaning",
            "gloss",
            "glossary",
            "translation",
            "english",
            "back",
            "description",
            "explanation",
            "解釋",
            "解释",
            "釋義",
            "释义",
            "定義",
            "定义",
            "意思",
            "說明",
            "说明",
            "翻譯",
            "翻译",
            "譯文",
            "译文",
            "説明",
            "意味",
            "解説",
            "訳",
            "정의",
            "뜻",
            "설명",
            "번역",
        ],
    ),
];

/// The columns of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// Where each is, in the order of [`NAMES`].
    places: [Option<usize>; 4],
    /// Whether the first row names them.
    pub are_named: bool,
}

impl Columns {
    /// The columns of a table that begins with these rows.
    pub(super) fn of(rows: &[Vec<String>]) -> Self {
        if let Some(places) = rows.first().and_then(|row| named(row)) {
            return Self { places, are_named: true };
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let places = match width {
            0 | 1 => [Some(0), None, None, None],
            2 => [Some(0), None, None, Some(1)],
            3 => [Some(0), None, Some(1), Some(2)],
            _ => [Some(0), Some(1), Some(2), Some(3)],
        };
        Self { places, are_named: false }
    }

    /// The cell of a column as it is written.
    pub(super) fn raw<'r>(&self, column: Column, row: &'r [String]) -> Option<&'r str> {
        row.get(self.places[column as usize]?).map(String::as_str)
    }
}

/// Where each column is, if a row names a term and something about it, and nothing else twice.
fn named(row: &[String]) -> Option<[Option<usize>; 4]> {
    let mut places = [None; 4];
    for (place, cell) in row.iter().enumerate() {
        let cell = cell.trim().to_lowercase();
        let known = NAMES.iter().find(|(_, names)| names.contains(&cell.as_str()));
        if let Some((column, _)) = known
            && places[*column as usize].is_none()
        {
            places[*column as usize] = Some(place);
        }
    }
    let is_head = places[Column::Term as usize].is_some() && places.iter().flatten().count() > 1;
    is_head.then_some(places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&str]) -> Columns {
        let rows: Vec<Vec<_>> = rows.iter().map(|row| row.split(',').map(str::to_owned).collect()).collect();
        Columns::of(&rows)
    }

    #[test]
    fn columns_go_by_their_names_or_their_number() {
        let some = |places: [i32; 4]| places.map(|place| usize::try_from(place).ok());
        for (rows, places, are_named) in [
            (&["a"][..], [0, -1, -1, -1], false),
            (&["a,b"], [0, -1, -1, 1], false),
            (&["a,b", "a,b,c"], [0, -1, 1, 2], false),
            (&["a,b,c,d,e"], [0, 1, 2, 3], false),
            (&["Definition,Term"], [1, -1, -1, 0], true),
            (&["no,詞彙,讀音,解釋,詞"], [1, -1, 2, 3], true),
            (&["用語,別名,よみ,意味"], [0, 1, 2, 3], true),
            // A table may have an entry on what a word is.
            (&["詞,語言的單位"], [0, -1, -1, 1], false),
            (&[], [0, -1, -1, -1], false),
        ] {
            let columns = of(rows);
            assert_eq!((columns.places, columns.are_named), (some(places), are_named), "{rows:?}");
        }
    }
}
