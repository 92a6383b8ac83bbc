use wording::{Bound, Category, Force, Party, Sentence, Span, Statement};

/// What a sentence gives the buyer to hold on to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Nothing is said: a heading, a row of figures, a fragment.
    Silent,
    /// It says that the supplier has no duty.
    Release,
    /// It binds the buyer, or gives the supplier a right.
    Against,
    /// It tells, aims, or takes the edge off itself.
    Weak,
    /// It binds, but says nobody.
    Nobody,
    /// It binds the supplier or its delivery, gives the buyer a right, or sets a rule.
    Firm,
}

/// How firm a statement is.
pub(crate) fn of(sentence: &Sentence, statement: &Statement) -> Standing {
    let who = statement.subject.who;
    match (statement.force, who) {
        (Force::Binding | Force::Prohibition, Bound::Party(Party::Supplier | Party::Both | Party::SubSupplier))
        | (Force::Binding | Force::Prohibition | Force::Capability, Bound::Thing)
        | (Force::Right, Bound::Party(Party::Buyer | Party::Both))
        | (Force::Rule, _) => Standing::Firm,
        (Force::Binding | Force::Prohibition, Bound::Nobody) => Standing::Nobody,
        // "ska kunna visa": what can be asked for at any time is a duty.
        (Force::Capability, Bound::Party(Party::Supplier | Party::Both | Party::SubSupplier)) => {
            let shows = sentence.terms(Category::Verification).any(|mark| statement.span.holds(mark.span));
            if shows { Standing::Firm } else { Standing::Weak }
        }
        (Force::Binding | Force::Prohibition | Force::Capability, Bound::Party(Party::Buyer))
        | (Force::Right, Bound::Party(Party::Supplier | Party::SubSupplier)) => Standing::Against,
        (Force::Release, _) => Standing::Release,
        // A permission to nobody in particular gives the buyer nothing.
        (Force::Right, Bound::Nobody | Bound::Thing)
        | (Force::Capability | Force::Recommendation | Force::Soft | Force::Descriptive, _) => Standing::Weak,
    }
}

/// How firm a sentence is at its firmest, or at its firmest about some words of it.
pub(crate) fn about(sentence: &Sentence, words: Option<Span>) -> Standing {
    let all = || sentence.statements.iter().map(|statement| of(sentence, statement)).max().unwrap_or(Standing::Silent);
    let Some(words) = words else { return all() };
    let within = sentence.statements.iter().filter(|statement| statement.span.holds(words));
    within.map(|statement| of(sentence, statement)).max().unwrap_or_else(all)
}
