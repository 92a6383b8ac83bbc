use catalog::{Placement, Stage};
use kernel::Language;

use crate::AnnexRequirement;

/// Who a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speaker {
    /// A supplier: after signing, and in contract terms.
    Supplier,
    /// A tenderer: while a procurement is open.
    Tenderer,
}

const SWEDISH: [(&str, &str); 4] = [
    ("leverantörernas", "anbudsgivarnas"),
    ("leverantörens", "anbudsgivarens"),
    ("leverantören", "anbudsgivaren"),
    ("leverantör", "anbudsgivare"),
];
const ENGLISH: [(&str, &str); 2] = [("suppliers", "tenderers"), ("supplier", "tenderer")];

/// The text with the right word for the party. The catalog writes "leverantören"; while a procurement is open that is
/// "anbudsgivaren" (LOU 1 kap. 9 §). Compounds such as "underleverantör" and "sub-supplier" are left as they are.
#[must_use]
pub fn speaker(text: &str, language: Language, who: Speaker) -> String {
    if who == Speaker::Supplier {
        return text.to_owned();
    }
    let pairs: &[(&str, &str)] = match language {
        Language::Swedish => &SWEDISH,
        Language::English => &ENGLISH,
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|character: char| character.is_alphabetic()) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let end = from.find(|character: char| !character.is_alphabetic()).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        let compound = out.ends_with('-') || after.starts_with('-');
        let lower = word.to_lowercase();
        match pairs.iter().find(|(supplier, _)| *supplier == lower && !compound) {
            Some((_, tenderer)) if word.starts_with(char::is_uppercase) => {
                let mut letters = tenderer.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            }
            Some((_, tenderer)) => out.push_str(tenderer),
            None => out.push_str(word),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// While a procurement is open, what a tenderer must be or have speaks of the tenderer; what is done under the contract speaks of
/// the supplier.
#[must_use]
pub fn speaker_of_text(requirement: &AnnexRequirement, tender: bool) -> Speaker {
    let before = matches!(requirement.placement, Placement::Qualification | Placement::AwardCriterion);
    if tender && before { Speaker::Tenderer } else { Speaker::Supplier }
}

/// Evidence shown before the award is the tenderer's.
#[must_use]
pub fn speaker_of_stage(stage: Stage, tender: bool) -> Speaker {
    if tender && matches!(stage, Stage::Bid | Stage::BeforeAward) { Speaker::Tenderer } else { Speaker::Supplier }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_party_itself_is_renamed() {
        let swedish = |text| speaker(text, Language::Swedish, Speaker::Tenderer);
        assert_eq!(
            swedish("Leverantörens underleverantörer och leverantören"),
            "Anbudsgivarens underleverantörer och anbudsgivaren"
        );
        assert_eq!(swedish("Leverantören."), "Anbudsgivaren.");
        let english = |text| speaker(text, Language::English, Speaker::Tenderer);
        assert_eq!(english("The supplier's sub-suppliers"), "The tenderer's sub-suppliers");
        assert_eq!(speaker("leverantören", Language::Swedish, Speaker::Supplier), "leverantören");
    }
}
