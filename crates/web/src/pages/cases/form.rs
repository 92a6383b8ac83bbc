use app::{CaseForm, CaseWords, FieldProblem, Language, May, Word};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use serde_json::{Value, json};

use super::guide::{Led, answers};
use crate::Web;
use crate::access::{Access, Table};
use crate::beside::{Beside, Said};
use crate::fault::{Answer, Fault};
use crate::form::{Fields, Sent};
use crate::page::{Page, choices, error_of, field};
use crate::templates::text;
use crate::visitor::{Guest, Staff};

pub(super) fn add(table: Table) -> Table {
    let may = Access::May(May::WriteCases);
    table.post("/cases", may, create).get("/cases/{id}/edit", may, edit).post("/cases/{id}/edit", may, save)
}

/// What stands in the form of a case.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    pub(super) form: CaseForm,
    /// Aspects and levels.
    pub(super) levels: Vec<(String, String)>,
    pub(super) circumstances: Vec<String>,
    pub(super) answers: Vec<(String, String)>,
    /// What led to the levels; nothing where nobody was asked.
    pub(super) led: Value,
    /// The case that is changed, with its version.
    pub(super) case: Option<(String, i64)>,
}

impl Given {
    /// A new case about which only the first question is answered.
    pub(super) fn fresh(security: &str, language: Language) -> Self {
        let form = CaseForm {
            national_security: security.to_owned(),
            mode: "procurement".to_owned(),
            law: "lou".to_owned(),
            language: language.code().to_owned(),
            ..CaseForm::default()
        };
        Self { form, ..Self::default() }
    }

    pub(super) fn of(form: CaseForm, case: Option<(String, i64)>) -> Self {
        let letters = [("K", "confidentiality"), ("R", "integrity"), ("T", "availability"), ("S", "traceability")];
        let level = |letter: &str| form.class.split(letter).nth(1).and_then(|rest| rest.get(..1)).map(str::to_owned);
        let levels = letters.iter().filter_map(|(letter, aspect)| Some(((*aspect).to_owned(), level(letter)?))).collect();
        let (circumstances, answers) = (form.circumstances.clone(), form.answers.clone());
        Self { form, levels, circumstances, answers, led: Value::Null, case }
    }

    /// The same with what the questions led to.
    pub(super) fn led(self, (levels, circumstances, led): Led, security: &str, answers: Vec<(String, String)>) -> Self {
        let form = CaseForm { national_security: security.to_owned(), ..self.form };
        Self { form, levels, circumstances, led, answers, ..self }
    }
}

/// The case that a form says.
fn sent(fields: &Fields) -> CaseForm {
    let level = |aspect: &str, letter: &str| match fields.get(&format!("level-{aspect}")) {
        "" => String::new(),
        level => format!("{letter}{level}"),
    };
    CaseForm {
        title: fields.get("title").to_owned(),
        reference: fields.get("reference").to_owned(),
        description: fields.get("description").to_owned(),
        mode: fields.get("mode").to_owned(),
        law: fields.get("law").to_owned(),
        below_threshold: fields.is_set("below_threshold"),
        national_security: fields.get("national_security").to_owned(),
        class: [level("confidentiality", "K"), level("integrity", "R"), level("availability", "T"), level("traceability", "S")]
            .concat(),
        delivery: fields.all("delivery"),
        circumstances: fields.all("circumstances"),
        language: fields.get("language").to_owned(),
        unit: fields.get("unit").to_owned(),
        answers: answers(fields),
    }
}

async fn create(State(web): State<Web>, guest: Guest, staff: Staff, Sent(fields): Sent) -> Answer {
    let form = sent(&fields);
    match web.app.add_case(&staff.caller, &form).await {
        Ok(row) => Ok(Redirect::to(&format!("/cases/{}?done=case-added", row.id)).into_response()),
        Err(app::Error::Invalid(problems)) => {
            Ok(form_page(&web, &guest, &staff, &Given::of(form, None), &problems).await?.into_response())
        }
        Err(error) => Err(Fault(error)),
    }
}

async fn edit(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>) -> Result<Page, Fault> {
    let view = web.app.case(&staff.caller, &id).await?;
    let given = Given::of(CaseForm::of(&view), Some((id, view.row.version)));
    form_page(&web, &guest, &staff, &given, &[]).await
}

async fn save(State(web): State<Web>, guest: Guest, staff: Staff, Path(id): Path<String>, Sent(fields): Sent) -> Answer {
    let (form, version) = (sent(&fields), fields.version());
    match web.app.change_case(&staff.caller, &id, version, &form).await {
        Ok(_) => Ok(Redirect::to(&format!("/cases/{id}?done=saved")).into_response()),
        Err(app::Error::Invalid(problems)) => {
            let given = Given::of(form, Some((id, version.unwrap_or_default())));
            Ok(form_page(&web, &guest, &staff, &given, &problems).await?.into_response())
        }
        Err(app::Error::Stale) => {
            let view = web.app.case(&staff.caller, &id).await?;
            let words = web.app.case_words(&staff.caller, guest.language).await?;
            let (url, stored) = (format!("/cases/{id}/edit"), CaseForm::of(&view));
            let beside = Beside {
                action: url.clone(),
                back: url,
                version: view.row.version.to_string(),
                stored: Some(said(&stored, &words, guest.language)),
                typed: said(&form, &words, guest.language),
            };
            Ok(beside.answer(&guest, &fields))
        }
        Err(error) => Err(Fault(error)),
    }
}

