use crate::{Bound, Category, Force, Limit, Mark, Party, Reading, Sentence, Span, Statement, What};

/// What makes a clause enforceable, each with the words that show it. An empty list means that it is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Elements {
    /// Who is bound, or given a right.
    pub party: Vec<Span>,
    /// The words that bind the supplier, both parties, or a sub-supplier; that give the buyer a right; or that set a rule.
    pub binding: Vec<Span>,
    /// What can be tested: a figure, a standard, or a duty without vague words.
    pub criterion: Vec<Span>,
    /// A time that can be kept or missed.
    pub deadline: Vec<Span>,
    /// How it is shown.
    pub verification: Vec<Span>,
    /// What follows if not, here.
    pub remedy: Vec<Span>,
    /// A reference to the remedies of the whole contract: it must be looked at whether they reach this.
    pub general_remedy: Vec<Span>,
    /// Who further down the chain it reaches.
    pub flow_down: Vec<Span>,
    /// What goes first when documents differ.
    pub precedence: Vec<Span>,
    /// What is covered.
    pub scope: Vec<Span>,
}

impl Elements {
    /// Is an element there, by its word in the catalog? A remedy may come through the general terms.
    #[must_use]
    pub fn has(&self, element: &str) -> bool {
        match element {
            "party" => !self.party.is_empty(),
            "binding" => !self.binding.is_empty(),
            "criterion" => !self.criterion.is_empty(),
            "deadline" => !self.deadline.is_empty(),
            "verification" => !self.verification.is_empty(),
            "remedy" => !self.remedy.is_empty() || !self.general_remedy.is_empty(),
            "flow-down" => !self.flow_down.is_empty(),
            "precedence" => !self.precedence.is_empty(),
            "scope" => !self.scope.is_empty(),
            _ => false,
        }
    }
}

/// Which elements a text has, and by which words. Only sentences that bind, entitle or set a rule count.
#[must_use]
pub fn elements(reading: &Reading) -> Elements {
    let mut found = Elements::default();
    for sentence in &reading.sentences {
        let firm: Vec<_> =
            sentence.statements.iter().filter(|statement| enforceable(statement.force, statement.subject.who)).collect();
        // What a report or a list shall hold counts once somebody is bound to hand it over.
        let content = !found.party.is_empty() && sentence.statements.iter().any(Statement::is_duty);
        if firm.is_empty() && !content {
            continue;
        }
        for statement in &firm {
            found.binding.push(statement.decided_by);
            if matches!(statement.subject.who, Bound::Party(_)) {
                found.party.extend(statement.subject.span);
            }
            let vague = sentence.terms(Category::VagueCriterion).any(|mark| statement.span.holds(mark.span));
            if !vague {
                found.criterion.extend(statement.action);
            }
        }
        marks(sentence, &mut found);
    }
    found
}

/// Can a statement of this force about this party be claimed by the buyer?
fn enforceable(force: Force, who: Bound) -> bool {
    match force {
        Force::Binding | Force::Prohibition => matches!(who, Bound::Party(Party::Supplier | Party::Both | Party::SubSupplier)),
        Force::Right => matches!(who, Bound::Party(Party::Buyer | Party::Both)),
        Force::Rule => true,
        Force::Capability | Force::Recommendation | Force::Soft | Force::Release | Force::Descriptive => false,
    }
}

fn marks(sentence: &Sentence, found: &mut Elements) {
    for Mark { span, what, .. } in &sentence.marks {
        match what {
            What::Measure(measured) => {
                found.criterion.push(*span);
                if measured.unit.is_some_and(crate::Unit::is_time) {
                    found.deadline.push(*span);
                }
            }
            What::Standard => found.criterion.push(*span),
            What::Deadline(limit, _) => {
                found.deadline.push(*span);
                if matches!(limit, Limit::Within(_) | Limit::On) {
                    found.criterion.push(*span);
                }
            }
            What::Frequency => found.deadline.push(*span),
            What::Party(Party::SubSupplier) | What::Term(Category::FlowDown) => found.flow_down.push(*span),
            What::Term(Category::Verification) => found.verification.push(*span),
            What::Term(Category::Remedy) => found.remedy.push(*span),
            What::Term(Category::GeneralRemedy) => found.general_remedy.push(*span),
            What::Term(Category::Precedence) => found.precedence.push(*span),
            What::Term(Category::Scope) => found.scope.push(*span),
            What::Party(_) | What::Term(_) => {}
        }
    }
}
