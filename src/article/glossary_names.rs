//! Names of glossaries with what stands around them: a number, another language, what it is the glossary of.

/// Names of glossaries that name other things where more stands around them: a chapter of a grammar, the terms of a contract.
const BARE: &[&str] = &[
    "名詞",
    "名词",
    "關鍵詞",
    "关键词",
    "關鍵字",
    "关键字",
    "キーワード",
    "terms",
    "definitions",
    "vocabulary",
    "terminology",
];

/// Whether a name in lower case is that of a glossary with its number, with the same in another language, or with what
/// it is the glossary of, where `is_known` says of a bare name that it is one: `六、名詞解釋`, `附錄A 術語表`, `術語表（Glossary）`, `Glossary 術語表`, `本章術語`.
pub(super) fn is_among(name: &str, is_known: &dyn Fn(&str) -> bool) -> bool {
    const OF: &[&str] = &[
        "本文",
        "文中",
        "本章",
        "章末",
        "本書",
        "本书",
        "本篇",
        "本報告",
        "本报告",
        "相關",
        "相关",
        "関連",
        "重要",
        "主要",
        "主な",
        "常見",
        "常见",
        "常用",
        "専門",
        "專業",
        "专业",
        "基本",
        "關鍵",
        "关键",
        "核心",
        "본문",
        "주요",
        "관련",
        "핵심",
        "전문",
        "기본",
    ];
    let is_plain = |name: &str| {
        let name = name.trim_matches(|c: char| !c.is_alphanumeric());
        let of =
            OF.iter().find_map(|of| name.strip_prefix(of)).map(|rest| rest.trim_start_matches(['的', 'の']));
        is_known(name) && !BARE.contains(&name) || of.is_some_and(|rest| is_known(rest.trim()))
    };
    let name = without_number(name);
    if is_plain(name) {
        return true;
    }
    let ends = |c: char| matches!(c, '(' | ')' | '/' | '|' | '·' | '-' | '—' | '–' | ':');
    let parts: Vec<&str> = name.split(ends).map(str::trim).filter(|part| !part.is_empty()).collect();
    let in_two = name.split_once(' ').into_iter().flat_map(|(one, other)| [one, other]).collect::<Vec<_>>();
    let are_both = |parts: &[&str]| {
        let is_other = |part: &&str| is_plain(part) || is_known(part);
        parts.len() == 2 && parts.iter().all(is_other) && parts.iter().any(|part| is_plain(part))
    };
    let is_appendix = |part: &&str| APPENDICES.contains(part);
    are_both(&parts)
        || are_both(&in_two)
        || matches!(parts[..], [first, last] if is_appendix(&first) && is_plain(last))
}

const APPENDICES: &[&str] = &["附錄", "附录", "付録", "부록", "appendix"];

/// A name without the number of a chapter or an appendix before it: `六、`, `3.2 `, `第六章 `, `附錄A `.
fn without_number(name: &str) -> &str {
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十零〇百".contains(c);
    let is_mark = |c: char| matches!(c, '、' | '.' | ':' | ')' | '(' | ',') || c.is_whitespace();
    if let Some(rest) = APPENDICES.iter().find_map(|word| name.strip_prefix(word)) {
        let rest = rest.trim_start();
        let numbered = rest.trim_start_matches(is_numeral);
        let lettered = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
        let bare = if numbered.len() < rest.len() { numbered } else { lettered };
        return if bare.starts_with(is_mark) { bare.trim_start_matches(is_mark) } else { name };
    }
    let is_chapter = name.starts_with(['第', '제']);
    let bare = name.trim_start_matches(['第', '제', '(']).trim_start();
    let rest = bare.trim_start_matches(|c: char| is_numeral(c) || c == '.');
    let unit = rest.strip_prefix(['章', '節', '节', '장', '절', '部', '回']).filter(|_| is_chapter);
    let rest = unit.unwrap_or(rest);
    let is_apart = unit.is_some() || rest.starts_with(is_mark) || bare.trim_end_matches(rest).ends_with('.');
    if rest.len() < bare.len() && is_apart { rest.trim_start_matches(is_mark) } else { name }
}
