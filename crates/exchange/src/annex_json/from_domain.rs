use annex::{
    Annex, AnnexClause, AnnexEvidence, AnnexParameter, AnnexReminder, AnnexRequirement, CatalogVersion, Change, ClassifiedSet,
    Decision, Kept, LeftOutRequirement, Named, OverlayVersion, Previous, Reason,
};
use catalog::{Case, Certainty, Layer, ParameterValue, Question};
use kernel::Localised;

use super::SCHEMA;
use super::dto::*;

pub(super) fn annex(annex: &Annex) -> AnnexDto {
    let Annex {
        id,
        version,
        previous,
        changes,
        case,
        classified,
        delivery,
        circumstances,
        catalog,
        requirements,
        left_out,
        clauses,
        decisions,
        reminders,
    } = annex;
    let Case {
        title,
        buyer,
        reference,
        date,
        language,
        mode,
        law,
        below_threshold,
        national_security,
        scale,
        classification,
        delivery: _,
        circumstances: _,
        description,
        information,
    } = case;
    let identity = IdentityDto {
        id: id.clone(),
        version: *version,
        previous: previous.as_ref().map(|Previous { version, digest }| PreviousDto { version: *version, digest: digest.clone() }),
        title: title.clone(),
        buyer: buyer.clone(),
        reference: reference.clone(),
        date: date.map(|date| date.to_string()),
        language: language.code().to_owned(),
        mode: mode.id().to_owned(),
        law: law.id().to_owned(),
        below_threshold: *below_threshold,
        national_security: national_security.id().to_owned(),
        description: description.clone(),
    };
    let mut sets = classified.iter();
    let whole = sets.next();
    AnnexDto {
        schema: SCHEMA.to_owned(),
        internal: true,
        annex: identity,
        catalog: catalog_version(catalog),
        classification: ClassificationDto {
            scale: scale.id().to_owned(),
            class: classification.to_string(),
            aspects: whole.map(aspects).unwrap_or_default(),
        },
        delivery: named_list(delivery),
        circumstances: named_list(circumstances),
        information: information
            .iter()
            .zip(sets)
            .map(|(set, classified)| InformationDto {
                name: set.name.clone(),
                class: set.classification.to_string(),
                aspects: aspects(classified),
                circumstances: named_list(&classified.circumstances),
                own_circumstances: set.circumstances.is_some(),
            })
            .collect(),
        requirements: requirements.iter().map(requirement).collect(),
        left_out: left_out.iter().map(left_out_dto).collect(),
        clauses: clauses.iter().map(clause).collect(),
        decisions: decisions.iter().map(decision).collect(),
        reminders: reminders.iter().map(reminder).collect(),
        changes: changes.iter().map(change).collect(),
    }
}

fn text(text: &Localised) -> TextDto {
    let Localised { sv, en } = text;
    TextDto { sv: sv.clone(), en: en.clone() }
}

fn texts(list: &[Localised]) -> Vec<TextDto> {
    list.iter().map(text).collect()
}

fn named(named: &Named) -> NamedDto {
    let Named { id, title } = named;
    NamedDto { id: id.clone(), title: text(title) }
}

fn named_list(list: &[Named]) -> Vec<NamedDto> {
    list.iter().map(named).collect()
}

fn catalog_version(catalog: &CatalogVersion) -> CatalogDto {
    let CatalogVersion { id, title, version, licence, requirements, digest, overlay } = catalog;
    CatalogDto {
        id: id.clone(),
        title: text(title),
        version: version.clone(),
        licence: licence.clone(),
        requirements: *requirements,
        digest: digest.clone(),
        overlay: overlay.as_ref().map(overlay_dto),
    }
}

fn overlay_dto(overlay: &OverlayVersion) -> OverlayDto {
    let OverlayVersion { id, version, organisation, digest } = overlay;
    OverlayDto { id: id.clone(), version: version.clone(), organisation: organisation.clone(), digest: digest.clone() }
}

fn kept_dto(kept: &Kept) -> KeptDto {
    let Kept { annex_version, catalog_version } = kept;
    KeptDto { annex_version: *annex_version, catalog_version: catalog_version.clone() }
}

fn aspects(set: &ClassifiedSet) -> Vec<AspectDto> {
    set.aspects
        .iter()
        .map(|(title, figure, level, meaning)| AspectDto {
            title: text(title),
            figure: *figure,
            level: text(level),
            meaning: text(meaning),
        })
        .collect()
}

