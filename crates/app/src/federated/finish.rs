#[cfg(feature = "oidc")]
use oidc::{Fault, Identity, Return};
use validator::ValidateEmail;

#[cfg(not(feature = "oidc"))]
use super::absent::{Fault, Identity, Return};
use super::providers::Known;
use super::settle::{Claimed, Settled, settle};
use super::{Arrival, Away, CameBack, LONGEST_TOKEN, Refusal, Through, kept_apart};
use crate::{App, Error, Role, Stage, secret};

impl App {
    /// Finishes a log-in through a provider.
    ///
    /// # Errors
    /// Why they are not let in.
    pub async fn arrive(&self, provider: &str, back: CameBack<'_>) -> Result<Arrival, Refusal> {
        let one = self.providers.get(provider).ok_or(Refusal::NoSuch)?;
        let away = self.taken(provider, back).await?;
        match back.error {
            "" if back.code.is_empty() => return Err(Refusal::State),
            "" => {}
            "server_error" | "temporarily_unavailable" => return Err(Refusal::Unreachable(back.error.to_owned())),
            "access_denied" | "login_required" | "interaction_required" | "consent_required" | "account_selection_required" => {
                return Err(Refusal::Denied);
            }
            // How we asked was wrong: a fault of the configuration. The provider's own words may hold anything.
            _ => return Err(Refusal::Untrusted("the provider did not take the request".to_owned())),
        }
        let given = Return { code: back.code, nonce: &away.nonce, verifier: &away.verifier };
        let identity = one.far.finish(given, self.seconds()).await.map_err(refusal)?;
        let claimed = self.claimed(provider, one, &identity).await?;
        let fresh = secret::fresh();
        let through = Through {
            provider: provider.to_owned(),
            organisations: claimed.organisations.clone(),
            token: if identity.token.len() > LONGEST_TOKEN { String::new() } else { identity.token.clone() },
        };
        // Whose the session is, is known in the transaction.
        let session = self.session_row(&fresh, "", Stage::In, Some(through));
        let before = back.session.map(secret::digest);
        let settled = self
            .store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    let settled = settle(tx, &claimed).await?;
                    if let Settled::In { person, .. } = &settled {
                        if let Some(before) = before {
                            tx.end_login_session(&before).await?;
                        }
                        tx.put_login_session(store::LoginSession { person_id: Some(person.clone()), ..session }).await?;
                    }
                    Ok(settled)
                })
            })
            .await?;
        match settled {
            Settled::In { last_administrator, .. } => Ok(Arrival { secret: fresh, next: away.next, last_administrator }),
            Settled::NoRole => Err(Refusal::NoRole),
            Settled::Unknown => Err(Refusal::Unknown),
            Settled::NoAddress => Err(Refusal::NoAddress),
            Settled::Taken => Err(Refusal::Taken),
            Settled::Disabled => Err(Refusal::Disabled),
        }
    }

    /// What was remembered of this browser, which is forgotten by asking: nobody comes back twice.
    async fn taken(&self, provider: &str, back: CameBack<'_>) -> Result<Away, Refusal> {
        if back.secret.is_empty() {
            return Err(Refusal::State);
        }
        let (kept, now) = (kept_apart(back.secret), self.clock.now());
        let taken = self
            .store
            .write::<_, store::Error, _>(move |tx| Box::pin(async move { tx.take_login_session(&kept, now).await }))
            .await;
        let row = taken.map_err(|error| if matches!(error, store::Error::NotFound) { Refusal::State } else { error.into() })?;
        let away: Away = serde_json::from_str(&row.data).map_err(|_| Refusal::State)?;
        let own = self.providers.get(provider).map_or("", |one| one.config.issuer.as_str());
        // A provider must not finish what was begun with another one (RFC 9207).
        let other = away.provider != provider || !(back.issuer.is_empty() || back.issuer == own);
        if other || away.state != secret::digest(back.state) { Err(Refusal::State) } else { Ok(away) }
    }

    /// What the provider says of somebody, in our words.
    async fn claimed(&self, provider: &str, one: &Known, identity: &Identity) -> Result<Claimed, Refusal> {
        let config = &one.config;
        let mut organisations = Vec::new();
        let mut wanted = Vec::new();
        let follow = !config.grants.is_empty();
        let values = match identity.values(&config.claim) {
            Some(values) => values,
            None if follow => return Err(Refusal::Untrusted("there are more groups than the token holds".to_owned())),
            None => Vec::new(),
        };
        for slug in config.organisations() {
            let id = self.house_of(provider, slug).await?;
            for grant in
                config.grants.iter().filter(|grant| config.organisation_of(grant) == slug && values.contains(&grant.value))
            {
                wanted.extend(Role::from_id(&grant.role).map(|role| (id.clone(), role)));
            }
            organisations.push(id);
        }
        wanted.sort_unstable();
        wanted.dedup();
        let email = ["email", "preferred_username", "upn"].iter().find_map(|claim| {
            let text = identity.text(claim)?.to_lowercase();
            (text.validate_email() && text.len() <= 200).then_some(text)
        });
        let whole = || Some(format!("{} {}", identity.text("given_name")?, identity.text("family_name")?));
        let name = identity.text("name").map(str::to_owned).or_else(whole).or_else(|| email.clone()).unwrap_or_default();
        // An address of another claim is nothing that the provider has verified.
        let verified =
            identity.text("email").is_some_and(|text| text.validate_email()) && identity.says_yes(&config.verified_claim);
        Ok(Claimed {
            provider: provider.to_owned(),
            title: config.title.clone(),
            issuer: config.issuer.clone(),
            subject: identity.subject.clone(),
            name: name.chars().filter(|letter| !letter.is_control()).take(120).collect(),
            may_link: config.link_by_email && verified,
            email,
            language: if identity.text("locale").is_some_and(|locale| locale.starts_with("en")) { "en" } else { "sv" },
            provision: config.provision,
            organisations,
            wanted: follow.then_some(wanted),
            at: self.clock.now(),
        })
    }
}

/// The same in words of this room.
pub(super) fn refusal(fault: Fault) -> Refusal {
    match fault {
        Fault::Unreachable(detail) => Refusal::Unreachable(detail),
        // The code was used or is too old.
        Fault::Refused(word) if word == "invalid_grant" => Refusal::Expired,
        Fault::Refused(word) => Refusal::Untrusted(word),
        Fault::Expired => Refusal::Expired,
        Fault::Untrusted(why) => Refusal::Untrusted(why.to_owned()),
    }
}
