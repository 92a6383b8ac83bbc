use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The flags of what a device says: somebody was there, and they were who they should be; a new key stands in it.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW_KEY: u8 = 0x40;

/// A device with a browser, as WebAuthn describes them, whose every statement can be made false.
#[derive(Clone)]
pub(crate) struct Device {
    /// The page that the browser shows.
    pub(crate) origin: String,
    /// The name that keys belong to; nothing means the one that was asked for.
    pub(crate) party: Option<String>,
    /// Has the device asked for finger, face or PIN?
    pub(crate) verified: bool,
    /// Its keys, the latest last.
    pub(crate) keys: Vec<Key>,
}

/// A key on the device.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) id: Vec<u8>,
    pub(crate) secret: SigningKey,
    pub(crate) handle: String,
    pub(crate) counter: u32,
}

impl Device {
    pub(crate) fn new(origin: &str) -> Self {
        Self { origin: origin.to_owned(), party: None, verified: true, keys: Vec::new() }
    }

    /// `navigator.credentials.create`: a new key, and what is sent of it.
    pub(crate) fn create(&mut self, options: &Value, seed: u8) -> String {
        let options = &options["publicKey"];
        let secret = SigningKey::from_slice(&[seed; 32]).unwrap();
        let id = vec![seed; 20];
        let mut data = self.said(options["rp"]["id"].as_str().unwrap(), NEW_KEY, 1);
        data.extend([0; 16]);
        data.extend(u16::try_from(id.len()).unwrap().to_be_bytes());
        data.extend(&id);
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y} in CBOR: an ES256 key.
        let point = secret.verifying_key().to_sec1_point(false);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(point.x().unwrap());
        data.extend([0x22, 0x58, 0x20]);
        data.extend(point.y().unwrap());
        // {"fmt": "none", "attStmt": {}, "authData": data} in CBOR.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        object.extend(data);
        let handle = options["user"]["id"].as_str().unwrap().to_owned();
        let client = self.client("webauthn.create", options);
        self.keys.push(Key { id: id.clone(), secret, handle, counter: 1 });
        let response = json!({ "attestationObject": letters(&object), "clientDataJSON": letters(client.as_bytes()) });
        json!({ "id": letters(&id), "rawId": letters(&id), "type": "public-key", "response": response }).to_string()
    }

    /// `navigator.credentials.get` with one of its keys: what is sent of it.
    pub(crate) fn get(&mut self, options: &Value, key: usize) -> String {
        let options = &options["publicKey"];
        self.keys[key].counter += 1;
        let own = self.keys[key].clone();
        let data = self.said(options["rpId"].as_str().unwrap(), 0, own.counter);
        let client = self.client("webauthn.get", options);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(client.as_bytes()));
        let signature: Signature = own.secret.sign(&signed);
        let response = json!({
            "authenticatorData": letters(&data),
            "clientDataJSON": letters(client.as_bytes()),
            "signature": letters(signature.to_der().as_bytes()),
            "userHandle": own.handle,
        });
        json!({ "id": letters(&own.id), "rawId": letters(&own.id), "type": "public-key", "response": response }).to_string()
    }

    fn said(&self, asked: &str, more: u8, counter: u32) -> Vec<u8> {
        let party = self.party.as_deref().unwrap_or(asked);
        let mut data = Sha256::digest(party.as_bytes()).to_vec();
        data.push(PRESENT | more | if self.verified { VERIFIED } else { 0 });
        data.extend(counter.to_be_bytes());
        data
    }

    fn client(&self, kind: &str, options: &Value) -> String {
        json!({ "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false }).to_string()
    }
}

fn letters(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
