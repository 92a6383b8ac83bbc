use crate::judge::Draft;
use crate::role::Role;
use crate::verdict::Element;

/// The fewest of the particulars of GDPR 28.3 that make an agreement say what it covers.
const PARTICULARS: usize = 2;

/// A description covers something when it lists or delimits.
pub(super) fn description(draft: &mut Draft<'_, '_>) {
    let contract = draft.around.contract;
    let lists = draft.clauses().into_iter().any(|clause| {
        contract.lines_of(clause).filter(|(_, line)| line.role == Role::Operative && (line.lead.is_some() || line.row)).count()
            > 1
    });
    let listed = draft.firm.iter().filter_map(|sight| contract.lines.get(sight.line)).any(|line| {
        let words = contract.words_of(line);
        words.matches(',').count() >= 2 || line.own.has(draft.around.idea.delimits)
    });
    if lists || listed {
        draft.gives(Element::Scope);
    }
}

/// An agreement with a processor covers something when it states the particulars.
pub(super) fn processing(draft: &mut Draft<'_, '_>) {
    let (contract, particulars) = (draft.around.contract, draft.around.idea.particulars);
    let mut kinds: Vec<String> = Vec::new();
    for line in &contract.lines {
        let Some(clause) = contract.clause(line) else { continue };
        let text = contract.text(clause.file);
        for mention in line.mentions.iter().filter(|mention| mention.concept == particulars) {
            let word: String = mention.span.of(text).to_lowercase().chars().take(12).collect();
            if !kinds.contains(&word) {
                kinds.push(word);
            }
        }
    }
    if kinds.len() >= PARTICULARS {
        draft.gives(Element::Scope);
    } else {
        draft.elements.remove(Element::Scope);
    }
}
