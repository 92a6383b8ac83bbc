use wording::Party;

use super::{BUYER, DUTY, RIGHT, SUPPLIER, before, role};

/// A company is the buyer where the text calls somebody else the supplier throughout, and nobody the buyer.
pub(super) fn outnumbered(text: &str, names: &mut [(String, Party)]) {
    let often = |words: &[&str]| words.iter().any(|word| text.matches(word).count() >= 4);
    let supplier = often(&[
        "Leverantören",
        "Supplier",
        "Provider",
        "Contractor",
        "Vendor",
        "Entreprenören",
        "Utföraren",
        "Licensor",
        "Uppdragstagaren",
    ]);
    let buyer = often(&[
        "Beställaren",
        "Kunden",
        "Köparen",
        "Kommunen",
        "Regionen",
        "Customer",
        "Client",
        "Buyer",
        "Purchaser",
        "Licensee",
    ]);
    for (name, party) in names.iter_mut() {
        let lower = name.to_lowercase();
        let telling = SUPPLIER.iter().chain(BUYER).any(|word| lower.contains(word));
        if !telling && *party == Party::Supplier && supplier && !buyer {
            *party = Party::Buyer;
        }
    }
}

/// A name of which nothing else is known is the supplier's where it stands by duties more than by rights.
pub(super) fn by_conduct(text: &str, open: Vec<String>, names: &mut Vec<(String, Party)>) {
    let found = conduct(text, open.iter().map(String::as_str));
    for (name, (duties, rights)) in open.into_iter().zip(found) {
        if duties + rights < 2 {
            continue;
        }
        let party = if duties > rights { Party::Supplier } else { Party::Buyer };
        names.push((name, party));
    }
}

/// How often each name stands by a duty and by a right, in one pass over the text however many the names are.
pub(super) fn conduct<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Vec<(usize, usize)> {
    let mut found: Vec<(&str, (usize, usize))> = names.map(|name| (name, (0, 0))).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let verbs = DUTY.iter().map(|word| (word, true)).chain(RIGHT.iter().map(|word| (word, false)));
    for (verb, duty) in verbs {
        for (at, _) in text.match_indices(verb) {
            let before = text.get(..at).unwrap_or_default();
            for (_, (duties, rights)) in found.iter_mut().filter(|(name, _)| before.ends_with(name)) {
                *(if duty { duties } else { rights }) += 1;
            }
        }
    }
    found.into_iter().map(|(_, acts)| acts).collect()
}

/// Online terms speak of "we" and "you".
pub(super) fn online(text: &str, names: &mut Vec<(String, Party)>) {
    let count = |words: &[&str]| words.iter().map(|word| text.matches(word).count()).sum::<usize>();
    if count(&[" you ", " your ", "You "]) >= 5 && count(&["We ", " we ", " our "]) >= 4 {
        names.extend([("we".to_owned(), Party::Supplier), ("you".to_owned(), Party::Buyer)]);
    }
    if count(&[" ni ", " er ", " du ", " din ", " ert ", "Ni ", "Du "]) >= 5 && count(&["Vi ", " vi "]) >= 4 {
        // "Sjöviks kommun (vi)": the buyer wrote it.
        let buyer = text.find("(vi)").and_then(|at| role("vi", before(text, at))) == Some(Party::Buyer);
        let (we, you) = if buyer { (Party::Buyer, Party::Supplier) } else { (Party::Supplier, Party::Buyer) };
        names.extend([("vi".to_owned(), we), ("ni".to_owned(), you), ("du".to_owned(), you)]);
    }
}
