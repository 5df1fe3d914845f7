//! What effects ask to be marked.

use moyue::reader::{Effect, Marking};

/// What is to be marked; none when nothing is.
pub fn marking(effects: Vec<Effect>) -> Option<Marking> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Mark(marking) => Some(*marking),
        _ => None,
    })
}
