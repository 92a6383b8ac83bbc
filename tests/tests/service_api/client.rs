use app::Role;
use axum::body::Body;
use axum::http::Method;
use serde_json::Value;
use testkit::{Answer, Client, House, Service};

/// Somebody's program.
pub(super) struct Api {
    pub(super) client: Client,
    pub(super) bearer: String,
}

impl Api {
    pub(super) async fn of(service: &Service, house: &House, role: Role, writes: bool) -> Self {
        let caller = service.role(house, role).await;
        let made = service.app.make_token(&caller, "prov", writes, 30).await.unwrap();
        Self { client: service.stranger(), bearer: format!("Bearer {}", made.token) }
    }

    pub(super) async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Option<Value>) -> Answer {
        let mut all = vec![("authorization", self.bearer.as_str()), ("accept-language", "en")];
        all.extend(headers);
        if body.is_some() {
            all.push(("content-type", "application/json"));
        }
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        let answer = self.client.ask(method.clone(), path, &all, body).await;
        documented(&method, path, &answer);
        answer
    }

    /// Sends something that is not JSON.
    pub(super) async fn raw(&self, method: Method, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut all = vec![("authorization", self.bearer.as_str()), ("accept-language", "en")];
        all.extend(headers);
        let answer = self.client.ask(method.clone(), path, &all, body).await;
        documented(&method, path, &answer);
        answer
    }

    pub(super) async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[], None).await
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, &[], Some(body)).await
    }

    pub(super) async fn act(&self, path: &str, etag: &str) -> Answer {
        self.send(Method::POST, path, &[("if-match", etag)], None).await
    }

    pub(super) async fn put(&self, path: &str, etag: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, &[("if-match", etag)], Some(body)).await
    }
}

pub(super) fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

pub(super) fn body(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.bytes).unwrap_or_else(|_| panic!("{} {}", answer.status, answer.text()))
}

/// Holds an answer against what the document says of its operation.
fn documented(method: &Method, path: &str, answer: &Answer) {
    let path = path.split('?').next().unwrap();
    let fits = |template: &str| {
        let (template, path): (Vec<_>, Vec<_>) = (template.split('/').collect(), path.split('/').collect());
        template.len() == path.len() && template.iter().zip(path).all(|(own, part)| own.starts_with('{') || *own == part)
    };
    let paths = web::api_document()["paths"].as_object().unwrap();
    let operation = paths.iter().find(|(template, _)| fits(template)).map(|(_, item)| &item[method.as_str().to_lowercase()]);
    let Some(operation) = operation.filter(|operation| operation.is_object()) else { return };
    let status = answer.status.as_str();
    let says = &operation["responses"][status];
    assert!(says.is_object(), "{method} {path}: {status} is not documented: {}", answer.text());
    let media = header(answer, "content-type").split(';').next().unwrap();
    if answer.bytes.is_empty() {
        assert!(says.get("content").is_none(), "{method} {path}: {status} is empty");
        return;
    }
    let content = &says["content"][media];
    assert!(content.is_object(), "{method} {path}: {status} {media} is not documented");
    if media.ends_with("json") && !path.ends_with("files/json") {
        let mut faults = Vec::new();
        check(&content["schema"], &body(answer), "$", &mut faults);
        assert!(faults.is_empty(), "{method} {path}: {status}: {faults:?}");
    }
}

/// As much of JSON Schema as the document uses for answers.
fn check(schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return check(&web::api_document()["components"]["schemas"][name], value, at, faults);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fits = choices.iter().any(|choice| {
            let mut found = Vec::new();
            check(choice, value, at, &mut found);
            found.is_empty()
        });
        if !fits {
            faults.push(format!("{at}: fits no choice"));
        }
        return;
    }
    if let Some(parts) = schema["allOf"].as_array() {
        return parts.iter().for_each(|part| check(part, value, at, faults));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let own = &schema["type"];
    if own != kind && !own.as_array().is_some_and(|own| own.iter().any(|own| own == kind)) {
        faults.push(format!("{at}: {kind}, not {own}"));
    }
    if schema["enum"].as_array().is_some_and(|known| !known.contains(value)) {
        faults.push(format!("{at}: {value} is not known"));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            faults.push(format!("{at}: {name} is missing"));
        }
    }
    for (name, one) in value.as_object().into_iter().flatten() {
        if let Some(property) = schema["properties"].get(name) {
            check(property, one, &format!("{at}.{name}"), faults);
        }
    }
    for one in value.as_array().into_iter().flatten() {
        check(&schema["items"], one, &format!("{at}[]"), faults);
    }
}
