use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard};

use app::Clock;
use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::task::JoinHandle;

/// What the service is known as, and by.
pub const CLIENT: (&str, &str) = ("kravkedja", "hemligt: å & +");

/// An identity provider on this machine: it describes itself, keeps codes for one use, checks PKCE and the secret, and signs.
pub struct IdentityProvider {
    /// Its address.
    pub issuer: String,
    told: Arc<Mutex<Told>>,
    server: JoinHandle<()>,
}

/// How it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lie {
    /// It does not.
    None,
    /// Signed with a key that it does not show.
    OtherKey,
    /// Not signed at all.
    Unsigned,
    /// Signed with the secret that it shares with the service.
    SharedSecret,
    /// The claims were changed after they were signed.
    Changed,
    /// The nonce of another log-in.
    Nonce,
    /// No nonce.
    NoNonce,
    /// Made for another program.
    Audience,
    /// Made for this program and another one.
    TwoAudiences,
    /// Another issuer.
    Issuer,
    /// It ended before.
    Expired,
    /// It begins later.
    Early,
    /// No ID token.
    NoToken,
    /// An answer that is no JSON.
    Rubbish,
    /// An answer without an end.
    Endless,
}

struct Told {
    issuer: String,
    clock: Clock,
    key: SigningKey,
    kid: &'static str,
    lie: Lie,
    /// The claims of the ID token beside those of the protocol.
    claims: Value,
    /// What it says of itself beside what is usual.
    discovery: Value,
    codes: BTreeMap<String, Asked>,
    count: usize,
}

/// What was asked for with a code.
#[derive(Clone)]
struct Asked {
    challenge: String,
    nonce: String,
    redirect: String,
}

impl IdentityProvider {
    /// Starts one on a free port.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}/realms/kommun", listener.local_addr().unwrap());
        let told = Arc::new(Mutex::new(Told {
            issuer: issuer.clone(),
            clock: Clock::System,
            key: SigningKey::from_bytes(&[7; 32]),
            kid: "one",
            lie: Lie::None,
            claims: json!({}),
            discovery: json!({}),
            codes: BTreeMap::new(),
            count: 0,
        }));
        let router = Router::new()
            .route("/realms/kommun/.well-known/openid-configuration", get(discovery))
            .route("/realms/kommun/keys", get(keys))
            .route("/realms/kommun/token", post(token))
            .with_state(Arc::clone(&told));
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { issuer, told, server }
    }

    /// Keeps the time of a service.
    pub fn keeps_time(&self, clock: &Clock) {
        self.told().clock = clock.clone();
    }

    /// Stops it: nobody answers any more.
    pub fn stop(&self) {
        self.server.abort();
    }

    /// What it says of whoever logs in: `sub`, `name`, `roles` and so on.
    pub fn says(&self, claims: Value) {
        self.told().claims = claims;
    }

    /// How it lies from now on.
    pub fn lies(&self, lie: Lie) {
        self.told().lie = lie;
    }

    /// Signs with another key from now on, and shows it.
    pub fn changes_key(&self) {
        let mut told = self.told();
        told.key = SigningKey::from_bytes(&[9; 32]);
        told.kid = "two";
    }

    /// Says other things of itself.
    pub fn describes(&self, discovery: Value) {
        self.told().discovery = discovery;
    }

    /// Does what its log-in page does for whoever logs in, and gives where the browser is sent back to: path and query.
    ///
    /// # Panics
    /// When the service has not asked as it must.
    #[must_use]
    pub fn log_in(&self, address: &str) -> String {
        let asked = asked(address);
        assert!(address.starts_with(&format!("{}/auth?", self.issuer)), "{address}");
        assert_eq!((asked["response_type"].as_str(), asked["client_id"].as_str()), ("code", CLIENT.0));
        assert_eq!(asked["code_challenge_method"], "S256");
        assert!(asked["scope"].split(' ').any(|scope| scope == "openid"));
        assert!(asked["state"].len() >= 16 && asked["nonce"].len() >= 16 && asked["code_challenge"].len() == 43);
        let mut told = self.told();
        told.count += 1;
        let code = format!("code-{}", told.count);
        let kept = Asked {
            challenge: asked["code_challenge"].clone(),
            nonce: asked["nonce"].clone(),
            redirect: asked["redirect_uri"].clone(),
        };
        told.codes.insert(code.clone(), kept);
        let path = path_of(&asked["redirect_uri"]);
        format!("{path}?code={code}&state={}&iss={}", asked["state"], percent(&self.issuer))
    }

    /// The same where the person, or the provider, says no.
    #[must_use]
    pub fn refuse(&self, address: &str, error: &str) -> String {
        let asked = asked(address);
        let path = path_of(&asked["redirect_uri"]);
        format!("{path}?error={error}&error_description=x&state={}", asked["state"])
    }

    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap()
    }
}

