/// A part of a text, in bytes from its beginning. Both ends are on character boundaries of the text that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends; the byte there is no part of it.
    pub end: usize,
}

impl Span {
    /// From one byte to another.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words it stands for; empty if the text is another than the one that was read.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// From the beginning of this one to the end of a later one.
    #[must_use]
    pub fn to(self, later: Self) -> Self {
        Self { start: self.start, end: later.end.max(self.end) }
    }

    /// Does it hold the other one whole?
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
