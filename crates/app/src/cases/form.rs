use catalog::{Aspect, Case};
use desk::{CaseOptions, Library, case_from_options};
use kernel::Language;

use super::{CaseView, LONGEST};
use crate::error::stopped;
use crate::{Caller, Error, FieldProblem, Result};

/// What a form says of a case. Words are those of case files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseForm {
    /// What is bought.
    pub title: String,
    /// The reference number of the record office.
    pub reference: String,
    /// A few sentences about it.
    pub description: String,
    /// The kind of purchase.
    pub mode: String,
    /// The procurement law.
    pub law: String,
    /// LOU 19 kap. governs.
    pub below_threshold: bool,
    /// Can security-sensitive activity be concerned: `no`, `yes`, `unknown`.
    pub national_security: String,
    /// The class, `K2R2T1`.
    pub class: String,
    /// Delivery models.
    pub delivery: Vec<String>,
    /// Circumstances.
    pub circumstances: Vec<String>,
    /// The language of the documents.
    pub language: String,
    /// The unit that buys, or nothing.
    pub unit: String,
    /// What was answered in the guided classification: question and answer.
    pub answers: Vec<(String, String)>,
}

impl CaseForm {
    /// The form of a case, to be changed.
    #[must_use]
    pub fn of(view: &CaseView) -> Self {
        let CaseView { row, case, answers, .. } = view;
        let class: String = [(Aspect::Confidentiality, 'K'), (Aspect::Integrity, 'R'), (Aspect::Availability, 'T')]
            .iter()
            .map(|(aspect, letter)| format!("{letter}{}", case.classification.level(*aspect).value()))
            .collect();
        let traced = case.classification.iter().find(|(aspect, _)| *aspect == Aspect::Traceability);
        Self {
            title: case.title.clone(),
            reference: case.reference.clone(),
            description: case.description.clone(),
            mode: case.mode.id().to_owned(),
            law: case.law.id().to_owned(),
            below_threshold: case.below_threshold,
            national_security: case.national_security.id().to_owned(),
            class: class + &traced.map(|(_, level)| format!("S{}", level.value())).unwrap_or_default(),
            delivery: case.delivery.iter().map(|id| id.as_str().to_owned()).collect(),
            circumstances: case.circumstances.iter().map(|id| id.as_str().to_owned()).collect(),
            language: case.language.code().to_owned(),
            unit: row.unit_id.clone().unwrap_or_default(),
            answers: answers.clone(),
        }
    }
}

/// The case of a form.
pub(super) fn checked(form: &CaseForm, caller: &Caller, library: &Library) -> Result<Case> {
    let mut wrong = Vec::new();
    let title = form.title.trim();
    if title.is_empty() || title.chars().count() > LONGEST {
        wrong.push(FieldProblem::new("title", "web-title-missing"));
    }
    if form.reference.chars().count() > LONGEST {
        wrong.push(FieldProblem::new("reference", "web-text-long"));
    }
    if form.description.chars().count() > 4_000 {
        wrong.push(FieldProblem::new("description", "web-text-long"));
    }
    if form.delivery.is_empty() {
        wrong.push(FieldProblem::new("delivery", "web-delivery-missing"));
    }
    if catalog::Classification::parse(&form.class).is_none() {
        wrong.push(FieldProblem::new("class", "web-class-missing"));
    }
    if !["no", "yes", "unknown"].contains(&form.national_security.as_str()) {
        wrong.push(FieldProblem::new("national_security", "web-security-missing"));
    }
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let options = CaseOptions {
        class: filled(&form.class),
        delivery: form.delivery.clone(),
        circumstances: form.circumstances.clone(),
        national_security: filled(&form.national_security),
        title: Some(title.to_owned()),
        buyer: Some(caller.organisation_name.clone()),
        reference: filled(form.reference.trim()),
        mode: filled(&form.mode),
        law: filled(&form.law),
        below_threshold: form.below_threshold,
        language: Some(if form.language == "en" { Language::English } else { Language::Swedish }),
        ..CaseOptions::default()
    };
    let mut case = case_from_options(&options, library)?.case;
    form.description.trim().clone_into(&mut case.description);
    // Before anything is stored.
    match catalog::stop(&case) {
        Some(stop) => Err(Error::Stopped(stopped(stop))),
        None => Ok(case),
    }
}
