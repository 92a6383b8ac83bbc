use app::Error;
use axum::extract::{Form, FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::fault::Fault;
use crate::layers::BODY;
use crate::refused::Refused;
use crate::upload::whole_mebibytes;
use crate::visitor::Guest;

/// The fields of a form that was sent, each as often as it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields by name and value, in the order in which they came, with letters that can be stored and shown.
    ///
    /// # Errors
    /// Where one cannot: no Word file and no database holds it, and nobody has typed it.
    pub(crate) fn storable(pairs: Vec<(String, String)>) -> Result<Self, Fault> {
        let clean = |text: String| if text.contains(['\u{b}', '\u{c}']) { text.replace(['\u{b}', '\u{c}'], "\n") } else { text };
        // Word's line and page breaks come along when text is pasted.
        let pairs: Vec<(String, String)> = pairs.into_iter().map(|(name, value)| (name, clean(value))).collect();
        if pairs.iter().all(|(name, value)| is_storable(name) && is_storable(value)) {
            return Ok(Self(pairs));
        }
        Err(Fault(Error::field("", "web-form-character")))
    }

    /// The first value of a field, without spaces around it; nothing where it did not come.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// Every value of a field.
    pub(crate) fn all(&self, name: &str) -> Vec<String> {
        self.0.iter().filter(|(own, _)| own == name).map(|(_, value)| value.clone()).collect()
    }

    /// Every field as it came.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Is a box ticked?
    pub(crate) fn is_set(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// The version that a form was made of.
    pub(crate) fn version(&self) -> Option<i64> {
        self.get("version").parse().ok()
    }

    /// Fields whose names begin with a word, without it.
    pub(crate) fn beginning<'f>(&'f self, with: &'f str) -> impl Iterator<Item = (&'f str, &'f str)> {
        self.0.iter().filter_map(move |(name, value)| Some((name.strip_prefix(with)?, value.as_str())))
    }
}

/// Can a text be shown, and do Word files and PostgreSQL hold it?
pub(crate) fn is_storable(text: &str) -> bool {
    !text.chars().any(|letter| (letter.is_control() && !"\n\r\t".contains(letter)) || "\u{fffe}\u{ffff}".contains(letter))
}

/// A form that carries the secret of the browser's cookie: one that another site has made cannot know it.
pub(crate) struct Sent(pub(crate) Fields);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let guest = request.extensions().get::<Guest>().cloned();
        let pairs = Form::<Vec<(String, String)>>::from_request(request, state).await;
        let Form(pairs) = pairs.map_err(|rejection| match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Refused::TooLarge(whole_mebibytes(BODY)).into_response(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Refused::Media.into_response(),
            _ => Fault(Error::field("", "web-form-wrong")).into_response(),
        })?;
        let fields = Fields::storable(pairs).map_err(IntoResponse::into_response)?;
        let carried = fields.get("csrf");
        if carried.is_empty() || guest.is_none_or(|guest| guest.form != carried) {
            return Err(Fault(Error::field("", "web-form-old")).into_response());
        }
        Ok(Self(fields))
    }
}
