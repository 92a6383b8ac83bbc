//! Damaged and hostile PDFs, the same in every run: sound files cut off and changed, and files made to exhaust whoever reads them.

mod builder;
mod made;

use self::made::made;

/// A name that says what is wrong with it, and the bytes.
pub type Case = (String, Vec<u8>);

/// At least 600 files, when `sound` holds at least two sound PDFs of a few pages.
#[must_use]
pub fn hostile_pdfs(sound: &[Vec<u8>]) -> Vec<Case> {
    let mut cases = made();
    for (number, bytes) in sound.iter().enumerate() {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15 ^ u64::try_from(number).unwrap_or_default());
        for step in 1..=40 {
            cases.push((format!("{number}-cut-{step}"), bytes[..bytes.len() * step / 41].to_vec()));
        }
        for step in 0..120 {
            let mut changed = bytes.clone();
            for _ in 0..=(step % 30) {
                let at = chance.below(changed.len());
                changed[at] = chance.byte();
            }
            cases.push((format!("{number}-bytes-{step}"), changed));
        }
        for step in 0..60 {
            let mut changed = bytes.clone();
            let digits: Vec<usize> = (0..changed.len()).filter(|at| changed[*at].is_ascii_digit()).collect();
            for _ in 0..=(step % 12) {
                let at = digits[chance.below(digits.len())];
                changed[at] = b'0' + chance.byte() % 10;
            }
            cases.push((format!("{number}-digits-{step}"), changed));
        }
        for step in 0..30 {
            let from = chance.below(bytes.len());
            let to = (from + 1 + chance.below(4_000)).min(bytes.len());
            let changed = match step % 3 {
                0 => [&bytes[..from], &bytes[to..]].concat(),
                1 => [&bytes[..to], &bytes[from..]].concat(),
                _ => [&bytes[..from], &vec![0; to - from][..], &bytes[to..]].concat(),
            };
            cases.push((format!("{number}-piece-{step}"), changed));
        }
    }
    cases
}

/// Numbers that look like chance and are the same in every run (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or_default()
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.next() & 0xFF).unwrap_or_default()
    }
}
