use app::{House, May};
use axum::extract::State;
use axum::http::HeaderMap;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Api;
use super::answer::{Tagged, changed, of_version, read};
use super::asked::{Body, must_match};
use super::document::{IfMatch, IfNoneMatch};
use super::problem::Reply;
use crate::Web;
use crate::visitor::Staff;

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/organisation", May::ReadAdministration, read_organisation).put(
        "/api/v1/organisation",
        May::Administer,
        change_organisation,
    )
}

/// The organisation of whoever asks.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Organisation {
    /// What `If-Match` says to change it.
    etag: String,
    /// Its name.
    name: String,
    /// The colour behind the name of the service, `#` and six digits; empty is the service's own.
    brand: String,
    /// The colour of buttons and links; empty is the service's own.
    accent: String,
}

/// What can be changed of an organisation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Exempelköpings kommun", "brand": "#143c4f", "accent": "" }))]
pub(super) struct OrganisationData {
    /// Its name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// The colour behind the name of the service, at least 4.5 to 1 against white; empty is the service's own.
    #[serde(default)]
    #[schema(max_length = 20)]
    brand: String,
    /// The colour of buttons and links, as well.
    #[serde(default)]
    #[schema(max_length = 20)]
    accent: String,
}

impl From<House> for Organisation {
    fn from(house: House) -> Self {
        Self { etag: of_version(house.version), name: house.name, brand: house.theme.brand, accent: house.theme.accent }
    }
}

impl Tagged for Organisation {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

/// Read the organisation
#[utoipa::path(get, path = "/api/v1/organisation", tag = "organisation", params(IfNoneMatch),
    responses((status = 200, description = "Its name and colours.", body = Organisation)))]
pub(super) async fn read_organisation(State(web): State<Web>, staff: Staff, headers: HeaderMap) -> Reply {
    Ok(read(&headers, &Organisation::from(web.app.house(&staff.caller).await?)))
}

/// Change the organisation
///
/// Its name and colours are replaced; a colour that is left out becomes the service's own.
#[utoipa::path(put, path = "/api/v1/organisation", tag = "organisation", params(IfMatch), request_body = OrganisationData,
    responses((status = 200, description = "The organisation as it is now.", body = Organisation)))]
pub(super) async fn change_organisation(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    Body(data): Body<OrganisationData>,
) -> Reply {
    let version = web.app.house(&staff.caller).await?.version;
    must_match(&headers, &of_version(version))?;
    let OrganisationData { name, brand, accent } = data;
    web.app.change_house(&staff.caller, Some(version), &name, &brand, &accent).await?;
    Ok(changed(&Organisation::from(web.app.house(&staff.caller).await?)))
}