impl Drop for IdentityProvider {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// The values in the query of an address.
fn asked(address: &str) -> BTreeMap<String, String> {
    let query = address.split_once('?').unwrap().1;
    query.split('&').filter_map(|pair| pair.split_once('=')).map(|(name, value)| (name.to_owned(), plain(value))).collect()
}

/// The path of an address.
fn path_of(address: &str) -> String {
    format!("/{}", address.splitn(4, '/').nth(3).unwrap())
}

/// A value without its percents.
fn plain(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let pair = [rest.next().unwrap(), rest.next().unwrap()];
                u8::from_str_radix(std::str::from_utf8(&pair).unwrap(), 16).unwrap()
            }
            b'+' => b' ',
            other => other,
        });
    }
    String::from_utf8(bytes).unwrap()
}

fn percent(text: &str) -> String {
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    text.bytes().map(|byte| if safe(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

async fn discovery(State(told): State<Arc<Mutex<Told>>>) -> Response {
    let told = told.lock().unwrap();
    if told.lie == Lie::Endless {
        return ([(header::CONTENT_TYPE, "application/json")], " ".repeat(4 * 1024 * 1024)).into_response();
    }
    let issuer = &told.issuer;
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/auth"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/logout"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "none", "HS256"],
    });
    for (name, value) in told.discovery.as_object().unwrap() {
        if value.is_null() {
            document.as_object_mut().unwrap().remove(name);
        } else {
            document[name] = value.clone();
        }
    }
    axum::Json(document).into_response()
}

async fn keys(State(told): State<Arc<Mutex<Told>>>) -> Response {
    let told = told.lock().unwrap();
    let x = URL_SAFE_NO_PAD.encode(told.key.verifying_key().as_bytes());
    let key = json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": told.kid, "x": x });
    axum::Json(json!({ "keys": [key] })).into_response()
}

async fn token(State(told): State<Arc<Mutex<Told>>>, headers: HeaderMap, Form(form): Form<BTreeMap<String, String>>) -> Response {
    let mut told = told.lock().unwrap();
    let refused = |status: StatusCode, error: &str| (status, axum::Json(json!({ "error": error }))).into_response();
    let known = STANDARD.encode(format!("{}:{}", percent(CLIENT.0), percent(CLIENT.1)).replace("%20", "+"));
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if given != format!("Basic {known}") {
        return refused(StatusCode::UNAUTHORIZED, "invalid_client");
    }
    let field = |name: &str| form.get(name).cloned().unwrap_or_default();
    let Some(asked) = told.codes.remove(&field("code")) else { return refused(StatusCode::BAD_REQUEST, "invalid_grant") };
    let shown = URL_SAFE_NO_PAD.encode(Sha256::digest(field("code_verifier")));
    if field("grant_type") != "authorization_code" || field("redirect_uri") != asked.redirect || shown != asked.challenge {
        return refused(StatusCode::BAD_REQUEST, "invalid_grant");
    }
    if told.lie == Lie::Rubbish {
        return ([(header::CONTENT_TYPE, "application/json")], "<html>").into_response();
    }
    let mut answer = json!({ "access_token": "x", "token_type": "Bearer", "expires_in": 300 });
    if told.lie != Lie::NoToken {
        answer["id_token"] = json!(told.signed(&asked.nonce));
    }
    axum::Json(answer).into_response()
}

impl Told {
    fn signed(&self, nonce: &str) -> String {
        let now = self.clock.now().micros() / 1_000_000;
        let mut claims = json!({ "iss": self.issuer, "aud": CLIENT.0, "exp": now + 300, "iat": now, "nonce": nonce });
        for (name, value) in self.claims.as_object().unwrap() {
            claims[name] = value.clone();
        }
        match self.lie {
            Lie::Nonce => claims["nonce"] = json!("another"),
            Lie::NoNonce => drop(claims.as_object_mut().unwrap().remove("nonce")),
            Lie::Audience => claims["aud"] = json!("another"),
            Lie::TwoAudiences => claims["aud"] = json!([CLIENT.0, "another"]),
            Lie::Issuer => claims["iss"] = json!("https://idp.example.com"),
            Lie::Expired => claims["exp"] = json!(now - 120),
            Lie::Early => claims["iat"] = json!(now + 600),
            _ => {}
        }
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let alg = match self.lie {
            Lie::Unsigned => "none",
            Lie::SharedSecret => "HS256",
            _ => "EdDSA",
        };
        let mut signed = format!("{}.{}", part(&json!({ "alg": alg, "kid": self.kid, "typ": "JWT" })), part(&claims));
        let signature = match self.lie {
            Lie::Unsigned => Vec::new(),
            Lie::OtherKey => SigningKey::from_bytes(&[8; 32]).sign(signed.as_bytes()).to_vec(),
            Lie::SharedSecret => keyed(CLIENT.1.as_bytes(), signed.as_bytes()),
            _ => self.key.sign(signed.as_bytes()).to_vec(),
        };
        if self.lie == Lie::Changed {
            claims["roles"] = json!(["administratör"]);
            signed = format!("{}.{}", signed.split('.').next().unwrap(), part(&claims));
        }
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// HMAC with SHA-256 (RFC 2104).
fn keyed(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut block = [0_u8; 64];
    block[..key.len()].copy_from_slice(key);
    let inner = Sha256::new().chain_update(block.map(|byte| byte ^ 0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(block.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize().to_vec()
}
