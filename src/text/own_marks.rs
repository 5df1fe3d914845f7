//! What Moyue marks in the web pages and books that it writes, so that reading them again gives the same article.

/// The attribute of a link whose address leads to a file next to the article: a book holds all that its links lead to.
pub const ELSEWHERE: &str = "data-moyue-href";
