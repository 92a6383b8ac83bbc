use super::Context;
use super::figures::Figure;
use crate::grammar::Role;
use crate::token::Kind;
use crate::{Category, Limit, Mark, Span, Unit, What};

/// Words that may stand between what opens a time limit and its figure: "inom loppet av högst 24 timmar".
const BETWEEN: usize = 4;
/// The most words of the event that a limit is counted from.
const EVENT: usize = 14;

impl Context<'_> {
    /// Marks limits in time, frequencies and measures.
    pub(super) fn times(&self, figures: &[Figure], marks: &mut Vec<Mark>) {
        for figure in figures {
            let (first, last, what) = self.figure_means(figure);
            marks.push(Mark { span: self.span(first, last), what, term: None });
        }
        let from = self.part.first;
        for at in from..self.part.last {
            if self.token_is(at, Role::BEFORE) && !self.is_spent(at, figures, marks) {
                let span = self.event(at).unwrap_or_else(|| self.span(at, at + 1));
                marks.push(Mark { span, what: What::Deadline(Limit::Event, None), term: None });
            }
        }
    }

    fn figure_means(&self, figure: &Figure) -> (usize, usize, What) {
        let measured = figure.measured.clone();
        let opened = self.opening(figure.first);
        let Figure { first, last, date, clock, .. } = *figure;
        if date || clock {
            return match opened {
                Some(start) => (start, last, What::Deadline(Limit::On, None)),
                None if clock => (first, last, What::Deadline(Limit::On, None)),
                None => (first, last, What::Measure(measured)),
            };
        }
        let Some(unit) = measured.unit else { return (self.bounded(first), last, What::Measure(measured)) };
        if unit == Unit::Times {
            return match self.per(last) {
                Some(end) => (self.bounded(first), end, What::Frequency),
                None => (self.bounded(first), last, What::Measure(measured)),
            };
        }
        if !unit.is_time() {
            return (self.bounded(first), last, What::Measure(measured));
        }
        if self.before_is(first, Role::EVERY) {
            return (first - 1, last, What::Frequency);
        }
        if let Some(start) = opened {
            return (start, last, What::Deadline(Limit::Within(measured), self.counted_from(last)));
        }
        if (first.saturating_sub(5)..first).chain(last..last + 3).any(|at| self.token_is(at, Role::INTERVAL)) {
            return (self.bounded(first), last, What::Frequency);
        }
        if self.token_is(last, Role::BEFORE) {
            return (self.bounded(first), last, What::Deadline(Limit::Within(measured), self.event(last)));
        }
        if let Some(hit) = (last..last + 3).find_map(|at| self.hit_at(at, Category::Notice)) {
            return (self.bounded(first), hit.last, What::Deadline(Limit::Within(measured), None));
        }
        let lasting = self.before_is(self.bounded(first), Role::PREPOSITION);
        if !lasting && self.token_is(last, Role::FROM) && !self.token_is(last, Role::BY) && !self.is_of(last) {
            return (self.bounded(first), last, What::Deadline(Limit::Within(measured), self.event(last)));
        }
        (self.bounded(first), last, What::Measure(measured))
    }

    /// "of": a measure's genitive, not the start of a clock, unless something opened the limit.
    fn is_of(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.span.of(self.text).eq_ignore_ascii_case("of"))
    }

    fn before_is(&self, at: usize, role: Role) -> bool {
        at.checked_sub(1).is_some_and(|before| self.token_is(before, role))
    }

    /// Where the words that open a time limit begin, if such words stand before this token.
    fn opening(&self, at: usize) -> Option<usize> {
        let least = at.saturating_sub(BETWEEN).max(self.part.first);
        for start in (least..at).rev() {
            let token = self.token(start)?;
            if let Some(hit) = self.hit_at(start, Category::TimeLimit).filter(|hit| hit.last <= at) {
                return Some(hit.first);
            }
            // Within a longer opening, or words that may stand between.
            let bound = self.hits_at(start).any(|hit| matches!(hit.category, Category::Bound | Category::TimeLimit));
            let clock = self.hit_at(start, Category::Abbreviation).is_some() || token.is_mark(&['.']);
            if clock && start + 3 > at {
                continue;
            }
            let small =
                token.is(Role::ADVERB.and(Role::ARTICLE).and(Role::BY).and(Role::PREPOSITION).and(Role::FROM).and(Role::PRONOUN));
            if token.kind != Kind::Word || !(bound || small || self.covered_by_limit(start)) {
                return None;
            }
        }
        None
    }

    fn covered_by_limit(&self, at: usize) -> bool {
        (at.saturating_sub(4).max(self.part.first)..at).any(|start| {
            self.hits_at(start).any(|hit| matches!(hit.category, Category::Bound | Category::TimeLimit) && at < hit.last)
        })
    }

    /// Where a figure begins together with the words that bound it: "minst 12 månader".
    pub(super) fn bounded(&self, first: usize) -> usize {
        let least = first.saturating_sub(3).max(self.part.first);
        let bound = |start: &usize| self.hit_at(*start, Category::Bound).is_some_and(|hit| hit.last == first);
        (least..first).find(bound).unwrap_or(first)
    }

    /// The end of "per år", "om året", "a year" after "två gånger".
    fn per(&self, at: usize) -> Option<usize> {
        let every = if self.token_is(at, Role::PER.and(Role::EVERY)) { at + 1 } else { at };
        let next = if every > at && self.token_is(every, Role::EVERY.and(Role::ARTICLE)) { every + 1 } else { every };
        let unit = [every, next, next + 1].into_iter().find_map(|start| self.hit_at(start, Category::Unit));
        let frequency = self.hit_at(at, Category::Frequency).map(|hit| hit.last);
        frequency.or_else(|| unit.filter(|_| every > at).map(|hit| hit.last))
    }

    fn counted_from(&self, at: usize) -> Option<Span> {
        self.token_is(at, Role::FROM.and(Role::BEFORE)).then(|| self.event(at)).flatten()
    }

    /// From this token to the end of its clause.
    fn event(&self, at: usize) -> Option<Span> {
        let mut last = at + 1;
        while last < at + EVENT {
            let Some(token) = self.token(last) else { break };
            let closes = token.is_mark(&[',', ';', '.', ':', '!', '?', '(']);
            let verb = self.hits_at(last).any(|hit| hit.category.is_force() && hit.category != Category::Indicative);
            if closes || verb || token.is(Role::CONJUNCTION) {
                break;
            }
            last += 1;
        }
        (last > at + 1).then(|| self.span(at, last))
    }

    /// Is this "before" part of something marked already, or of an order of precedence?
    fn is_spent(&self, at: usize, figures: &[Figure], marks: &[Mark]) -> bool {
        let place = figures.partition_point(|figure| figure.last <= at);
        let after_figure = place
            .checked_sub(1)
            .and_then(|before| figures.get(before))
            .is_some_and(|figure| figure.last == at && figure.measured.unit.is_some());
        let here = self.span(at, at + 1);
        let near = marks.iter().rev().take(64);
        let marked = near
            .filter(|mark| mark.span.holds(here))
            .any(|mark| matches!(mark.what, What::Deadline(..) | What::Term(Category::Precedence)));
        let ordered = (at.saturating_sub(3).max(self.part.first)..at)
            .any(|start| self.hits_at(start).any(|hit| hit.category == Category::Precedence && hit.last > at));
        after_figure || marked || ordered
    }
}