pub(super) async fn form_page(
    web: &Web,
    guest: &Guest,
    staff: &Staff,
    given: &Given,
    problems: &[FieldProblem],
) -> Result<Page, Fault> {
    let language = guest.language;
    let words = web.app.case_words(&staff.caller, language).await?;
    let form = &given.form;
    let pairs = |ids: &[&str], key: &str| -> Vec<(String, String)> {
        ids.iter().map(|id| ((*id).to_owned(), text(language, &format!("{key}{id}")))).collect()
    };
    let mut units = vec![(String::new(), text(language, "web-unit-none"))];
    units.extend(words.units.iter().map(|unit| (unit.id.clone(), unit.title.clone())));
    let key = if given.case.is_some() { "web-case-edit" } else { "web-case-form-title" };
    let view = json!({
        "action": given.case.as_ref().map_or("/cases".to_owned(), |(id, _)| format!("/cases/{id}/edit")),
        "version": given.case.as_ref().map(|(_, version)| version.to_string()).unwrap_or_default(),
        "security": form.national_security,
        "answers": given.answers.iter().map(|(question, answer)| json!({ "name": format!("q-{question}"), "value": answer })).collect::<Vec<_>>(),
        "led": given.led,
        "title": field("title", &form.title, problems, language),
        "reference": field("reference", &form.reference, problems, language),
        "description": field("description", &form.description, problems, language),
        "class_error": error_of(problems, "class", language),
        "aspects": aspects(&words, &given.levels),
        "delivery": boxes("delivery", &words.delivery, &form.delivery, problems, language),
        "circumstances": boxes("circumstances", &words.circumstances, &given.circumstances, problems, language),
        "mode": choices("mode", &pairs(&words.modes, "mode-"), &[&form.mode], problems, language),
        "law": choices("law", &pairs(&words.laws, "law-"), &[&form.law], problems, language),
        "below_threshold": form.below_threshold,
        "language": choices("language", &pairs(&["sv", "en"], "web-language-"), &[&form.language], problems, language),
        "unit": choices("unit", &units, &[&form.unit], problems, language),
        "has_units": !words.units.is_empty(),
    });
    Ok(Page::new("pages/case-form", text(language, key), view).wrong_if(problems, language))
}

/// A case in words, field by field.
fn said(form: &CaseForm, words: &CaseWords, language: Language) -> Said {
    let names = |all: &[Word], chosen: &[String]| {
        let own = all.iter().filter(|word| chosen.contains(&word.id)).map(|word| word.title.as_str());
        own.collect::<Vec<_>>().join(", ")
    };
    let word = |key: &str, id: &str| if id.is_empty() { String::new() } else { text(language, &format!("{key}{id}")) };
    let unit = names(&words.units, std::slice::from_ref(&form.unit));
    let rows = [
        ("web-label-title", form.title.clone()),
        ("web-label-reference", form.reference.clone()),
        // Stored on one line: other line ends are no difference.
        ("web-label-description", form.description.split_whitespace().collect::<Vec<_>>().join(" ")),
        ("web-label-unit", if form.unit.is_empty() { text(language, "web-unit-none") } else { unit }),
        ("web-class-title", form.class.clone()),
        ("web-label-delivery", names(&words.delivery, &form.delivery)),
        ("web-label-circumstances", names(&words.circumstances, &form.circumstances)),
        ("web-label-mode", word("mode-", &form.mode)),
        ("web-label-law", word("law-", &form.law)),
        ("web-label-below-threshold", text(language, if form.below_threshold { "web-security-yes" } else { "web-security-no" })),
        ("web-label-language", word("web-language-", &form.language)),
    ];
    rows.into_iter().map(|(key, value)| (text(language, key), value)).collect()
}

/// For each aspect a field with its levels.
fn aspects(words: &CaseWords, levels: &[(String, String)]) -> Vec<Value> {
    let chosen = |aspect: &str| levels.iter().find(|(own, _)| own == aspect).map(|(_, level)| level.as_str());
    words
        .aspects
        .iter()
        .map(|(aspect, levels)| {
            let option = |level: &Word| {
                json!({
                    "value": level.id,
                    "text": format!("{} – {}", level.id, level.title),
                    "hint": level.means,
                    "selected": chosen(&aspect.id) == Some(level.id.as_str()),
                })
            };
            json!({
                "id": format!("level-{}", aspect.id),
                "label": aspect.title,
                "hint": aspect.means,
                "error": "",
                "optional": aspect.id == "traceability",
                "options": levels.iter().map(option).collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// A field with boxes to tick, each with what it means.
fn boxes(id: &str, words: &[Word], chosen: &[String], problems: &[FieldProblem], language: Language) -> Value {
    let option =
        |word: &Word| json!({ "value": word.id, "text": word.title, "hint": word.means, "selected": chosen.contains(&word.id) });
    let mut all = field(id, "", problems, language);
    if let Some(all) = all.as_object_mut() {
        all.insert("options".to_owned(), json!(words.iter().map(option).collect::<Vec<_>>()));
    }
    all
}
