use kernel::Instant;
use store::{ApiToken, new_id};

use crate::{Actor, App, Caller, Error, May, Result, secret};

/// How long a token works, in days, at most.
const DAYS: i64 = 365;
/// How a token begins, so that it is known where it is found.
const PREFIX: &str = "kravkedja_";

/// A token that was just made: this is the only time that it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// The token itself.
    pub token: String,
    /// What is known of it.
    pub summary: TokenSummary,
}

/// What is known of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenSummary {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// It may write.
    pub writes: bool,
    /// When it was made.
    pub created_at: Instant,
    /// When it stops working.
    pub expires_at: Instant,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

impl App {
    /// Makes a token with which the caller's programs may do what the caller may.
    ///
    /// # Errors
    /// When it has no name.
    pub async fn make_token(&self, caller: &Caller, name: &str, writes: bool, days: i64) -> Result<NewToken> {
        caller.must(May::OwnTokens)?;
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 120 {
            return Err(Error::field("name", "web-name-missing"));
        }
        let token = format!("{PREFIX}{}", secret::fresh());
        let now = self.clock.now();
        let row = ApiToken {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            person_id: caller.person.clone(),
            name: name.to_owned(),
            secret: secret::digest(&token),
            scopes: if writes { "read write" } else { "read" }.to_owned(),
            created_at: now.micros(),
            expires_at: now.after(days.clamp(1, DAYS) * 24 * 3_600).micros(),
            revoked_at: None,
            version: 1,
        };
        let who = caller.who(self);
        let row =
            self.store.write::<_, Error, _>(move |tx| Box::pin(async move { Ok(tx.add_api_token(&who, row).await?) })).await?;
        Ok(NewToken { token, summary: summary(row) })
    }

    /// The caller's tokens.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn tokens(&self, caller: &Caller) -> Result<Vec<TokenSummary>> {
        caller.must(May::OwnTokens)?;
        let found = self.store.read().api_tokens(&caller.organisation, &caller.person).await?;
        Ok(found.into_iter().map(summary).collect())
    }

    /// Revokes a token of the caller's.
    ///
    /// # Errors
    /// When there is none.
    pub async fn revoke_token(&self, caller: &Caller, id: &str) -> Result<()> {
        caller.must(May::OwnTokens)?;
        let (who, organisation, person, id) =
            (caller.who(self), caller.organisation.clone(), caller.person.clone(), id.to_owned());
        self.store
            .write(move |tx| Box::pin(async move { Ok(tx.revoke_api_token(&who, &organisation, &person, &id).await?) }))
            .await
    }

    /// Who asks with a token.
    ///
    /// # Errors
    /// When it does not work.
    pub async fn with_token(&self, token: &str) -> Result<Caller> {
        let read = self.store.read();
        let gone = |error| if matches!(error, store::Error::NotFound) { Error::NotLoggedIn } else { error.into() };
        let found = read.api_token(&secret::digest(token), self.clock.now()).await.map_err(gone)?;
        let person = read.person(&found.person_id).await.map_err(gone)?;
        if person.disabled {
            return Err(Error::NotLoggedIn);
        }
        let writes = found.scopes.split(' ').any(|scope| scope == "write");
        let actor = Actor::Token { id: found.id.clone(), writes };
        let caller = self.caller(&person, Some(&found.organisation_id), actor).await?;
        // A role that was taken away takes its tokens with it.
        caller.filter(|caller| caller.organisation == found.organisation_id).ok_or(Error::NotLoggedIn)
    }
}

fn summary(row: ApiToken) -> TokenSummary {
    TokenSummary {
        writes: row.scopes.split(' ').any(|scope| scope == "write"),
        id: row.id,
        name: row.name,
        created_at: Instant::from_micros(row.created_at),
        expires_at: Instant::from_micros(row.expires_at),
        revoked_at: row.revoked_at.map(Instant::from_micros),
    }
}
