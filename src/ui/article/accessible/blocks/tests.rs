use std::fmt::Write as _;

use super::*;
use crate::article::passages;
use crate::import::{Hint, import};

/// The blocks of an article in Markdown, a line a block, indented.
fn printed(markdown: &str) -> String {
    let article = import(markdown.as_bytes(), &Hint { name: "a.md", ..Hint::default() }).unwrap().article;
    let passages = passages(&article);
    let mut out = String::new();
    let note = |index: usize| passages[index].text.starts_with("註");
    for block in blocks(&passages, 0..passages.len(), &note) {
        print(&block, &passages, 0, &mut out);
    }
    out
}

fn print(block: &TextBlock, passages: &[Passage], depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    let name = match block.role {
        BlockRole::Cell(cell) if cell.header => format!("Header {}", cell.column),
        BlockRole::Cell(cell) => format!("Cell {}", cell.column),
        role => format!("{role:?}"),
    };
    writeln!(out, "{indent}{name}").unwrap();
    for child in &block.children {
        match child {
            BlockChild::Block(block) => print(block, passages, depth + 1, out),
            BlockChild::Text(index) => writeln!(out, "{indent}  “{}”", passages[*index].text).unwrap(),
        }
    }
}

#[track_caller]
fn assert_blocks(markdown: &str, expected: &str) {
    let printed = printed(markdown);
    assert_eq!(printed.trim_end(), expected.trim_matches('\n'), "\n{printed}");
}

#[test]
fn headings_have_levels_and_paragraphs_stand_alone() {
    assert_blocks(
        "# 題\n\n前言。\n\n## 節\n\n一。\n\n### 小節\n\n二。\n",
        "
Heading(1)
  “題”
Paragraph
  “前言。”
Heading(2)
  “節”
Paragraph
  “一。”
Heading(3)
  “小節”
Paragraph
  “二。”",
    );
}

#[test]
fn lists_nest_and_the_first_text_of_an_item_is_its_own() {
    assert_blocks(
        "# 題\n\n- 甲\n\n  又甲\n  - 子\n  - 丑\n- 乙\n\n文。\n\n1. 註一\n2. 註二\n",
        "
Heading(1)
  “題”
List
  Item
    “甲”
    Paragraph
      “又甲”
    List
      Item
        “子”
      Item
        “丑”
  Item
    “乙”
Paragraph
  “文。”
List
  Note
    “註一”
  Note
    “註二”",
    );
}

#[test]
fn lists_in_quotations_and_quotations_in_lists() {
    assert_blocks(
        "# 題\n\n> 引\n>\n> - 甲\n> - 乙\n>\n> 止\n\n- 丙\n\n  > 丁\n- 戊\n\n> 又引\n\n> [!NOTE]\n> 注意\n",
        "
Heading(1)
  “題”
Quote
  Paragraph
    “引”
  List
    Item
      “甲”
    Item
      “乙”
  Paragraph
    “止”
List
  Item
    “丙”
    Quote
      Paragraph
        “丁”
  Item
    “戊”
Quote
  Paragraph
    “又引”
Callout
  Paragraph
    “註”
  Paragraph
    “注意”",
    );
}

#[test]
fn tables_have_rows_and_cells_and_lines_of_code_are_one() {
    assert_blocks(
        "# 題\n\n| 一 | 二 |\n|---|---|\n| 甲 | 乙 |\n| 丙 |  |\n\n```\na\nb\n```\n\n```\nc\n```\n\n---\n\n![圖](a.png)\n",
        "
Heading(1)
  “題”
Table { columns: 2 }
  Row(0)
    Header 0
      “一”
    Header 1
      “二”
  Row(1)
    Cell 0
      “甲”
    Cell 1
      “乙”
  Row(2)
    Cell 0
      “丙”
    Cell 1
      “”
Code
  “a”
  “b”
Code
  “c”
Rule
  “”
Image
  “圖”",
    );
}

#[test]
fn lists_of_definitions_nest_in_others_and_hold_them() {
    assert_blocks(
        "# 題\n\n甲\n乙\n: 一\n\n  又一\n\n: 二\n\n丙\n: - 子\n\n  丁\n  : 三\n\n文。\n\n- 列\n\n  戊\n  : 四\n- 尾\n",
        "
Heading(1)
  “題”
DefinitionList
  Term
    “甲”
  Term
    “乙”
  Definition
    Paragraph
      “一”
    Paragraph
      “又一”
  Definition
    Paragraph
      “二”
  Term
    “丙”
  Definition
    List
      Item
        “子”
    DefinitionList
      Term
        “丁”
      Definition
        Paragraph
          “三”
Paragraph
  “文。”
List
  Item
    “列”
    DefinitionList
      Term
        “戊”
      Definition
        Paragraph
          “四”
  Item
    “尾”",
    );
}

#[test]
fn code_holds_its_caption() {
    assert_blocks(
        "# 題\n\n```\na\nb\n```\n\n<figcaption>\n\n註\n\n</figcaption>\n\n```\nc\n```\n",
        "
Heading(1)
  “題”
Code
  Caption
    “註”
  “a”
  “b”
Code
  “c”",
    );
}
