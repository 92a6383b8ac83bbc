use annex::{
    Annex, AnnexClause, AnnexEvidence, AnnexParameter, AnnexReminder, AnnexRequirement, CatalogVersion, Change, ChangeKind,
    ClassifiedSet, Decision, DecisionKind, Kept, LeftOutRequirement, Named, OverlayVersion, Previous, Reason,
};
use catalog::{
    Case, Certainty, Classification, EvidenceKind, InformationSet, Law, Layer, Mode, NationalSecurity, ParameterValue, Party,
    Placement, Question, Scale, Stage, Strength, Unit,
};
use kernel::{Date, Id, Language, Localised};

use super::dto::*;

/// What is wrong, in a form that a person who knows the format can use.
type Wrong = String;

pub(super) fn annex(dto: AnnexDto) -> Result<Annex, Wrong> {
    let AnnexDto {
        schema: _,
        internal: _,
        annex: identity,
        catalog,
        classification,
        delivery,
        circumstances,
        information,
        requirements,
        left_out,
        clauses,
        decisions,
        reminders,
        changes,
    } = dto;
    let IdentityDto {
        id,
        version,
        previous,
        title,
        buyer,
        reference,
        date,
        language,
        mode,
        law,
        below_threshold,
        national_security,
        description,
    } = identity;
    let ClassificationDto { scale, class, aspects } = classification;
    let delivery = named_list(delivery);
    let circumstances = named_list(circumstances);
    let mut classified =
        vec![ClassifiedSet { name: String::new(), aspects: aspects_of(aspects), circumstances: circumstances.clone() }];
    let mut sets = Vec::new();
    for InformationDto { name, class, aspects, circumstances, own_circumstances } in information {
        let circumstances = named_list(circumstances);
        sets.push(InformationSet {
            name: name.clone(),
            classification: class_of(&class)?,
            circumstances: own_circumstances.then(|| circumstances.iter().map(|named| Id::new(&named.id)).collect()),
        });
        classified.push(ClassifiedSet { name, aspects: aspects_of(aspects), circumstances });
    }
    let case = Case {
        title,
        buyer,
        reference,
        date: date.map(|date| Date::parse(&date).map_err(|wrong| format!("date: {}", wrong.found))).transpose()?,
        language: word("language", &language, Language::from_code)?,
        mode: word("mode", &mode, Mode::from_id)?,
        law: word("law", &law, Law::from_id)?,
        below_threshold,
        national_security: word("national_security", &national_security, NationalSecurity::from_id)?,
        scale: word("scale", &scale, Scale::from_id)?,
        classification: class_of(&class)?,
        delivery: delivery.iter().map(|named| Id::new(&named.id)).collect(),
        circumstances: circumstances.iter().map(|named| Id::new(&named.id)).collect(),
        description,
        information: sets,
    };
    let CatalogDto { id: catalog_id, title, version: catalog_version, licence, requirements: count, digest, overlay } = catalog;
    Ok(Annex {
        id,
        version,
        previous: previous.map(|PreviousDto { version, digest }| Previous { version, digest }),
        changes: changes.into_iter().map(change).collect::<Result<_, _>>()?,
        case,
        classified,
        delivery,
        circumstances,
        catalog: CatalogVersion {
            id: catalog_id,
            title: text(title),
            version: catalog_version,
            licence,
            requirements: count,
            digest,
            overlay: overlay.map(overlay_of),
        },
        requirements: requirements.into_iter().map(requirement).collect::<Result<_, _>>()?,
        left_out: left_out.into_iter().map(left_out_of).collect(),
        clauses: clauses.into_iter().map(clause).collect(),
        decisions: decisions.into_iter().map(decision).collect::<Result<_, _>>()?,
        reminders: reminders.into_iter().map(reminder).collect::<Result<_, _>>()?,
    })
}

fn overlay_of(dto: OverlayDto) -> OverlayVersion {
    let OverlayDto { id, version, organisation, digest } = dto;
    OverlayVersion { id, version, organisation, digest }
}

fn kept_of(dto: KeptDto) -> Kept {
    let KeptDto { annex_version, catalog_version } = dto;
    Kept { annex_version, catalog_version }
}

fn word<T>(member: &str, word: &str, known: impl Fn(&str) -> Option<T>) -> Result<T, Wrong> {
    known(word).ok_or_else(|| format!("{member}: {word}"))
}

fn class_of(class: &str) -> Result<Classification, Wrong> {
    word("class", class, Classification::parse)
}

fn text(dto: TextDto) -> Localised {
    let TextDto { sv, en } = dto;
    Localised { sv, en }
}

fn texts(list: Vec<TextDto>) -> Vec<Localised> {
    list.into_iter().map(text).collect()
}

fn named(dto: NamedDto) -> Named {
    let NamedDto { id, title } = dto;
    Named { id, title: text(title) }
}

fn named_list(list: Vec<NamedDto>) -> Vec<Named> {
    list.into_iter().map(named).collect()
}

fn aspects_of(list: Vec<AspectDto>) -> Vec<(Localised, i64, Localised, Localised)> {
    list.into_iter()
        .map(|AspectDto { title, figure, level, meaning }| (text(title), figure, text(level), text(meaning)))
        .collect()
}

