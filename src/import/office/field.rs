//! The codes of fields (ECMA-376 Part 1, 17.16): what is read of a field besides its result.

use super::symbols;

/// What a field means for its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FieldCode {
    /// The result is text.
    Result,
    /// The result leads to an address, or to a bookmark: then it begins with `#`.
    Link(String),
    /// The result is not read: tables of contents and indexes, which name pages.
    LeftOut,
    /// The code itself says what is shown.
    Equation(super::equation_field::EquationField),
}

/// Reads the code of a field.
pub(super) fn read(code: &str) -> FieldCode {
    let words = words(code);
    let name = words.first().map(|word| word.to_ascii_uppercase()).unwrap_or_default();
    match name.as_str() {
        "HYPERLINK" => link(&words).map_or(FieldCode::Result, FieldCode::Link),
        "REF" | "NOTEREF" | "FTNREF" if has_switch(&words, "\\h") => match words.get(1) {
            Some(name) if !name.starts_with('\\') => FieldCode::Link(format!("#{name}")),
            _ => FieldCode::Result,
        },
        "TOC" | "INDEX" | "TOA" | "RD" | "TC" | "XE" | "TA" => FieldCode::LeftOut,
        // A name, and after it what is shown.
        "MACROBUTTON" | "GOTOBUTTON" => {
            let shown = code.trim_start().split_once(char::is_whitespace);
            let shown = shown.and_then(|(_, rest)| rest.trim_start().split_once(char::is_whitespace));
            let text = shown.map_or_else(String::new, |(_, text)| text.trim().to_owned());
            FieldCode::Equation(super::equation_field::EquationField::Text(text))
        }
        "SYMBOL" => symbol(&words).map_or(FieldCode::Result, |sign| {
            FieldCode::Equation(super::equation_field::EquationField::Text(sign.to_string()))
        }),
        "EQ" => match super::equation_field::read(code) {
            Some(field) => FieldCode::Equation(field),
            None => FieldCode::Result,
        },
        _ => FieldCode::Result,
    }
}

/// `SYMBOL 183 \f "Symbol"`: a sign by its number in a font, most often without a result.
fn symbol(words: &[String]) -> Option<char> {
    let number = words.get(1)?;
    let code = match number.strip_prefix("0x").or_else(|| number.strip_prefix("0X")) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    let font = words.iter().skip_while(|word| !word.eq_ignore_ascii_case("\\f")).nth(1);
    symbols::sign(font.map_or("", String::as_str), code)
}

/// `HYPERLINK "address" \l "place"`.
fn link(words: &[String]) -> Option<String> {
    let mut address = String::new();
    let mut place = String::new();
    let mut rest = words.iter().skip(1);
    while let Some(word) = rest.next() {
        match word.as_str() {
            "\\l" => place = rest.next().cloned().unwrap_or_default(),
            // What is shown next to it, and where it opens.
            "\\o" | "\\t" => drop(rest.next()),
            switch if switch.starts_with('\\') && switch.chars().count() == 2 => {}
            _ if address.is_empty() => word.clone_into(&mut address),
            _ => {}
        }
    }
    match (address.is_empty(), place.is_empty()) {
        (true, true) => None,
        (_, true) => Some(address),
        _ => Some(format!("{address}#{place}")),
    }
}

fn has_switch(words: &[String], switch: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(switch))
}

/// The words of a code; those in quotation marks are one, in which a backslash stands before a sign.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut word = String::new();
        if matches!(c, '"' | '\u{201C}') {
            while let Some(c) = chars.next() {
                match c {
                    '"' | '\u{201D}' => break,
                    '\\' => word.extend(chars.next()),
                    c => word.push(c),
                }
            }
        } else {
            word.push(c);
            while let Some(c) = chars.next_if(|c| !(c.is_whitespace() || *c == '"')) {
                word.push(c);
            }
        }
        words.push(word);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_addresses_and_places() {
        let link = |url: &str| FieldCode::Link(url.to_owned());
        for (code, expected) in [
            (r#" HYPERLINK "https://example.com/a b" "#, link("https://example.com/a b")),
            (r#"HYPERLINK https://example.com \l "甲""#, link("https://example.com#甲")),
            (r#"HYPERLINK \l "_Toc1" \o "tip""#, link("#_Toc1")),
            (r#"HYPERLINK "C:\\a\\b.docx""#, link(r"C:\a\b.docx")),
            ("HYPERLINK", FieldCode::Result),
            (r"REF _Ref1 \r \h", link("#_Ref1")),
            ("REF _Ref1", FieldCode::Result),
            (
                " MACROBUTTON NoMacro [按這裡 輸入] ",
                FieldCode::Equation(super::super::equation_field::EquationField::Text(
                    "[按這裡 輸入]".to_owned(),
                )),
            ),
            (
                r#"SYMBOL 183 \f "Symbol" \s 10"#,
                FieldCode::Equation(super::super::equation_field::EquationField::Text("•".to_owned())),
            ),
            ("SYMBOL", FieldCode::Result),
            ("SEQ 圖 \\* ARABIC", FieldCode::Result),
            (r#" TOC \o "1-3" "#, FieldCode::LeftOut),
            ("", FieldCode::Result),
        ] {
            assert_eq!(read(code), expected, "{code}");
        }
    }
}
