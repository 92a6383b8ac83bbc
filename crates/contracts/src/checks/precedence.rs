use kernel::Span;
use wording::Category;

use crate::judge::Draft;
use crate::verdict::Element;

/// An order of documents counts for security when it names it, and when the supplier's terms do not go before.
pub(super) fn refine(draft: &mut Draft<'_, '_>) {
    draft.elements.remove(Element::Criterion);
    let contract = draft.around.contract;
    let mut security: Option<(usize, Span)> = None;
    let mut suppliers: Option<(usize, Span)> = None;
    let mut precedence: Option<(usize, Span)> = None;
    for clause in draft.clauses() {
        for (at, line) in contract.lines_of(clause) {
            let words = contract.words_of(line).to_lowercase();
            let named = ["säkerhet", "security"].iter().any(|word| words.contains(word)).then_some(line.span);
            if security.is_none()
                && let Some(span) = named
            {
                security = Some((at, span));
            }
            let own_terms = [
                "leverantörens allmänna",
                "leverantörens villkor",
                "leverantörens standard",
                "supplier's terms",
                "supplier's standard",
                "supplier's general",
                "vendor's",
                "provider's standard",
                "provider's terms",
            ];
            if suppliers.is_none() && own_terms.iter().any(|term| words.contains(term)) {
                suppliers = Some((at, line.span));
            }
            precedence = precedence.or_else(|| line.sentence.terms(Category::Precedence).next().map(|mark| (at, mark.span)));
        }
    }
    if let Some((at, span)) = security {
        draft.elements.add(Element::Criterion, at, span);
    }
    if let Some((at, span)) = precedence.filter(|_| !draft.elements.has(Element::Precedence)) {
        draft.elements.add(Element::Precedence, at, span);
    }
    if precedence.is_none() && !draft.firm.is_empty() {
        draft.gives(Element::Precedence);
    }
    if let (Some((terms, span)), Some((named, _))) = (suppliers, security)
        && terms < named
    {
        draft.elements.remove(Element::Precedence);
        draft.emptied.push((terms, span));
        draft.note("contract-why-ranks-below");
    }
}
