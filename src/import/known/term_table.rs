//! Tables of a glossary: which column holds the terms, which their readings and other names, which what they mean.

use super::is_blank;
use super::term::MarkedTerm;
use crate::article::{Block, Inline, Table, Term, plain_text};

/// What a column of a glossary holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Term,
    Reading,
    Alias,
    Definition,
    /// What else is said: where the term is used, whom it is from.
    Note,
}

const NUMBERS: &[&str] = &["序號", "序号", "編號", "编号", "番号", "번호", "순번", "連番", "no", "no.", "#"];
const READINGS: &[&str] = &[
    "讀音",
    "读音",
    "拼音",
    "注音",
    "發音",
    "发音",
    "読み",
    "読み方",
    "読みがな",
    "読み仮名",
    "よみ",
    "よみがな",
    "ふりがな",
    "フリガナ",
    "かな",
    "발음",
    "독음",
    "읽기",
    "reading",
    "pronunciation",
    "pinyin",
];
/// Words that a column of other names has in its name.
const ALIASES: &[&str] = &[
    "英文",
    "英語",
    "英语",
    "英譯",
    "英译",
    "原文",
    "原語",
    "外文",
    "縮寫",
    "缩写",
    "簡稱",
    "简称",
    "略称",
    "略語",
    "全稱",
    "全称",
    "正式名",
    "別名",
    "别名",
    "別稱",
    "别称",
    "又稱",
    "又称",
    "同義",
    "同义",
    "日文",
    "日語",
    "日语",
    "韓文",
    "韩文",
    "영어",
    "영문",
    "약어",
    "약칭",
    "원어",
    "동의어",
    "다른 이름",
    "english",
    "abbr",
    "acronym",
    "full name",
    "full form",
    "synonym",
    "alias",
    "also known",
];
/// How the name of a column of terms ends.
const TERMS: &[&str] = &[
    "術語",
    "术语",
    "用語",
    "用语",
    "詞",
    "词",
    "詞彙",
    "词汇",
    "詞匯",
    "詞語",
    "词语",
    "詞條",
    "词条",
    "名詞",
    "名词",
    "名稱",
    "名称",
    "關鍵字",
    "关键字",
    "概念",
    "中文",
    "中文名",
    "項目",
    "项目",
    "単語",
    "單字",
    "语",
    "語",
    "語句",
    "言葉",
    "ことば",
    "名前",
    "キーワード",
    "日本語",
    "和名",
    "용어",
    "단어",
    "개념",
    "이름",
    "항목",
    "한국어",
    "국문",
    "우리말",
    "term",
    "terms",
    "word",
    "name",
    "concept",
    "chinese",
    "japanese",
    "korean",
    "關鍵詞",
];
const DEFINITIONS: &[&str] = &[
    "說明",
    "说明",
    "解釋",
    "解释",
    "定義",
    "定义",
    "意思",
    "意義",
    "意义",
    "含義",
    "含义",
    "釋義",
    "释义",
    "描述",
    "簡介",
    "简介",
    "內容",
    "内容",
    "概要",
    "解説",
    "説明",
    "意味",
    "語義",
    "语义",
    "설명",
    "정의",
    "뜻",
    "의미",
    "해설",
    "풀이",
    "내용",
    "definition",
    "definitions",
    "meaning",
    "description",
    "explanation",
];

impl Column {
    /// What a column holds, by its name.
    fn of(name: &[Inline]) -> Option<Self> {
        let name = plain_text(name).to_lowercase();
        let name = name.split(['(', '（', '/', '／']).next().unwrap_or_default();
        let name = name.trim_matches(|c| is_blank(c) || matches!(c, ':' | '：'));
        let is_one = |of: &[&str]| of.contains(&name);
        let ends = |of: &[&str]| {
            of.iter().any(|word| {
                name.strip_suffix(word)
                    .is_some_and(|rest| !word.is_ascii() || !rest.ends_with(char::is_alphanumeric))
            })
        };
        if is_one(NUMBERS) {
            Some(Self::Number)
        } else if ends(READINGS) {
            Some(Self::Reading)
        } else if ends(DEFINITIONS) {
            Some(Self::Definition)
        } else if ALIASES.iter().any(|word| name.contains(word)) {
            Some(Self::Alias)
        } else {
            ends(TERMS).then_some(Self::Term)
        }
    }
}

/// Whether the names of a table's columns say that terms stand in one and what they mean in another.
pub(in crate::import) fn is_told(table: &Table) -> bool {
    let holds = |wanted| header(table).iter().any(|name| Column::of(name) == Some(wanted));
    holds(Column::Definition) && (holds(Column::Term) || holds(Column::Alias))
}

