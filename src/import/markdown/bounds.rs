//! What a text must keep to before it is parsed: the parser's tree takes some hundred bytes for each mark.

use crate::import::ImportError;

/// Bytes of the largest text that is read; the longest books in Markdown have a tenth of it.
const LARGEST: usize = 64 * 1024 * 1024;
/// Marks and lines of the densest text that is read, of which each may become two nodes of a tree.
const MOST_MARKS: usize = 3_000_000;
/// Empty cells that fill up the short rows of all tables together.
const MOST_ADDED_CELLS: usize = 500_000;

/// Whether a text may be parsed.
///
/// # Errors
/// A text of too many bytes or marks.
pub(super) fn check(text: &str) -> Result<(), ImportError> {
    if text.len() > LARGEST {
        return Err(ImportError::MarkdownTooLarge { limit: LARGEST / (1024 * 1024) });
    }
    // Fewer bytes cannot be too many marks.
    if text.len() > MOST_MARKS && text.bytes().filter(|byte| is_mark(*byte)).count() > MOST_MARKS {
        return Err(ImportError::MarkdownTooDense { limit: MOST_MARKS });
    }
    Ok(())
}

/// What may begin a node: punctuation that marks something, line ends, and the letter with which addresses begin.
fn is_mark(byte: u8) -> bool {
    const MARKS: &[u8] = b"\n\r\\`*_~[]!<&^|:@w>#-+$";
    MARKS.contains(&byte)
}

/// Whether the parser would fill up the rows of tables with too many empty cells.
pub(super) fn has_ragged_tables(text: &str) -> bool {
    let mut added = 0_usize;
    // The columns of the table at hand.
    let mut columns = 0;
    for line in text.lines() {
        let strokes = memchr::memchr_iter(b'|', line.as_bytes()).count();
        if is_blank(line) {
            columns = 0;
        } else if strokes > 0 && is_rule(line) {
            columns = columns.max(strokes + 1);
        } else {
            added = added.saturating_add(columns.saturating_sub(strokes + 1));
        }
    }
    added > MOST_ADDED_CELLS
}

/// Whether a line ends a table: one with nothing but the marks of quotes.
fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'>'))
}

/// Whether a line may be the rule under a table's header, in whatever quotes and lists that stands.
fn is_rule(line: &str) -> bool {
    let may_stand =
        |byte| matches!(byte, b'|' | b'-' | b':' | b' ' | b'\t' | b'>' | b'*' | b'+' | b'.' | b')');
    line.contains('-') && line.bytes().all(|byte| may_stand(byte) || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_or_too_dense_is_refused() {
        assert_eq!(check(&"a".repeat(LARGEST)), Ok(()));
        assert_eq!(check(&"a".repeat(LARGEST + 1)), Err(ImportError::MarkdownTooLarge { limit: 64 }));
        assert_eq!(check(&"*".repeat(MOST_MARKS)), Ok(()));
        let refused = Err(ImportError::MarkdownTooDense { limit: MOST_MARKS });
        assert_eq!(check(&"*".repeat(MOST_MARKS + 1)), refused);
    }

    #[test]
    fn empty_cells_are_counted_in_all_tables() {
        let table = |columns: usize, rows: usize| {
            format!("{}\n{}\n{}\n", "|a".repeat(columns), "|-".repeat(columns), "|b\n".repeat(rows))
        };
        assert!(!has_ragged_tables(&table(10, 1000).repeat(10)));
        assert!(has_ragged_tables(&table(100, 1000).repeat(6)));
        assert!(has_ragged_tables(&table(1000, 1000).replace('\n', "\n> ")));
        assert!(!has_ragged_tables(&"|a|b|c|\n".repeat(1_000_000)));
    }
}
