/// Words as a tree of bytes: finding one takes as many steps as it has bytes, however many there are.
#[derive(Debug, Clone)]
pub(crate) struct Trie {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    children: Vec<(u8, u32)>,
    value: Option<u32>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

impl Trie {
    /// The value kept for these bytes, made by `value` if there is none.
    pub(crate) fn insert(&mut self, bytes: impl Iterator<Item = u8>, value: impl FnOnce() -> u32) -> u32 {
        let mut at = 0_usize;
        for byte in bytes {
            let next = self.child(at, byte).unwrap_or_else(|| {
                let fresh = self.nodes.len();
                self.nodes.push(Node::default());
                if let Some(node) = self.nodes.get_mut(at) {
                    let place = node.children.partition_point(|(known, _)| *known < byte);
                    node.children.insert(place, (byte, u32::try_from(fresh).unwrap_or(u32::MAX)));
                }
                fresh
            });
            at = next;
        }
        match self.nodes.get_mut(at) {
            Some(node) => *node.value.get_or_insert_with(value),
            None => 0,
        }
    }

    /// The value kept for exactly these bytes.
    pub(crate) fn get(&self, bytes: &[u8]) -> Option<u32> {
        let mut at = 0;
        for byte in bytes {
            at = self.child(at, *byte)?;
        }
        self.nodes.get(at).and_then(|node| node.value)
    }

    /// The longest beginning of these bytes that has a value, with its length.
    pub(crate) fn longest(&self, bytes: impl Iterator<Item = u8>) -> Option<(usize, u32)> {
        let (mut at, mut found) = (0, None);
        for (length, byte) in (1..).zip(bytes) {
            let Some(next) = self.child(at, byte) else { break };
            at = next;
            if let Some(value) = self.nodes.get(at).and_then(|node| node.value) {
                found = Some((length, value));
            }
        }
        found
    }

    fn child(&self, at: usize, byte: u8) -> Option<usize> {
        let children = &self.nodes.get(at)?.children;
        let place = children.binary_search_by_key(&byte, |(known, _)| *known).ok()?;
        children.get(place).and_then(|(_, next)| usize::try_from(*next).ok())
    }
}