fn requirement(requirement: &AnnexRequirement) -> RequirementDto {
    let AnnexRequirement {
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
    } = requirement;
    RequirementDto {
        number: *number,
        id: id.clone(),
        revision: *revision,
        own: *own,
        layer: (*layer != Layer::Catalog).then(|| layer.id().to_owned()),
        kept: kept.as_ref().map(kept_dto),
        area: named(area),
        title: text(title),
        text: text(says),
        motive: text(motive),
        guidance: text(guidance),
        how: how.as_ref().map(text),
        strength: strength.id().to_owned(),
        weight: strength.weight(),
        placement: placement.id().to_owned(),
        party: party.id().to_owned(),
        alternative: alternative.as_ref().map(text),
        interim: interim.as_ref().map(text),
        flow_down: named_list(flow_down),
        evidence: evidence.iter().map(evidence_dto).collect(),
        question: question_dto(question),
        parameters: parameters.iter().map(parameter).collect(),
        references: references(refers),
        obligations: obligations.clone(),
        because: because.iter().map(reason).collect(),
        sets: texts(sets),
        replaced: replaced.clone(),
        back_after: back_after.clone(),
        law_backed: *law_backed,
    }
}

fn evidence_dto(evidence: &AnnexEvidence) -> EvidenceDto {
    let AnnexEvidence { stage, kind, what, interval_months } = evidence;
    EvidenceDto { stage: stage.id().to_owned(), kind: kind.id().to_owned(), what: text(what), interval_months: *interval_months }
}

fn question_dto(question: &Question) -> QuestionDto {
    let Question { text: asks, answer, expected, comment_required, choices } = question;
    QuestionDto {
        text: text(asks),
        answer: answer.clone(),
        expected: expected.clone(),
        comment_required: comment_required.clone(),
        choices: texts(choices),
    }
}

fn parameter(parameter: &AnnexParameter) -> ParameterDto {
    let AnnexParameter { name, title, unit, value: now, standard } = parameter;
    ParameterDto {
        name: name.clone(),
        title: text(title),
        unit: unit.map(|unit| unit.id().to_owned()),
        value: value(*now),
        standard: value(*standard),
    }
}

fn value(value: ParameterValue) -> ValueDto {
    match value {
        ParameterValue::Whole(number) => ValueDto::Whole(number),
        ParameterValue::Date(date) => ValueDto::Date(date.to_string()),
    }
}

fn references(list: &[(Localised, Certainty)]) -> Vec<ReferenceDto> {
    list.iter().map(|(says, certainty)| ReferenceDto { text: text(says), certainty: certainty.id().to_owned() }).collect()
}

fn reason(reason: &Reason) -> ReasonDto {
    let Reason { code, text: says } = reason;
    ReasonDto { code: code.clone(), text: text(says) }
}

fn left_out_dto(left_out: &LeftOutRequirement) -> LeftOutDto {
    let LeftOutRequirement { id, area, title, kept_out_by } = left_out;
    LeftOutDto { id: id.clone(), area: area.clone(), title: text(title), kept_out_by: reason(kept_out_by) }
}

fn clause(clause: &AnnexClause) -> ClauseDto {
    let AnnexClause { number, id, revision, area, title, text: says, fallback, loss, requirements, obligations, kept } = clause;
    ClauseDto {
        number: *number,
        id: id.clone(),
        revision: *revision,
        area: named(area),
        title: text(title),
        text: text(says),
        fallback: text(fallback),
        loss: text(loss),
        requirements: requirements.clone(),
        obligations: obligations.iter().map(named).collect(),
        kept: kept.as_ref().map(kept_dto),
    }
}

fn decision(decision: &Decision) -> DecisionDto {
    let Decision { kind, requirement, title, what, reason, approved_by, law_backed } = decision;
    DecisionDto {
        kind: kind.id().to_owned(),
        requirement: requirement.clone(),
        title: text(title),
        what: text(what),
        reason: reason.clone(),
        approved_by: approved_by.clone(),
        law_backed: *law_backed,
    }
}

fn reminder(reminder: &AnnexReminder) -> ReminderDto {
    let AnnexReminder { id, title, text: says, references: refers } = reminder;
    ReminderDto { id: id.clone(), title: text(title), text: text(says), references: references(refers) }
}

fn change(change: &Change) -> ChangeDto {
    let Change { kind, subject, title, before, after } = change;
    ChangeDto {
        kind: kind.id().to_owned(),
        subject: subject.clone(),
        title: text(title),
        before: text(before),
        after: text(after),
    }
}
