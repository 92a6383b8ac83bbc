use app::{May, Member, MemberForm};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::Api;
use super::answer::{Tagged, changed, hex, made, read, with};
use super::asked::{At, Body, Params, Uuid, must_match};
use super::document::{IfMatch, IfNoneMatch, Key, PartQuery};
use super::once::KeepInstead;
use super::part::{Listing, listed};
use super::problem::{Refusal, Reply};
use super::words::{RoleWord, Tongue, word};
use crate::Web;
use crate::visitor::{Guest, Staff};

pub(super) fn add(api: Api) -> Api {
    api.get("/api/v1/people", May::ReadAdministration, list_people)
        .make("/api/v1/people", May::Administer, invite_person)
        .get("/api/v1/people/{id}", May::ReadAdministration, read_person)
        .put("/api/v1/people/{id}", May::Administer, change_person)
        .act("/api/v1/people/{id}/disable", May::Administer, disable_person)
        .act("/api/v1/people/{id}/enable", May::Administer, enable_person)
        .act("/api/v1/people/{id}/link", May::Administer, link_person)
}

/// Somebody new in the organisation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Anna Andersson", "email": "anna.andersson@exempel.se", "roles": ["procurement-officer"], "language": "sv" }))]
pub(super) struct NewPerson {
    /// Their name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// The address they log in with.
    #[schema(format = Email, max_length = 200)]
    email: String,
    /// What they are.
    #[schema(min_items = 1, max_items = 5)]
    roles: Vec<RoleWord>,
    /// The language they read in.
    #[serde(default)]
    language: Tongue,
}

/// What can be changed of somebody.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Anna Andersson", "roles": ["coordinator"], "language": "sv" }))]
pub(super) struct PersonData {
    /// Their name.
    #[schema(min_length = 1, max_length = 120)]
    name: String,
    /// What they are.
    #[schema(min_items = 1, max_items = 5)]
    roles: Vec<RoleWord>,
    /// The language they read in.
    language: Tongue,
}

/// Somebody in the organisation.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Person {
    /// Their id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to change them.
    etag: String,
    /// Their name.
    name: String,
    /// The address they log in with.
    email: String,
    /// What they are.
    roles: Vec<RoleWord>,
    /// The language they read in.
    language: Tongue,
    /// They may not log in.
    disabled: bool,
    /// They have chosen a password and set up one-time codes, or a passkey.
    enrolled: bool,
}

/// A one-time link, with which somebody chooses a password. It is shown only this time, and works for a week.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OneTimeLink {
    /// The link. Null where they have an account already, and where the same request is sent again.
    #[schema(format = "uri")]
    link: Option<String>,
}

/// Somebody who was invited.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Invited {
    /// The person.
    #[serde(flatten)]
    person: Person,
    /// Their way in.
    #[serde(flatten)]
    link: OneTimeLink,
}

impl From<Member> for Person {
    fn from(member: Member) -> Self {
        let Member { id, name, email, language, roles, disabled, enrolled, version } = member;
        let mut roles: Vec<RoleWord> = roles.into_iter().map(|(_, role)| role.into()).collect();
        roles.sort_unstable();
        // Roles are given and taken without a new version of the person: they count as much.
        let digest = Sha256::digest(roles.iter().map(word).collect::<Vec<_>>().join(" "));
        let etag = format!("\"{version}-{}\"", hex(&digest, 4));
        Self { id, etag, name, email, roles, language: language.into(), disabled, enrolled }
    }
}

impl Tagged for Person {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

impl Tagged for Invited {
    fn etag(&self) -> String {
        self.person.etag()
    }
}

fn form(name: String, email: String, roles: &[RoleWord], language: Tongue) -> MemberForm {
    let mut roles: Vec<String> = roles.iter().map(|role| role.id().to_owned()).collect();
    roles.sort();
    roles.dedup();
    MemberForm { name, email, roles, language: language.code().to_owned() }
}

/// List people
#[utoipa::path(get, path = "/api/v1/people", tag = "people", params(PartQuery),
    responses((status = 200, description = "A part of the list, by name.", body = Listing<Person>)))]
pub(super) async fn list_people(State(web): State<Web>, guest: Guest, staff: Staff, Params(query): Params<PartQuery>) -> Reply {
    let all = web.app.members(&staff.caller).await?;
    let part = query.span().of(all, |one| format!("{} {}", app::sort_key(&one.name), one.id))?;
    Ok(listed(&guest, part, Person::from))
}