fn requirement(dto: RequirementDto) -> Result<AnnexRequirement, Wrong> {
    let RequirementDto {
        number,
        id,
        revision,
        own,
        layer,
        kept,
        area,
        title,
        text: says,
        motive,
        guidance,
        how,
        strength,
        weight,
        placement,
        party,
        alternative,
        interim,
        flow_down,
        evidence,
        question,
        parameters,
        references: refers,
        obligations,
        because,
        sets,
        replaced,
        back_after,
        law_backed,
    } = dto;
    let strength = match (strength.as_str(), weight) {
        ("mandatory", None) => Strength::Mandatory,
        ("scored", Some(weight)) => Strength::Scored { weight },
        (other, weight) => return Err(format!("strength of {id}: {other} with weight {weight:?}")),
    };
    Ok(AnnexRequirement {
        number,
        id,
        revision,
        own,
        layer: layer.map(|layer| word("layer", &layer, Layer::from_id)).transpose()?.unwrap_or_default(),
        kept: kept.map(kept_of),
        area: named(area),
        title: text(title),
        text: text(says),
        motive: text(motive),
        guidance: text(guidance),
        how: how.map(text),
        strength,
        placement: word("placement", &placement, Placement::from_id)?,
        party: if party == "buyer" { Party::Buyer } else { Party::Supplier },
        alternative: alternative.map(text),
        interim: interim.map(text),
        flow_down: named_list(flow_down),
        evidence: evidence.into_iter().map(evidence_of).collect::<Result<_, _>>()?,
        question: question_of(question),
        parameters: parameters.into_iter().map(parameter).collect::<Result<_, _>>()?,
        references: references(refers)?,
        obligations,
        because: because.into_iter().map(reason).collect(),
        sets: texts(sets),
        replaced,
        back_after,
        law_backed,
    })
}

fn evidence_of(dto: EvidenceDto) -> Result<AnnexEvidence, Wrong> {
    let EvidenceDto { stage, kind, what, interval_months } = dto;
    Ok(AnnexEvidence {
        stage: word("stage", &stage, Stage::from_id)?,
        kind: word("kind", &kind, EvidenceKind::from_id)?,
        what: text(what),
        interval_months,
    })
}

fn question_of(dto: QuestionDto) -> Question {
    let QuestionDto { text: asks, answer, expected, comment_required, choices } = dto;
    Question { text: text(asks), answer, expected, comment_required, choices: texts(choices) }
}

fn parameter(dto: ParameterDto) -> Result<AnnexParameter, Wrong> {
    let ParameterDto { name, title, unit, value: now, standard } = dto;
    Ok(AnnexParameter {
        name,
        title: text(title),
        unit: unit.map(|unit| word("unit", &unit, Unit::from_id)).transpose()?,
        value: value(now)?,
        standard: value(standard)?,
    })
}

fn value(dto: ValueDto) -> Result<ParameterValue, Wrong> {
    match dto {
        ValueDto::Whole(number) => Ok(ParameterValue::Whole(number)),
        ValueDto::Date(date) => Date::parse(&date).map(ParameterValue::Date).map_err(|wrong| format!("value: {}", wrong.found)),
    }
}

fn references(list: Vec<ReferenceDto>) -> Result<Vec<(Localised, Certainty)>, Wrong> {
    list.into_iter()
        .map(|ReferenceDto { text: says, certainty }| Ok((text(says), word("certainty", &certainty, Certainty::from_id)?)))
        .collect()
}

fn reason(dto: ReasonDto) -> Reason {
    let ReasonDto { code, text: says } = dto;
    Reason { code, text: text(says) }
}

fn left_out_of(dto: LeftOutDto) -> LeftOutRequirement {
    let LeftOutDto { id, area, title, kept_out_by } = dto;
    LeftOutRequirement { id, area, title: text(title), kept_out_by: reason(kept_out_by) }
}

fn clause(dto: ClauseDto) -> AnnexClause {
    let ClauseDto { number, id, revision, area, title, text: says, fallback, loss, requirements, obligations, kept } = dto;
    AnnexClause {
        number,
        id,
        revision,
        area: named(area),
        title: text(title),
        text: text(says),
        fallback: text(fallback),
        loss: text(loss),
        requirements,
        obligations: obligations.into_iter().map(named).collect(),
        kept: kept.map(kept_of),
    }
}

fn decision(dto: DecisionDto) -> Result<Decision, Wrong> {
    let DecisionDto { kind, requirement, title, what, reason, approved_by, law_backed } = dto;
    Ok(Decision {
        kind: word("decision", &kind, DecisionKind::from_id)?,
        requirement,
        title: text(title),
        what: text(what),
        reason,
        approved_by,
        law_backed,
    })
}

fn reminder(dto: ReminderDto) -> Result<AnnexReminder, Wrong> {
    let ReminderDto { id, title, text: says, references: refers } = dto;
    Ok(AnnexReminder { id, title: text(title), text: text(says), references: references(refers)? })
}

fn change(dto: ChangeDto) -> Result<Change, Wrong> {
    let ChangeDto { kind, subject, title, before, after } = dto;
    Ok(Change {
        kind: word("change", &kind, ChangeKind::from_id)?,
        subject,
        title: text(title),
        before: text(before),
        after: text(after),
    })
}
