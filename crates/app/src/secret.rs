use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use sha2::{Digest, Sha256};

/// A secret that cannot be guessed: 32 bytes by chance, in letters that addresses and cookies can hold.
#[must_use]
pub(crate) fn fresh() -> String {
    URL_SAFE_NO_PAD.encode(bytes())
}

/// 32 bytes by chance.
#[must_use]
pub(crate) fn bytes() -> [u8; 32] {
    let mut bytes = [0_u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

/// What is stored of a secret, so that whoever reads the database cannot use it. It is long and by chance: no salt is needed.
#[must_use]
pub(crate) fn digest(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}
