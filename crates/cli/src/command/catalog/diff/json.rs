use desk::{AnnexEffect, Became, Difference, Hint, Item, Language, Localised, PartChange, Run, RunKind, Subject};
use messages::Messages;
use serde_json::{Map, Value, json};

/// The difference for programs, schema `kravkedja.diff/1`. What is the same is counted and not listed.
pub(super) fn of(difference: &Difference, effects: &[AnnexEffect], messages: &Messages) -> Value {
    let Difference { before, after, items, hints, problems } = difference;
    let mut counts = Map::new();
    for subject in Subject::ALL {
        let of = |became: Became| (became.id().to_owned(), json!(difference.count(subject, became)));
        counts.insert(subject.id().to_owned(), Value::Object(Became::ALL.into_iter().map(of).collect()));
    }
    json!({
        "schema": "kravkedja.diff/1",
        "before": { "id": before.id, "version": before.version },
        "after": { "id": after.id, "version": after.version },
        "counts": counts,
        "items": items.iter().filter(|item| item.became != Became::Same).map(item).collect::<Vec<_>>(),
        "hints": hints.iter().map(hint).collect::<Vec<_>>(),
        "problems": problems.iter().map(|problem| json!({ "code": problem.code, "text": messages.problem(problem) })).collect::<Vec<_>>(),
        "annexes": effects.iter().map(effect).collect::<Vec<_>>(),
    })
}

fn item(item: &Item) -> Value {
    let Item { subject, id, owner, title, became, stated, effect, into, from, reasons, revisions, parts } = item;
    json!({
        "subject": subject.id(), "id": id, "requirement": owner, "title": text(title), "became": became.id(), "stated": stated,
        "effect": effect.id(), "into": into, "from": from, "reasons": reasons.iter().map(text).collect::<Vec<_>>(),
        "revision": { "before": revisions.0, "after": revisions.1 },
        "parts": parts.iter().map(part).collect::<Vec<_>>(),
    })
}

fn part(change: &PartChange) -> Value {
    let PartChange { part, is_text, binds, effect, before, after } = change;
    let (gone, came) = change.figures();
    let runs = |language| change.runs(language).iter().map(run).collect::<Vec<_>>();
    let mut value = json!({
        "part": part, "binds": binds, "effect": effect.id(), "before": text(before), "after": text(after),
        "figures": { "before": gone, "after": came },
    });
    if *is_text && let Some(object) = value.as_object_mut() {
        object.insert("words".to_owned(), json!({ "sv": runs(Language::Swedish), "en": runs(Language::English) }));
    }
    value
}

fn run(run: &Run) -> Value {
    let kind = match run.kind {
        RunKind::Kept => "kept",
        RunKind::Removed => "removed",
        RunKind::Added => "added",
    };
    json!({ kind: run.text })
}

fn hint(hint: &Hint) -> Value {
    let Hint { became, from, into, likeness } = hint;
    json!({ "became": became.id(), "from": from, "into": into, "likeness": likeness })
}

fn effect(effect: &AnnexEffect) -> Value {
    let changed = |list: &[(String, Became)]| {
        list.iter().map(|(id, became)| json!({ "id": id, "became": became.id() })).collect::<Vec<_>>()
    };
    json!({
        "file": effect.file.display().to_string(), "annex": effect.annex, "version": effect.version, "title": effect.title,
        "made_from": effect.other, "requirements": effect.affected.requirements,
        "new": effect.moving.map(|(new, _)| new), "to_decide": effect.moving.map(|(_, rows)| rows),
        "changed": changed(&effect.affected.changed), "clauses": changed(&effect.affected.clauses),
    })
}

fn text(text: &Localised) -> Value {
    json!({ "sv": text.sv, "en": text.en })
}
