use app::{FieldProblem, Language};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::templates::{text, with_messages};

/// A page that is to be made: handlers say what stands on it, and `finish` makes it for whoever asked.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    template: &'static str,
    title: String,
    view: Value,
    errors: Vec<(String, String)>,
    crumbs: Vec<(String, String)>,
    status: StatusCode,
}

impl Page {
    /// A page of a template with a title in words.
    pub(crate) fn new(template: &'static str, title: impl Into<String>, view: Value) -> Self {
        Self { template, title: title.into(), view, errors: Vec::new(), crumbs: Vec::new(), status: StatusCode::OK }
    }

    /// With the way back: address and words, the last without an address.
    pub(crate) fn under(mut self, crumbs: &[(&str, &str)]) -> Self {
        self.crumbs = crumbs.iter().map(|(url, text)| ((*url).to_owned(), (*text).to_owned())).collect();
        self
    }

    /// With what is wrong with a form, said in a language. The form is shown again with what was typed.
    pub(crate) fn wrong(mut self, problems: &[FieldProblem], language: Language) -> Self {
        self.errors = problems
            .iter()
            .map(|wrong| (wrong.field.clone(), with_messages(language, |messages| messages.plainly(&wrong.problem))))
            .collect();
        self.status = StatusCode::UNPROCESSABLE_ENTITY;
        self
    }

    /// The same where there may be nothing wrong.
    pub(crate) fn wrong_if(self, problems: &[FieldProblem], language: Language) -> Self {
        if problems.is_empty() { self } else { self.wrong(problems, language) }
    }

    pub(crate) fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    pub(crate) fn code(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn template(&self) -> &'static str {
        self.template
    }

    /// What the template is given, with what holds for every page.
    pub(crate) fn context(self, mut page: Value) -> Value {
        let errors: Vec<Value> = self.errors.iter().map(|(field, text)| json!({ "field": field, "text": text })).collect();
        let crumbs: Vec<Value> = self.crumbs.iter().map(|(url, text)| json!({ "url": url, "text": text })).collect();
        if let Some(page) = page.as_object_mut() {
            page.insert("title".to_owned(), json!(self.title));
            page.insert("errors".to_owned(), json!(errors));
            page.insert("crumbs".to_owned(), json!(crumbs));
        }
        Value::Object([("page".to_owned(), page), ("view".to_owned(), self.view)].into_iter().collect())
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The words of the error of a field, if it has one.
pub(crate) fn error_of(problems: &[FieldProblem], field: &str, language: Language) -> String {
    let found = problems.iter().find(|wrong| wrong.field == field);
    found.map(|wrong| with_messages(language, |messages| messages.plainly(&wrong.problem))).unwrap_or_default()
}

/// A text field: the sentence of its label is `web-label-…`.
pub(crate) fn field(id: &str, value: &str, problems: &[FieldProblem], language: Language) -> Value {
    let hint = format!("web-hint-{id}");
    json!({
        "id": id,
        "label": text(language, &format!("web-label-{id}")),
        "hint": with_messages(language, |messages| messages.has(&hint).then(|| messages.text(&hint))).unwrap_or_default(),
        "value": value,
        "error": error_of(problems, id, language),
    })
}

/// A field with choices, each a value and its words.
pub(crate) fn choices(
    id: &str,
    options: &[(String, String)],
    chosen: &[&str],
    problems: &[FieldProblem],
    language: Language,
) -> Value {
    let options: Vec<Value> = options
        .iter()
        .map(|(value, text)| json!({ "value": value, "text": text, "selected": chosen.contains(&value.as_str()) }))
        .collect();
    let mut all = field(id, "", problems, language);
    if let Some(all) = all.as_object_mut() {
        all.insert("options".to_owned(), json!(options));
    }
    all
}
