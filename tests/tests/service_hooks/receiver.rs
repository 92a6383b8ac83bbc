use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a receiver does with a request.
#[derive(Debug, Clone)]
pub(super) enum Does {
    /// Answers with a status.
    Status(u16),
    /// Points elsewhere.
    Redirect(String),
    /// Reads the request and never answers.
    Hang,
    /// Breaks the connection off.
    Break,
}

/// A message as it came.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) head: BTreeMap<String, String>,
    pub(super) body: String,
}

/// A real receiver on this machine.
#[derive(Clone)]
pub(super) struct Receiver {
    pub(super) port: u16,
    came: Arc<Mutex<Vec<Message>>>,
    next: Arc<Mutex<VecDeque<Does>>>,
}

impl Receiver {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = Self { port: listener.local_addr().unwrap().port(), came: Arc::default(), next: Arc::default() };
        let kept = own.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(kept.clone().meet(stream));
            }
        });
        own
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/in", self.port)
    }

    /// What it does with the next requests, in order; with others it answers 204.
    pub(super) fn does(&self, next: &[Does]) {
        self.next.lock().unwrap().extend(next.iter().cloned());
    }

    pub(super) fn came(&self) -> Vec<Message> {
        self.came.lock().unwrap().clone()
    }

    async fn meet(self, mut stream: TcpStream) {
        let mut bytes = Vec::new();
        let (head, length) = loop {
            let mut part = [0_u8; 4096];
            let read = stream.read(&mut part).await.unwrap_or_default();
            if read == 0 {
                return;
            }
            bytes.extend(&part[..read]);
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some((head, _)) = text.split_once("\r\n\r\n") {
                let pairs = head.lines().skip(1).filter_map(|line| line.split_once(": "));
                let head: BTreeMap<String, String> = pairs.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
                let length: usize = head["content-length"].parse().unwrap();
                let begins = text.find("\r\n\r\n").unwrap() + 4;
                break (head, begins + length);
            }
        };
        while bytes.len() < length {
            let mut part = [0_u8; 4096];
            let read = stream.read(&mut part).await.unwrap_or_default();
            bytes.extend(&part[..read]);
        }
        let body = String::from_utf8_lossy(&bytes).split_once("\r\n\r\n").unwrap().1.to_owned();
        self.came.lock().unwrap().push(Message { head, body });
        let does = self.next.lock().unwrap().pop_front().unwrap_or(Does::Status(204));
        let answer = match does {
            Does::Status(status) => format!("HTTP/1.1 {status} X\r\ncontent-length: 0\r\n\r\n"),
            Does::Redirect(to) => format!("HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\n\r\n"),
            Does::Hang => return std::future::pending().await,
            Does::Break => return,
        };
        let _ = stream.write_all(answer.as_bytes()).await;
        let _ = stream.shutdown().await;
    }
}

impl Message {
    pub(super) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    pub(super) fn event(&self) -> String {
        self.json()["type"].as_str().unwrap().to_owned()
    }

    pub(super) fn id(&self) -> &str {
        &self.head["webhook-id"]
    }

    /// Is one of its signatures by a secret? Counted out by hand, as <https://www.standardwebhooks.com> says.
    pub(super) fn is_signed_with(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
        let text = format!("{}.{}.{}", self.id(), self.head["webhook-timestamp"], self.body);
        let expected = format!("v1,{}", STANDARD.encode(hmac(&key, text.as_bytes())));
        self.head["webhook-signature"].split(' ').any(|one| one == expected)
    }

    pub(super) fn signatures(&self) -> usize {
        self.head["webhook-signature"].split(' ').count()
    }
}

/// HMAC-SHA256 (RFC 2104) for keys of at most 64 bytes.
fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    let pad = |with: u8| -> Vec<u8> { (0..64).map(|at| key.get(at).copied().unwrap_or_default() ^ with).collect() };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().to_vec()
}