/// The entries that a table in a glossary is, in the order of its rows; `named` reads a cell as a term. None for a table in
/// which most rows define nothing, and for one of more than two columns of which it is not told what they hold.
pub(in crate::import) fn entries(
    table: &Table,
    named: &dyn Fn(&[Inline]) -> MarkedTerm,
) -> Option<Vec<MarkedTerm>> {
    let (header, rows) = parts(table);
    let width = rows.iter().map(Vec::len).max()?;
    let columns = columns(header, width)?;
    let mut entries: Vec<MarkedTerm> = Vec::new();
    for row in rows {
        let at = columns.iter().position(|column| *column == Column::Term)?;
        let cell = row.get(at).map(Vec::as_slice).unwrap_or_default();
        let mut entry = named(cell);
        if entry.term.term.trim().is_empty() {
            // A cell that goes on over several rows.
            let before = &mut entries.last_mut()?.term;
            fill(before, header, row, &columns);
            continue;
        }
        fill(&mut entry.term, header, row, &columns);
        entries.push(entry);
    }
    let defined = entries.iter().filter(|entry| !entry.term.definition.is_empty()).count();
    (defined > 0 && defined * 2 >= entries.len()).then_some(entries)
}

/// The names of the columns, none where there are none, and the rows.
fn parts(table: &Table) -> (&[Vec<Inline>], &[Vec<Vec<Inline>>]) {
    let header = header(table);
    let in_rows = table.header.is_empty() && !header.is_empty();
    (header, table.rows.get(usize::from(in_rows)..).unwrap_or_default())
}

/// The names of the columns, which may stand in the first row of those that a program wrote without a header.
fn header(table: &Table) -> &[Vec<Inline>] {
    if !table.header.is_empty() {
        return &table.header;
    }
    let Some(first) = table.rows.first() else { return &[] };
    let holds = |wanted| first.iter().any(|name| Column::of(name) == Some(wanted));
    let is_header = holds(Column::Term)
        && holds(Column::Definition)
        && first.iter().all(|name| plain_text(name).chars().count() <= LONGEST_NAME);
    if is_header { first } else { &[] }
}

/// Characters of the longest name of a column.
const LONGEST_NAME: usize = 12;

/// What each column holds.
fn columns(header: &[Vec<Inline>], width: usize) -> Option<Vec<Column>> {
    let mut columns: Vec<Option<Column>> =
        (0..width).map(|at| header.get(at).and_then(|name| Column::of(name))).collect();
    let known =
        |columns: &[Option<Column>], wanted| columns.iter().position(|column| *column == Some(wanted));
    if width < 2 {
        return None;
    }
    // Without a name that says so, the first column holds the terms and the last what they mean.
    let first_free = columns.iter().position(|column| *column != Some(Column::Number))?;
    let term = known(&columns, Column::Term).or_else(|| known(&columns, Column::Alias)).unwrap_or(first_free);
    let mut definition = known(&columns, Column::Definition);
    if definition.is_none() && (width == 2 || known(&columns, Column::Term).is_some()) {
        definition = (0..width)
            .rev()
            .find(|at| *at != term && !matches!(columns[*at], Some(Column::Number | Column::Reading)));
    }
    let definition = definition.filter(|at| *at != term)?;
    let is_told = |column: &Option<Column>| column.is_some();
    if width > 2 && !columns.iter().any(is_told) {
        return None;
    }
    let named = columns.iter_mut().enumerate().map(|(at, column)| match column {
        _ if at == term => Column::Term,
        _ if at == definition => Column::Definition,
        // Two columns of names are those of two languages.
        Some(Column::Term) => Column::Alias,
        Some(column) => *column,
        None => Column::Note,
    });
    Some(named.collect())
}

/// Adds what the cells of a row say of an entry.
fn fill(entry: &mut Term, header: &[Vec<Inline>], row: &[Vec<Inline>], columns: &[Column]) {
    let mut notes = Vec::new();
    for (at, (cell, column)) in row.iter().zip(columns).enumerate() {
        let text = plain_text(cell).replace('\n', "、");
        let text = text.trim_matches(is_blank);
        let is_empty = text.is_empty()
            || text.chars().all(|c| matches!(c, '-' | '—' | '－' | '–' | '/' | '／' | '無' | '无'));
        match column {
            _ if is_empty => {}
            Column::Number | Column::Term => {}
            Column::Reading if entry.reading.is_none() => entry.reading = Some(text.to_owned()),
            Column::Reading | Column::Alias => {
                let names = text.split(['、', '；', ';', '／', '，']).flat_map(|names| names.split(", "));
                for name in names.map(|name| name.trim_matches(is_blank)).filter(|name| !name.is_empty()) {
                    if entry.term != name && !entry.aliases.iter().any(|alias| alias == name) {
                        entry.aliases.push(name.to_owned());
                    }
                }
            }
            Column::Definition => entry.definition.push(Block::Paragraph(cell.clone())),
            Column::Note => notes.push(note(header.get(at).map(Vec::as_slice).unwrap_or_default(), cell)),
        }
    }
    entry.definition.extend(notes);
}

/// A note with the name of its column before it.
fn note(name: &[Inline], cell: &[Inline]) -> Block {
    let mut text = name.to_vec();
    if !text.is_empty() {
        let is_wide = !plain_text(name).is_ascii();
        text.push(Inline::Text(if is_wide { "：" } else { ": " }.into()));
    }
    text.extend_from_slice(cell);
    Block::Paragraph(text)
}
