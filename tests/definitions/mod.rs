//! Lists of definitions for properties of what is written and read again.

use moyue::article::{Block, DefinitionGroup, DefinitionList, Inline};

/// The terms and the definitions of a group.
pub type Group = (Vec<Vec<Inline>>, Vec<Vec<Block>>);

/// A list of definitions, if there is something in each of its groups.
pub fn definition_list(groups: Vec<Group>) -> Option<Block> {
    let group = |(terms, definitions): Group| {
        Some(DefinitionGroup { terms, definitions }).filter(|group| !group.is_empty())
    };
    let groups = groups.into_iter().map(group).collect::<Option<_>>()?;
    Some(Block::DefinitionList(DefinitionList { groups }))
}
