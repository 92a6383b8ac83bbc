use std::sync::{Arc, Mutex, PoisonError};

use chrono::DateTime;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenVerifier, CoreJwsSigningAlgorithm, CoreTokenResponse,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IssuerUrl, LogoutRequest, Nonce, PkceCodeChallenge, PkceCodeVerifier, PostLogoutRedirectUrl,
    ProviderMetadataWithLogout, RedirectUrl, RequestTokenError, Scope, TokenResponse,
};
use reqwest::Url;

use crate::fetch::Fetch;
use crate::{Fault, Identity, Settings};

/// What a provider says of itself is asked for again after so many seconds: keys change.
const FRESH: i64 = 3_600;
/// A token whose key is not known makes us ask again, but not sooner than after so many seconds.
const AGAIN: i64 = 30;
/// A token that was issued earlier was not issued for this log-in, whatever it says of its end; in seconds.
const OLDEST: i64 = 24 * 3_600;

/// The ways of signing that are taken. Those with a shared secret are not, and no signature at all is none.
const SIGNED: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Relying = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// A log-in that begins: where the browser goes, and what must be remembered until it comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journey {
    /// Where the browser goes.
    pub address: String,
    /// Comes back with it.
    pub state: String,
    /// Comes back in the token.
    pub nonce: String,
    /// Shows that whoever hands in the code is who began.
    pub verifier: String,
}

/// What came back, with what was remembered.
#[derive(Clone, Copy)]
pub struct Return<'a> {
    /// The code of the provider.
    pub code: &'a str,
    /// What must stand in the token.
    pub nonce: &'a str,
    /// What was kept from the beginning.
    pub verifier: &'a str,
}

/// An identity provider that is asked, and what it has said of itself.
pub struct Provider {
    settings: Settings,
    fetch: Fetch,
    known: Mutex<Option<Arc<Known>>>,
}

struct Known {
    metadata: ProviderMetadataWithLogout,
    at: i64,
}

impl Provider {
    /// A provider; nothing is asked yet.
    ///
    /// # Errors
    /// What is wrong with the settings.
    pub fn new(settings: Settings) -> Result<Self, String> {
        let fetch = Fetch::new(&settings)?;
        for address in [&settings.redirect, &settings.left] {
            Url::parse(address).map_err(|error| format!("{address}: {error}"))?;
        }
        Ok(Self { settings, fetch, known: Mutex::new(None) })
    }

    /// Begins a log-in. `now` is in seconds since 1970, here and below.
    ///
    /// # Errors
    /// When the provider cannot be asked.
    pub async fn begin(&self, now: i64) -> Result<Journey, Fault> {
        let known = self.known(now, FRESH).await?;
        let client = self.client(&known)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(self.settings.scopes.iter().filter(|scope| *scope != "openid").cloned().map(Scope::new))
            .set_pkce_challenge(challenge);
        let (address, state, nonce) = request.url();
        Ok(Journey {
            address: address.into(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Hands in the code and verifies what comes for it.
    ///
    /// # Errors
    /// When the provider refuses, cannot be asked, or says what cannot be trusted.
    pub async fn finish(&self, back: Return<'_>, now: i64) -> Result<Identity, Fault> {
        let known = self.known(now, FRESH).await?;
        let tokens = self.tokens(&known, back).await?;
        match self.verified(&known, &tokens, back.nonce, now) {
            // The provider may have changed its keys since it was asked.
            Err(Fault::Untrusted(SIGNATURE)) if now - known.at >= AGAIN => {
                let known = self.known(now, AGAIN).await?;
                self.verified(&known, &tokens, back.nonce, now)
            }
            verdict => verdict,
        }
    }

    /// Where a browser goes to leave the provider too, where that can be done.
    pub async fn leave(&self, token: &str, now: i64) -> Option<String> {
        let known = self.known(now, FRESH).await.ok()?;
        let end = known.metadata.additional_metadata().end_session_endpoint.clone()?;
        if !self.fetch.may(end.url()) {
            return None;
        }
        let left = PostLogoutRedirectUrl::new(self.settings.left.clone()).ok()?;
        let request = LogoutRequest::from(end)
            .set_client_id(ClientId::new(self.settings.client_id.clone()))
            .set_post_logout_redirect_uri(left);
        let mut address = request.http_get_url();
        if !token.is_empty() {
            address.query_pairs_mut().append_pair("id_token_hint", token);
        }
        Some(address.into())
    }

    /// What the provider says of itself, asked for again if it is older than so many seconds.
    async fn known(&self, now: i64, age: i64) -> Result<Arc<Known>, Fault> {
        let kept = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = kept.filter(|known| (0..age).contains(&(now - known.at))) {
            return Ok(known);
        }
        let issuer = IssuerUrl::new(self.settings.issuer.clone()).map_err(|error| Fault::Unreachable(error.to_string()))?;
        let metadata = ProviderMetadataWithLogout::discover_async(issuer, &self.fetch)
            .await
            .map_err(|error| Fault::Unreachable(chain(&error)))?;
        let token = metadata.token_endpoint().ok_or_else(|| Fault::Unreachable("it has no token endpoint".to_owned()))?;
        if !self.fetch.may(token.url()) || !self.fetch.may(metadata.authorization_endpoint().url()) {
            return Err(Fault::Unreachable("its endpoints are not https".to_owned()));
        }
        let known = Arc::new(Known { metadata, at: now });
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&known));
        Ok(known)
    }

    fn client(&self, known: &Known) -> Result<Relying, Fault> {
        let redirect = RedirectUrl::new(self.settings.redirect.clone()).map_err(|error| Fault::Unreachable(error.to_string()))?;
        let client = CoreClient::from_provider_metadata(
            known.metadata.clone(),
            ClientId::new(self.settings.client_id.clone()),
            self.settings.client_secret.clone().map(ClientSecret::new),
        );
        let ways = known.metadata.token_endpoint_auth_methods_supported();
        let basic = ways.is_none_or(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let client = if basic { client } else { client.set_auth_type(AuthType::RequestBody) };
        Ok(client.set_redirect_uri(redirect))
    }

    async fn tokens(&self, known: &Known, back: Return<'_>) -> Result<CoreTokenResponse, Fault> {
        let client = self.client(known)?;
        let request = client
            .exchange_code(AuthorizationCode::new(back.code.to_owned()))
            .map_err(|error| Fault::Unreachable(error.to_string()))?
            .set_pkce_verifier(PkceCodeVerifier::new(back.verifier.to_owned()));
        request.request_async(&self.fetch).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(answer) => Fault::Refused(answer.error().to_string()),
            RequestTokenError::Request(error) => Fault::Unreachable(error.to_string()),
            // The answer itself may hold tokens: it is not repeated.
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                Fault::Unreachable("its answer cannot be read".to_owned())
            }
        })
    }

