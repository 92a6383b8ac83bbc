use desk::{AnnexEffect, Became, Comparison, Difference, Effect, Hint, Item, Language, Subject};
use messages::Messages;

use super::super::super::{count, marks};
use crate::output;

/// The difference in words: counts first, then what is not the same, then the annexes.
pub(super) fn show(found: &Comparison, effects: &[AnnexEffect], language: Language, messages: &Messages) {
    let difference = &found.difference;
    let title = [
        ("name", found.after.catalog.title.get(messages.language()).into()),
        ("before", difference.before.version.as_str().into()),
        ("after", difference.after.version.as_str().into()),
    ];
    output::line(messages.with("diff-title", &title));
    for subject in Subject::ALL {
        counts(difference, subject, messages);
    }
    let mut order: Vec<&Item> = difference.items.iter().filter(|item| item.became != Became::Same).collect();
    order.sort_by_key(|item| item.subject);
    // A figure that changed is shown with its requirement.
    for item in order.into_iter().filter(|item| item.subject != Subject::Parameter) {
        output::line("");
        one(item, language, messages);
    }
    for hint in &difference.hints {
        output::line("");
        output::line(guess(hint, messages));
    }
    if !effects.is_empty() {
        output::line("");
        output::line(messages.text("diff-annexes"));
        for effect in effects {
            output::line(format!("  {}", of_annex(effect, messages)));
        }
    }
    if !difference.problems.is_empty() {
        output::line("");
    }
}

fn counts(difference: &Difference, subject: Subject, messages: &Messages) {
    let list: Vec<String> = Became::ALL
        .into_iter()
        .map(|became| (became, difference.count(subject, became)))
        .filter(|(_, number)| *number > 0)
        .map(|(became, number)| messages.with("diff-count", &[("became", became.id().into()), ("count", count(number))]))
        .collect();
    if !list.is_empty() {
        let name = messages.text(&format!("diff-{}", subject.id()));
        output::line(format!("{name}: {}", list.join(", ")));
    }
}

fn one(item: &Item, language: Language, messages: &Messages) {
    let became = messages.with("became-word", &[("became", item.became.id().into())]);
    let revision = match item.revisions {
        (Some(old), Some(new)) if old != new => format!(" (r{old} → r{new})"),
        _ => String::new(),
    };
    let both = if item.effect == Effect::Both { format!(", {}", messages.text("diff-in-part")) } else { String::new() };
    let inferred = if item.stated { String::new() } else { format!(" [{}]", messages.text("diff-inferred")) };
    output::line(format!("{}{both}  {}{revision}  {}{inferred}", became.to_uppercase(), item.id, item.title.get(language)));
    for (key, ids) in [("diff-into", &item.into), ("diff-from", &item.from)] {
        if !ids.is_empty() {
            output::line(format!("    {}", messages.with(key, &[("ids", ids.join(", ").into())])));
        }
    }
    for reason in &item.reasons {
        output::line(format!("    {}", messages.with("diff-reason", &[("reason", reason.get(language).into())])));
    }
    for part in &item.parts {
        output::line(format!("    {}", marks::named(part, language, output::colour(), messages)));
    }
}

fn guess(hint: &Hint, messages: &Messages) -> String {
    let values = [
        ("became", hint.became.id().into()),
        ("from", hint.from.join(", ").into()),
        ("into", hint.into.join(", ").into()),
        ("likeness", i64::from(hint.likeness).into()),
    ];
    messages.with("diff-hint", &values)
}

fn of_annex(effect: &AnnexEffect, messages: &Messages) -> String {
    let gone = effect.affected.count(Became::Withdrawn) + effect.affected.count(Became::Merged);
    let values = [
        ("file", effect.file.display().to_string().into()),
        ("title", effect.title.as_str().into()),
        ("changed", count(effect.affected.changed.len())),
        ("requirements", count(effect.affected.requirements)),
        ("stricter", count(effect.affected.count(Became::Stricter))),
        ("looser", count(effect.affected.count(Became::Looser))),
        ("gone", count(gone)),
        ("new", effect.moving.map_or_else(|| "?".into(), |(new, _)| count(new))),
        ("rows", effect.moving.map_or_else(|| "?".into(), |(_, rows)| count(rows))),
        ("other", effect.other.as_deref().unwrap_or_default().into()),
    ];
    messages.with("diff-annex", &values)
}
