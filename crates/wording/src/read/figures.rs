use super::Context;
use crate::grammar::Role;
use crate::lexicon::Meaning;
use crate::token::Kind;
use crate::{Amount, Category, Measured, Unit};

/// A figure with its unit, as tokens.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) measured: Measured,
    /// A day of a month.
    pub(super) date: bool,
    /// A time of day.
    pub(super) clock: bool,
}

impl Context<'_> {
    /// Every figure of the sentence that counts something. Numbers of sections, laws and standards are no figures.
    pub(super) fn figures(&self, standards: &[(usize, usize)]) -> Vec<Figure> {
        let mut figures = Vec::new();
        let mut at = self.part.first;
        let mut standards = standards.iter().peekable();
        while at < self.part.last {
            while standards.peek().is_some_and(|(_, last)| *last <= at) {
                standards.next();
            }
            if let Some((_, last)) = standards.peek().filter(|(first, _)| *first <= at) {
                at = *last;
                continue;
            }
            let Some((amount, after, in_words)) = self.amount(at) else {
                at += 1;
                continue;
            };
            let figure = self.figure(at, after, amount, in_words);
            at = figure.as_ref().map_or(after, |figure| figure.last).max(at + 1);
            figures.extend(figure);
        }
        figures
    }

    /// The amount that begins at a token, where it ends, and whether it is in words: "30", "trettio", "thirty (30)", "10–15".
    fn amount(&self, at: usize) -> Option<(Amount, usize, bool)> {
        let token = self.token(at)?;
        let (amount, mut after, in_words) = match token.kind {
            Kind::Number => (Amount::Number(thousandths(token.span.of(self.text))), at + 1, false),
            Kind::Placeholder => (Amount::Parameter(parameter(token.span.of(self.text)).0.to_owned()), at + 1, false),
            Kind::Blank => (Amount::Blank, at + 1, false),
            Kind::Word => {
                let hit = self.hit_at(at, Category::Number)?;
                let Meaning::Number(number) = self.lexicon.meaning(hit.term) else { return None };
                (Amount::Number(u64::from(number) * 1000), hit.last, true)
            }
            Kind::Mark(_) => return None,
        };
        let opens = self.token(after).is_some_and(|token| token.is_mark(&['(']));
        let closes = self.token(after + 2).is_some_and(|token| token.is_mark(&[')']));
        let again =
            self.token(after + 1).is_some_and(|token| token.is_figure()) || self.hit_at(after + 1, Category::Number).is_some();
        let mut digits = !in_words;
        if opens && closes && again {
            after += 3;
            digits = true;
        }
        let range = self.token(after).is_some_and(|token| token.is_mark(&['–', '-']));
        if range && self.token(after + 1).is_some_and(|token| token.is_figure()) {
            after += 2;
        }
        Some((amount, after, !digits))
    }

    fn figure(&self, first: usize, after: usize, amount: Amount, in_words: bool) -> Option<Figure> {
        let before = first.checked_sub(1).and_then(|before| self.token(before));
        let before_that = first.checked_sub(2).and_then(|before| self.token(before));
        let named = |token: &crate::lexicon::Token| token.is(Role::POINT) || token.is_mark(&['§']);
        // "kap. 3", with the full stop between.
        let dotted = before.is_some_and(|token| token.is_mark(&['.'])) && before_that.is_some_and(named);
        let numbered =
            before.is_some_and(named) || dotted || self.token(after).is_some_and(named) || self.token_is(after, Role::POINT);
        let law =
            matches!(amount, Amount::Number(_)) && self.token(first).is_some_and(|token| token.span.of(self.text).contains(':'));
        let (measured, last) = self.unit(first, after, amount);
        if measured.unit.is_none() && (numbered || law) {
            return None;
        }
        let clock = self.abbreviated_clock(first);
        let date = self.hit_at(after, Category::Month).is_some();
        if date || clock {
            let last = if date { after + 1 } else { after };
            return Some(Figure { first, last, measured, date, clock });
        }
        if measured.unit.is_none() {
            let year = matches!(measured.amount, Amount::Number(1_900_000..=2_099_000));
            let small = matches!(measured.amount, Amount::Number(0..=1_000));
            // "tredje part", "punkt 2."
            let ordinal = in_words && !self.is_base_form(first);
            let numbering =
                !in_words && self.token(after).is_some_and(|token| token.is_mark(&['.'])) && self.bounded(first) == first;
            if ordinal || numbering {
                return None;
            }
            // What begins a sentence is the number of a section or of an item.
            if year || (in_words && small) || (!in_words && first <= self.part.first + 1) {
                return None;
            }
        }
        Some(Figure { first, last, measured, date, clock })
    }

    fn unit(&self, first: usize, after: usize, amount: Amount) -> (Measured, usize) {
        let within = self.token(first).filter(|token| token.kind == Kind::Placeholder).and_then(|token| {
            let (_, form) = parameter(token.span.of(self.text));
            self.unit_of_word(form?)
        });
        if let Some(unit) = within {
            return (Measured { amount, unit: Some(unit) }, after);
        }
        // "10 hela arbetsdagar": one word may stand between.
        for start in [after, after + 1] {
            let Some(hit) = self.hit_at(start, Category::Unit) else {
                if self
                    .token(start)
                    .is_none_or(|token| token.kind != Kind::Word || token.is(Role::PREPOSITION.and(Role::CONJUNCTION)))
                {
                    break;
                }
                continue;
            };
            let Meaning::Unit(unit) = self.lexicon.meaning(hit.term) else { break };
            return (Measured { amount, unit: Some(unit) }, hit.last);
        }
        (Measured { amount, unit: None }, after)
    }

    /// Is the number at this token in its first form: "tre", not "tredje"?
    fn is_base_form(&self, at: usize) -> bool {
        let Some(hit) = self.hit_at(at, Category::Number) else { return true };
        let base = usize::try_from(hit.term).ok().and_then(|term| self.lexicon.term(term));
        base.is_some_and(|base| base.term.eq_ignore_ascii_case(self.span(hit.first, hit.last).of(self.text)))
    }

    fn unit_of_word(&self, word: &str) -> Option<Unit> {
        let tokens = self.lexicon.tokens(word);
        crate::lexicon::hits(self.lexicon, &tokens).iter().find_map(|hit| match self.lexicon.meaning(hit.term) {
            Meaning::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    /// "kl. 14.30", "klockan 8".
    fn abbreviated_clock(&self, first: usize) -> bool {
        let mut before = (first.saturating_sub(2)..first).rev().filter_map(|at| self.token(at));
        before.any(|token| {
            let word = token.span.of(self.text);
            word.eq_ignore_ascii_case("kl") || word.eq_ignore_ascii_case("klockan")
        })
    }
}

/// The name of a placeholder and the last of its forms.
fn parameter(placeholder: &str) -> (&str, Option<&str>) {
    let inside = placeholder.trim_start_matches('{').trim_end_matches('}');
    match inside.split_once(':') {
        Some((name, forms)) => (name.trim(), forms.rsplit('|').next()),
        None => (inside.trim(), None),
    }
}

/// A number as written, in thousandths: "99,5" is 99500, "10 000" ten million.
fn thousandths(number: &str) -> u64 {
    let (whole, part) = number.split_once([',', '.']).unwrap_or((number, ""));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).take(12).collect::<String>();
    let whole: u64 = digits(whole).parse().unwrap_or(0);
    let mut part = digits(part);
    part.truncate(3);
    let scale = 10_u64.pow(3 - u32::try_from(part.len()).unwrap_or(0));
    whole * 1000 + part.parse::<u64>().unwrap_or(0) * scale
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_thousandths() {
        assert_eq!(thousandths("99,5"), 99_500);
        assert_eq!(thousandths("10 000"), 10_000_000);
        assert_eq!(thousandths("14.30"), 14_300);
        assert_eq!(parameter("{{days:dag|dagar}}"), ("days", Some("dagar")));
        assert_eq!(parameter("{{ days }}"), ("days", None));
    }
}