/// Invite somebody
///
/// Somebody who has an account in another organisation is given the roles here, and needs no link.
#[utoipa::path(post, path = "/api/v1/people", tag = "people", params(Key), request_body = NewPerson,
    responses((status = 201, description = "The person, with their one-time link.", body = Invited)))]
pub(super) async fn invite_person(State(web): State<Web>, staff: Staff, Body(data): Body<NewPerson>) -> Reply {
    let NewPerson { name, email, roles, language } = data;
    let (id, link) = web.app.invite(&staff.caller, &form(name, email, &roles, language)).await?;
    let person = Person::from(web.app.member(&staff.caller, &id).await?);
    let link = OneTimeLink { link: Some(link).filter(|link| !link.is_empty()) };
    let mut invited = Invited { person, link };
    let mut response = with(made(&format!("/api/v1/people/{id}"), &invited), header::CACHE_CONTROL, "no-store");
    invited.link.link = None;
    let kept = serde_json::to_string(&invited).unwrap_or_default();
    response.extensions_mut().insert(KeepInstead(kept));
    Ok(response)
}

/// Read a person
#[utoipa::path(get, path = "/api/v1/people/{id}", tag = "people",
    params(("id" = String, Path, format = Uuid, description = "The person."), IfNoneMatch),
    responses((status = 200, description = "The person.", body = Person)))]
pub(super) async fn read_person(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    Ok(read(&headers, &Person::from(web.app.member(&staff.caller, &id.0).await?)))
}

/// Change a person
///
/// Their name, roles and language are replaced. Their address cannot be changed.
#[utoipa::path(put, path = "/api/v1/people/{id}", tag = "people",
    params(("id" = String, Path, format = Uuid, description = "The person."), IfMatch), request_body = PersonData,
    responses((status = 200, description = "The person as they are now.", body = Person)))]
pub(super) async fn change_person(
    State(web): State<Web>,
    staff: Staff,
    headers: HeaderMap,
    At(id): At<Uuid>,
    Body(data): Body<PersonData>,
) -> Reply {
    let (version, email) = matched(&web, &staff, &headers, &id).await?;
    let PersonData { name, roles, language } = data;
    let form = form(name, email, &roles, language);
    let member = web.app.change_member(&staff.caller, &id.0, Some(version), &form).await?;
    Ok(changed(&Person::from(member)))
}

/// Let somebody log in no longer
///
/// Their sessions end at once and their tokens stop working.
#[utoipa::path(post, path = "/api/v1/people/{id}/disable", tag = "people",
    params(("id" = String, Path, format = Uuid, description = "The person."), IfMatch),
    responses((status = 200, description = "The person as they are now.", body = Person)))]
pub(super) async fn disable_person(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    disabled(&web, &staff, &headers, &id, true).await
}

/// Let somebody log in again
#[utoipa::path(post, path = "/api/v1/people/{id}/enable", tag = "people",
    params(("id" = String, Path, format = Uuid, description = "The person."), IfMatch),
    responses((status = 200, description = "The person as they are now.", body = Person)))]
pub(super) async fn enable_person(State(web): State<Web>, staff: Staff, headers: HeaderMap, At(id): At<Uuid>) -> Reply {
    disabled(&web, &staff, &headers, &id, false).await
}

/// Make a new one-time link
///
/// For somebody who has lost their way in. Links they had before stop working.
#[utoipa::path(post, path = "/api/v1/people/{id}/link", tag = "people",
    params(("id" = String, Path, format = Uuid, description = "The person.")),
    responses((status = 200, description = "The link.", body = OneTimeLink)))]
pub(super) async fn link_person(State(web): State<Web>, staff: Staff, At(id): At<Uuid>) -> Reply {
    let link = web.app.new_link(&staff.caller, &id.0).await?;
    let response = (StatusCode::OK, Json(OneTimeLink { link: Some(link) })).into_response();
    Ok(with(response, header::CACHE_CONTROL, "no-store"))
}

async fn disabled(web: &Web, staff: &Staff, headers: &HeaderMap, id: &Uuid, disabled: bool) -> Reply {
    let (version, _) = matched(web, staff, headers, id).await?;
    web.app.disable_member(&staff.caller, &id.0, Some(version), disabled).await?;
    Ok(changed(&Person::from(web.app.member(&staff.caller, &id.0).await?)))
}

/// The version and the address of somebody, if they are as whoever asks has read.
async fn matched(web: &Web, staff: &Staff, headers: &HeaderMap, id: &Uuid) -> Result<(i64, String), Refusal> {
    let member = web.app.member(&staff.caller, &id.0).await?;
    let (version, email) = (member.version, member.email.clone());
    must_match(headers, &Person::from(member).etag)?;
    Ok((version, email))
}
