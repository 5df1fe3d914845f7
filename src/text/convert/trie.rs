//! The longest of many phrases that a text begins with.

/// Phrases as a tree of their characters. It is made in a fraction of the time that an automaton takes, and phrases are
/// short, so going back to where the last one began costs next to nothing.
pub(super) struct Trie {
    /// The root, then level by level; the children of a node stand side by side, in order.
    nodes: Vec<Node>,
    /// For each character of the Basic Multilingual Plane the root's child, or the root where it has none.
    starts: Vec<u32>,
}

#[derive(Clone, Copy)]
struct Node {
    c: char,
    /// The phrase that ends here.
    phrase: Option<u32>,
    children: (u32, u32),
}

impl Trie {
    /// A tree of phrases that are sorted, each of them once and none of them empty.
    pub(super) fn new(phrases: &[&[char]]) -> Self {
        let node = |c| Node { c, phrase: None, children: (0, 0) };
        let mut nodes = vec![node('\0')];
        // The phrases that go through each node, and how deep it is.
        let mut through = vec![(0..phrases.len(), 0)];
        let mut index = 0;
        while let Some((mut range, depth)) = through.get(index).cloned() {
            if range.start < range.end && phrases[range.start].len() == depth {
                nodes[index].phrase = Some(range.start as u32);
                range.start += 1;
            }
            let first = nodes.len() as u32;
            while let Some(&c) = phrases[range.clone()].first().and_then(|phrase| phrase.get(depth)) {
                let same = phrases[range.clone()].partition_point(|phrase| phrase.get(depth) == Some(&c));
                nodes.push(node(c));
                through.push((range.start..range.start + same, depth + 1));
                range.start += same;
            }
            nodes[index].children = (first, nodes.len() as u32);
            index += 1;
        }
        let mut starts = vec![0; 0x1_0000];
        for child in nodes[0].children.0..nodes[0].children.1 {
            if let Some(start) = starts.get_mut(nodes[child as usize].c as usize) {
                *start = child;
            }
        }
        Self { nodes, starts }
    }

    /// The longest phrase that a text begins with and that is wanted: its length in bytes, and its index.
    pub(super) fn longest(
        &self,
        text: &str,
        is_wanted: impl Fn(usize, usize) -> bool,
    ) -> Option<(usize, usize)> {
        let mut longest = None;
        let mut node = self.nodes.first()?;
        for (at, c) in text.char_indices() {
            node = match self.starts.get(c as usize) {
                Some(0) if at == 0 => return None,
                Some(&start) if at == 0 => &self.nodes[start as usize],
                _ => match self.child(node, c) {
                    Some(child) => child,
                    None => break,
                },
            };
            if let Some(phrase) = node.phrase
                && is_wanted(at + c.len_utf8(), phrase as usize)
            {
                longest = Some((at + c.len_utf8(), phrase as usize));
            }
        }
        longest
    }

    fn child(&self, node: &Node, c: char) -> Option<&Node> {
        let children = &self.nodes[node.children.0 as usize..node.children.1 as usize];
        children.binary_search_by_key(&c, |child| child.c).ok().map(|index| &children[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_phrase_is_found() {
        let phrases =
            ["a", "abc", "b", "中", "中文字", "𠮷", "𠮷野"].map(|phrase| phrase.chars().collect::<Vec<_>>());
        let trie = Trie::new(&phrases.each_ref().map(Vec::as_slice));
        for (text, found) in [
            ("abcd", Some((3, 1))),
            ("abd", Some((1, 0))),
            ("b", Some((1, 2))),
            ("中文", Some((3, 3))),
            ("中文字典", Some((9, 4))),
            ("𠮷野家", Some((7, 6))),
            ("𠮷", Some((4, 5))),
            ("𠮸", None),
            ("文中", None),
            ("\0", None),
            ("", None),
        ] {
            assert_eq!(trie.longest(text, |_, _| true), found, "{text}");
        }
        assert_eq!(trie.longest("中文字典", |len, _| len < 9), Some((3, 3)));
        assert_eq!(Trie::new(&[]).longest("a", |_, _| true), None);
    }
}
