//! stub
use super::{Hint, ImportError, Warning};
use crate::article::Article;
pub(super) fn sniff(_: &str) -> bool { false }
pub(super) fn read(_: &str, _: &Hint<'_>) -> Result<(Article, Vec<Warning>), ImportError> { Err(ImportError::Empty) }
