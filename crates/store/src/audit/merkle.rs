use sha2::{Digest, Sha256};

/// A digest in the tree.
pub type Hash = [u8; 32];

/// The right edge of a Merkle tree: the roots of its whole subtrees, the largest first. It is all that is needed to add leaves and
/// to tell the root (RFC 9162, 2.1).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edge {
    size: u64,
    roots: Vec<Hash>,
}

impl Edge {
    /// An edge as it was stored: the number of leaves, and the roots in hexadecimal with spaces between. `None` if they do not fit.
    #[must_use]
    pub fn stored(size: u64, roots: &str) -> Option<Self> {
        let roots: Option<Vec<Hash>> = roots.split_whitespace().map(from_hex).collect();
        let roots = roots?;
        (roots.len() == usize::try_from(size.count_ones()).ok()?).then_some(Self { size, roots })
    }

    /// The roots in hexadecimal with spaces between.
    #[must_use]
    pub fn to_text(&self) -> String {
        let roots: Vec<String> = self.roots.iter().map(|root| crate::row::hex(root)).collect();
        roots.join(" ")
    }

    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf by its hash.
    pub fn push(&mut self, leaf: Hash) {
        let mut hash = leaf;
        // As in adding one to a binary number: every whole subtree as large as what is added becomes one with it.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.roots.pop() {
                hash = node(&left, &hash);
            }
        }
        self.roots.push(hash);
        self.size += 1;
    }

    /// The root of the tree; of an empty one the digest of nothing.
    #[must_use]
    pub fn root(&self) -> Hash {
        let mut roots = self.roots.iter().rev();
        let Some(last) = roots.next() else { return Sha256::digest([]).into() };
        roots.fold(*last, |right, left| node(left, &right))
    }
}

/// The hash of a leaf.
#[must_use]
pub fn leaf(content: &[u8]) -> Hash {
    Sha256::new().chain_update([0]).chain_update(content).finalize().into()
}

fn node(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The hashes beside the way from a leaf to the root, the nearest first (RFC 9162, 2.1.3).
#[must_use]
pub fn inclusion(leaves: &[Hash], number: usize) -> Vec<Hash> {
    let mut proof = Vec::new();
    let (mut leaves, mut number) = (leaves, number);
    while leaves.len() > 1 {
        let half = leaves.len().next_power_of_two() / 2;
        let (left, right) = leaves.split_at(half);
        if number < half {
            proof.push(root_of(right));
            leaves = left;
        } else {
            proof.push(root_of(left));
            leaves = right;
            number -= half;
        }
    }
    proof.reverse();
    proof
}

/// Is a leaf in the tree of this size and root, by the proof?
#[must_use]
pub fn is_included(leaf: Hash, number: u64, size: u64, proof: &[Hash], root: &Hash) -> bool {
    if number >= size {
        return false;
    }
    let (mut at, mut last, mut hash) = (number, size - 1, leaf);
    for beside in proof {
        if last == 0 {
            return false;
        }
        if at % 2 == 1 || at == last {
            hash = node(beside, &hash);
            while at.is_multiple_of(2) && at != 0 {
                at /= 2;
                last /= 2;
            }
        } else {
            hash = node(&hash, beside);
        }
        at /= 2;
        last /= 2;
    }
    last == 0 && hash == *root
}

fn root_of(leaves: &[Hash]) -> Hash {
    let mut edge = Edge::default();
    for leaf in leaves {
        edge.push(*leaf);
    }
    edge.root()
}

/// A hash from hexadecimal.
#[must_use]
pub fn from_hex(text: &str) -> Option<Hash> {
    let bytes: Option<Vec<u8>> = text
        .as_bytes()
        .chunks(2)
        .map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()))
        .collect();
    bytes?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The leaves of the examples that implementations of RFC 6962 and 9162 test with.
    fn leaves() -> Vec<Hash> {
        let inputs: [&[u8]; 8] = [
            &[],
            &[0x00],
            &[0x10],
            &[0x20, 0x21],
            &[0x30, 0x31],
            &[0x40, 0x41, 0x42, 0x43],
            &[0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57],
            &[0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f],
        ];
        inputs.into_iter().map(leaf).collect()
    }

    /// Their roots, for one leaf to eight.
    const ROOTS: [&str; 8] = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    #[test]
    fn roots_are_those_of_the_examples() {
        let mut edge = Edge::default();
        for (leaf, root) in leaves().into_iter().zip(ROOTS) {
            edge.push(leaf);
            assert_eq!(crate::row::hex(&edge.root()), root);
            assert_eq!(Edge::stored(edge.size(), &edge.to_text()), Some(edge.clone()));
        }
    }

    #[test]
    fn every_leaf_is_shown_to_be_in_every_tree_and_no_other_is() {
        let all = leaves();
        for size in 1..=all.len() {
            let leaves = &all[..size];
            let root = root_of(leaves);
            for number in 0..size {
                let proof = inclusion(leaves, number);
                let holds = |leaf, at: usize, root: &Hash| is_included(leaf, at as u64, size as u64, &proof, root);
                assert!(holds(leaves[number], number, &root), "{number} of {size}");
                assert!(!holds(leaf(b"other"), number, &root));
                assert!(!holds(leaves[number], number, &leaf(b"other")));
                assert!(!holds(leaves[number], number + 1, &root) || proof.is_empty() && size == 1 && number + 1 < size);
            }
        }
    }

    #[test]
    fn an_edge_that_does_not_fit_is_refused() {
        assert_eq!(Edge::stored(3, ""), None);
        assert_eq!(Edge::stored(1, "zz"), None);
    }
}