    fn verified(&self, known: &Known, tokens: &CoreTokenResponse, nonce: &str, now: i64) -> Result<Identity, Fault> {
        let token = tokens.id_token().ok_or(Fault::Untrusted("there is no ID token"))?;
        let skew = self.settings.skew;
        let moment = |seconds: i64| DateTime::from_timestamp(seconds, 0).unwrap_or_default();
        let (earliest, latest) = (moment(now - OLDEST), moment(now + skew));
        let verifier = CoreIdTokenVerifier::new_public_client(
            ClientId::new(self.settings.client_id.clone()),
            known.metadata.issuer().clone(),
            known.metadata.jwks().clone(),
        )
        .set_allowed_algs(SIGNED)
        .set_time_fn(move || moment(now - skew))
        .set_issue_time_verifier_fn(move |issued| {
            if (earliest..=latest).contains(&issued) { Ok(()) } else { Err("issued at another time".to_owned()) }
        });
        let claims = token.claims(&verifier, &Nonce::new(nonce.to_owned())).map_err(fault)?;
        if claims.authorized_party().is_some_and(|party| party.as_str() != self.settings.client_id) {
            return Err(Fault::Untrusted("it was made for another program"));
        }
        let identity = Identity::new(claims.subject().to_string(), token.to_string());
        let identity = identity.ok_or(Fault::Untrusted("its claims cannot be read"))?;
        if identity.subject.is_empty() || identity.seconds("nbf").is_some_and(|begins| begins > now + skew) {
            return Err(Fault::Untrusted("it does not hold yet, or of nobody"));
        }
        Ok(identity)
    }
}

/// What is said of a signature that does not hold.
const SIGNATURE: &str = "the signature does not hold";

fn fault(error: ClaimsVerificationError) -> Fault {
    match error {
        ClaimsVerificationError::Expired(_) => Fault::Expired,
        ClaimsVerificationError::InvalidAudience(_) => Fault::Untrusted("it was made for another program"),
        ClaimsVerificationError::InvalidIssuer(_) => Fault::Untrusted("it comes from another provider"),
        ClaimsVerificationError::InvalidNonce(_) => Fault::Untrusted("it was made for another log-in"),
        ClaimsVerificationError::SignatureVerification(_) => Fault::Untrusted(SIGNATURE),
        _ => Fault::Untrusted("it is not of a kind that is taken"),
    }
}

/// An error with what caused it.
fn chain(error: &dyn std::error::Error) -> String {
    let cause = error.source().map(|source| format!(": {}", chain(source))).unwrap_or_default();
    format!("{error}{cause}")
}
