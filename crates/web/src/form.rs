use app::Error;
use axum::extract::{Form, FromRequest, Request};

use crate::fault::Fault;
use crate::visitor::Guest;

/// The fields of a form that was sent, each as often as it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Fields by name and value, in the order in which they came.
    pub(crate) fn new(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
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

/// A form that carries the secret of the browser's cookie: one that another site has made cannot know it.
pub(crate) struct Sent(pub(crate) Fields);

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        let guest = request.extensions().get::<Guest>().cloned();
        let pairs = Form::<Vec<(String, String)>>::from_request(request, state).await;
        let Form(pairs) = pairs.map_err(|_| Fault(Error::field("", "web-form-wrong")))?;
        let fields = Fields(pairs);
        let carried = fields.get("csrf");
        if carried.is_empty() || guest.is_none_or(|guest| guest.form != carried) {
            return Err(Fault(Error::field("", "web-form-old")));
        }
        Ok(Self(fields))
    }
}
