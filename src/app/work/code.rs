//! The colours of code, line after line, by the grammars of Sublime Text.

use std::sync::{Arc, OnceLock};

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use crate::app::jobs::{JobLink, Jobs};
use crate::article::{CodeBlock, Passage};
use crate::reader::{CodeJob, CodeToken, Outcome, TokenKind, TokenLines};

/// The name of the jobs that colour code; a later one overtakes an earlier one.
const CODE: &str = "code";
/// Lines that are told of at once.
const BATCH: usize = 400;
/// Lines of the first blocks, which are near the view: each of these blocks is told of as soon as it is known. Those after
/// it wait for a batch, so that a long listing does not draw the window again with every block.
const NEAR: usize = 400;
/// Bytes of the longest line that is looked at: grammars need more than twice the time for twice the line. What comes after
/// one in its block stays as it is.
const LONGEST_LINE: usize = 4_000;

/// The grammars, read when they are first needed.
#[derive(Clone, Default)]
pub struct Grammars(Arc<OnceLock<SyntaxSet>>);

impl Grammars {
    /// Works out the colours of some blocks and tells of them, part by part.
    pub fn colour(&self, jobs: &mut Jobs, job: CodeJob) {
        let grammars = self.clone();
        let work = move |link: &JobLink| {
            grammars.tell(&job, link);
            None::<Outcome>
        };
        // Without a thread, or after a crash, code is in one colour.
        jobs.spawn_latest(CODE, work, |_| None);
    }

    fn tell(&self, job: &CodeJob, link: &JobLink) {
        let mut batch = TokenLines::new();
        let mut read = 0;
        let send = |batch: &mut TokenLines, is_last: bool| {
            if batch.len() < BATCH && !is_last || batch.is_empty() {
                return !link.is_cancelled();
            }
            link.send(Outcome::CodeRead { reading: job.reading, lines: std::mem::take(batch) })
        };
        for block in &job.blocks {
            for line in self.lines(&job.passages, block) {
                batch.push(line);
                read += 1;
                if !send(&mut batch, false) {
                    return;
                }
            }
            // A block is seen at once.
            if !send(&mut batch, read <= NEAR) {
                return;
            }
        }
        send(&mut batch, true);
    }

    /// The parts of the lines of a block, each when it is asked for; none where its language is not known.
    pub fn lines<'a>(
        &'a self,
        passages: &'a [Passage],
        block: &'a CodeBlock,
    ) -> impl Iterator<Item = (usize, Box<[CodeToken]>)> + 'a {
        let lines = (block.lines.start..).zip(passages.get(block.lines.clone()).unwrap_or_default());
        let set = self.0.get_or_init(two_face::syntax::extra_newlines);
        let mut reader = grammar(set, &block.language).map(|grammar| LineReader::new(set, grammar));
        lines.map_while(move |(passage, line)| Some((passage, reader.as_mut()?.read(&line.text)?)))
    }
}

/// The grammar of a language as sources name it: `rust`, `c++`, `rust,no_run`, `{.python}`, `source-shell`.
fn grammar<'s>(set: &'s SyntaxSet, language: &str) -> Option<&'s SyntaxReference> {
    let word = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '{' | '}' | ':' | '=');
    let name = language.split(word).find(|part| !part.is_empty())?.trim_start_matches('.').to_lowercase();
    let name = ["language-", "lang-", "source-", "source."]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(&name);
    let known_as = match name {
        "text" | "txt" | "plain" | "plaintext" | "none" | "output" | "nohighlight" => return None,
        "shell" | "console" | "shell-session" | "shellsession" | "zsh" | "terminal" | "sh-session" => "bash",
        "golang" => "go",
        "c++" | "cplusplus" => "cpp",
        "c#" | "csharp" => "cs",
        "f#" | "fsharp" => "fs",
        "js" | "node" | "mjs" | "javascript" | "ecmascript" => "js",
        "jsx" => "tsx",
        "jsonc" | "json5" | "jsonl" => "json",
        "python3" | "py3" | "pycon" | "ipython" | "ipython3" => "python",
        "objective-c" | "objectivec" | "objc" => "m",
        "rustlang" => "rust",
        "docker" => "dockerfile",
        "make" => "makefile",
        "tex" => "latex",
        "yml" => "yaml",
        "patch" => "diff",
        "vb.net" | "vbnet" => "vb",
        "viml" | "vimscript" => "vim",
        name => name,
    };
    let found = set.find_syntax_by_token(known_as);
    found.filter(|grammar| grammar.name != set.find_syntax_plain_text().name)
}

/// Reads the lines of a block, one after the other.
struct LineReader<'s> {
    set: &'s SyntaxSet,
    state: ParseState,
    scopes: ScopeStack,
}

impl<'s> LineReader<'s> {
    fn new(set: &'s SyntaxSet, grammar: &SyntaxReference) -> Self {
        Self { set, state: ParseState::new(grammar), scopes: ScopeStack::new() }
    }

