//! Lists of definitions that look like a glossary where they stand, and are none: those of code, of facts and of what
//! speakers say.

use super::facts::FactKind;
use super::piece::{Piece, TermList, flat};
use super::{definitions, head, terms};
use crate::article::{Block, Term, plain_text};

/// Whether most terms of lists are names of options, parameters, functions or files.
pub(super) fn is_of_code(run: &[Piece]) -> bool {
    let (mut all, mut code) = (0, 0);
    for list in lists(run) {
        let terms = list.blocks.iter().filter_map(|block| match block {
            Block::DefinitionList(list) => Some(list.terms()),
            _ => None,
        });
        for term in terms.flatten() {
            all += 1;
            code += usize::from(list.is_code || definitions::is_code(term));
        }
    }
    code * 2 > all
}

/// Whether most entries of lists are facts, or what somebody says.
pub(super) fn is_of_facts(run: &[Piece]) -> bool {
    let (mut all, mut facts, mut said) = (0, 0, 0);
    for entry in lists(run).flat_map(|list| &list.entries) {
        all += 1;
        facts += usize::from(is_fact(entry));
        said += usize::from(is_speech(entry));
    }
    facts * 2 > all || said * 2 >= all && said > 0
}

fn lists(run: &[Piece]) -> impl Iterator<Item = &TermList> {
    run.iter().filter_map(|piece| match piece {
        Piece::Terms(list) => Some(list),
        _ => None,
    })
}

/// Whether an entry is a fact, as that of a byline: what is said of its name is no sentence.
fn is_fact(entry: &Term) -> bool {
    let is_named = FactKind::of(&entry.term) == Some(FactKind::Credit) || head::is_label(&entry.term);
    terms::is_fact(entry) || is_named && !definition(entry).ends_with(['。', '.', '！', '？', '!', '?'])
}

/// Whether what follows a name is what a speaker says: in quotation marks, a question, or in the first or second person.
fn is_speech(entry: &Term) -> bool {
    const PERSONS: &[&str] = &[
        "我",
        "您",
        "你",
        "咱",
        "私は",
        "私が",
        "私の",
        "私も",
        "僕",
        "俺",
        "あなた",
        "はい、",
        "いいえ",
        "ええ、",
        "そうです",
        "저는",
        "제가",
        "나는",
        "네,",
        "아니요",
        "是的",
        "對，",
        "对，",
        "嗯",
        "不，",
        "沒有，",
        "没有，",
        "謝謝",
        "谢谢",
        "i ",
        "i'm ",
        "i’m ",
        "you ",
        "yes",
        "no,",
        "well,",
    ];
    let text = definition(entry).to_lowercase();
    let is_quoted = [('「', '」'), ('『', '』'), ('“', '”'), ('"', '"')]
        .iter()
        .any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
    let is_question = text.ends_with(['？', '?']) || text.ends_with("か。") || text.ends_with("까.");
    // Our country says no person: `我國最早的詩集。`
    let is_of_country = text.starts_with("我國") || text.starts_with("我国");
    is_quoted || is_question || !is_of_country && PERSONS.iter().any(|begin| text.starts_with(begin))
}

fn definition(entry: &Term) -> String {
    plain_text(&flat(&entry.definition)).trim().to_owned()
}
