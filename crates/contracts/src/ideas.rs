/// A set of concepts, by their number in the vocabulary. Concepts past the last number that fits are never in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Ideas([u64; Self::WORDS]);

impl Ideas {
    const WORDS: usize = 16;
    /// How many concepts a vocabulary may have.
    pub(crate) const MOST: usize = Self::WORDS * 64;

    pub(crate) fn add(&mut self, concept: usize) {
        if let Some(word) = self.0.get_mut(concept / 64) {
            *word |= 1 << (concept % 64);
        }
    }

    pub(crate) fn has(&self, concept: usize) -> bool {
        self.0.get(concept / 64).is_some_and(|word| word & (1 << (concept % 64)) != 0)
    }

    /// The numbers in it, in order.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = usize> {
        (0..Self::MOST).filter(|concept| self.has(*concept))
    }

    pub(crate) fn and(mut self, other: &Self) -> Self {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
        self
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(word, more)| word & more != 0)
    }

    /// Which of these it lacks.
    pub(crate) fn lacking(&self, wanted: &Self) -> Self {
        let mut lacking = *wanted;
        for (word, have) in lacking.0.iter_mut().zip(self.0) {
            *word &= !have;
        }
        lacking
    }

    pub(crate) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::Ideas;

    #[test]
    fn knows_what_is_in_it() {
        let mut some = Ideas::default();
        some.add(3);
        some.add(700);
        some.add(Ideas::MOST);
        let mut wanted = Ideas::default();
        wanted.add(3);
        wanted.add(64);
        assert!(some.has(700) && !some.has(64) && some.meets(&wanted));
        assert_eq!((some.count(), some.lacking(&wanted).count()), (2, 1));
        assert!(some.and(&wanted).lacking(&wanted).is_empty());
    }
}