    /// The parts of the next line; none where the grammar cannot go on.
    fn read(&mut self, line: &str) -> Option<Box<[CodeToken]>> {
        if line.len() > LONGEST_LINE {
            return None;
        }
        let changes = self.state.parse_line(&format!("{line}\n"), self.set).ok()?;
        let mut tokens: Vec<CodeToken> = Vec::new();
        let mut from = 0;
        let mut push = |range: std::ops::Range<usize>, kind: Option<TokenKind>| {
            let Some(kind) = kind.filter(|_| !range.is_empty()) else { return };
            match tokens.last_mut() {
                Some(last) if last.kind == kind && last.range.end == range.start => {
                    last.range.end = range.end;
                }
                _ => tokens.push(CodeToken { range, kind }),
            }
        };
        for (at, change) in changes {
            let at = line.floor_char_boundary(at.min(line.len()));
            if at > from {
                push(from..at, kind(&self.scopes));
                from = at;
            }
            self.scopes.apply(&change).ok()?;
        }
        push(from..line.len(), kind(&self.scopes));
        Some(tokens.into())
    }
}

/// What stands in these scopes, by the conventions of Sublime Text; the innermost that says something decides.
fn kind(scopes: &ScopeStack) -> Option<TokenKind> {
    for scope in scopes.as_slice().iter().rev() {
        let name = scope.build_string();
        let is = |prefixes: &[&str]| {
            prefixes.iter().any(|prefix| {
                name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        };
        if is(&["comment"]) {
            return Some(TokenKind::Comment);
        } else if is(&["string", "constant.character", "markup.inserted", "markup.raw"]) {
            return Some(TokenKind::Text);
        } else if is(&["constant", "variable.language"]) {
            return Some(TokenKind::Value);
        } else if is(&["keyword.operator"]) && !is(&["keyword.operator.word", "keyword.operator.logical"]) {
            return None;
        } else if is(&["keyword", "storage", "markup.deleted", "markup.list"]) {
            return Some(TokenKind::Keyword);
        } else if is(&["entity.name", "support", "variable.function", "markup.heading", "meta.diff.header"]) {
            return Some(TokenKind::Name);
        } else if is(&["source", "text", "meta.interpolation", "punctuation.section.interpolation"]) {
            // What stands within a text and is none.
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Text;

    /// The parts of a text, each with the letter of its kind.
    fn parts(language: &str, text: &str) -> String {
        let passages: Vec<Passage> = text.split('\n').map(Passage::plain).collect();
        let block = CodeBlock { lines: 0..passages.len(), language: Text::from(language) };
        let grammars = Grammars::default();
        let mut out = Vec::new();
        for (passage, tokens) in grammars.lines(&passages, &block) {
            for token in &tokens {
                let letter = match token.kind {
                    TokenKind::Keyword => 'K',
                    TokenKind::Text => 'T',
                    TokenKind::Value => 'V',
                    TokenKind::Name => 'N',
                    TokenKind::Comment => 'C',
                };
                let text = passages[passage].text.get(token.range.clone()).unwrap();
                out.push(format!("{letter}:{text}"));
            }
        }
        out.join(" ")
    }

    #[test]
    fn the_licences_of_all_grammars_are_listed() {
        let listed = include_str!("../../../assets/grammars/licences.txt");
        for licence in two_face::acknowledgement::listing().for_syntaxes() {
            let path = licence.rel_path.to_string_lossy().replace('\\', "/");
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            let name = folder.splitn(3, '/').last().unwrap_or_default();
            assert!(listed.contains(&format!("\n{name}: ")), "{path}");
            let words = licence.text.lines().map(str::trim).find(|line| line.len() > 20).unwrap_or_default();
            assert!(listed.contains(words), "{path}: {words}");
        }
    }

    #[test]
    fn words_texts_numbers_names_and_comments_are_told_apart() {
        let parts = parts("rust", "fn 名() -> u8 {\n    let s = \"字\\n\"; // 註\n    42\n}");
        for part in ["K:fn", "N:名", "K:let", "T:\"字\\n\"", "C:// 註", "V:42"] {
            assert!(parts.contains(part), "{part} in {parts}");
        }
    }

    #[test]
    fn what_stands_within_a_text_is_none() {
        let parts = parts("python", "f\"甲{x + 1}乙\"");
        assert!(parts.contains("甲") && parts.contains("V:1") && !parts.contains('x'), "{parts}");
    }

    #[test]
    fn a_comment_goes_on_over_lines() {
        assert_eq!(parts("c", "/* 一\n二 */"), "C:/* 一 C:二 */");
    }

    #[test]
    fn languages_have_many_names() {
        for language in [
            "rust",
            "Rust",
            "rs",
            "rust,no_run",
            "{.rust .numberLines}",
            "rust {1,3}",
            "language-rust",
            "source-rust",
        ] {
            assert!(parts(language, "fn a() {}").starts_with("K:fn"), "{language}");
        }
        let set = two_face::syntax::extra_newlines();
        let known = "c c++ cpp c# cs java js javascript jsx ts typescript tsx python py python3 ruby rb php go golang \
            swift kotlin kt scala r julia lua perl haskell hs ocaml clojure elixir erlang dart zig html xml css scss \
            sass json jsonc yaml yml toml ini sql sh shell bash console zsh fish dockerfile docker \
            makefile make cmake diff patch latex tex markdown md vim graphql protobuf nix terraform svelte vue";
        let lacking: Vec<_> =
            known.split_whitespace().filter(|language| grammar(&set, language).is_none()).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
        for unknown in ["", "text", "plaintext", "mermaid-like-nothing", "  ", "{}"] {
            assert!(grammar(&set, unknown).is_none(), "{unknown:?}");
        }
    }

    #[test]
    fn an_unknown_language_and_an_endless_line_have_no_parts() {
        assert_eq!(parts("klingon", "fn a() {}"), "");
        assert_eq!(parts("rust", &format!("fn\n{}\nfn", "a ".repeat(LONGEST_LINE))), "K:fn");
    }
}
