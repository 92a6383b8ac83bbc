/// A transform of the plane as PDF writes it: `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn translate(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then `after`.
    pub(super) fn then(self, after: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let (x, y) = after.apply(e, f);
        let [p, q, r, s, _, _] = after.0;
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y])
    }

    /// Where a point goes.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// What becomes of the direction along the line.
    pub(super) fn along(self) -> (f64, f64) {
        let [a, b, ..] = self.0;
        (a, b)
    }

    /// How much larger things become across the line: the size of letters.
    pub(super) fn height(self) -> f64 {
        let [_, _, c, d, _, _] = self.0;
        c.hypot(d)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transforms_follow_each_other() {
        let twice = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let moved = Matrix::translate(3.0, 4.0);
        assert_eq!(twice.then(moved).apply(1.0, 1.0), (5.0, 6.0));
        assert_eq!(moved.then(twice).apply(1.0, 1.0), (8.0, 10.0));
    }
}
