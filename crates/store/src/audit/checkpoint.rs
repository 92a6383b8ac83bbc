use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, Verifier, VerifyingKey};
use kernel::Instant;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder};
use sha2::{Digest, Sha256};

use super::merkle::{Edge, Hash};
use crate::entity::audit_checkpoint;
use crate::row::hex;
use crate::{Error, Session, Tx};

/// The algorithm of a signature in a signed note: Ed25519.
const ED25519: u8 = 1;

/// Signs the state of the log.
pub struct Signer {
    name: String,
    key: SigningKey,
}

/// A signed state of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// How many entries it covers.
    pub size: u64,
    /// The root of the tree, in hexadecimal.
    pub root: String,
    /// The signed note, as it is exported.
    pub note: String,
}

impl Signer {
    /// A signer by its name and the 32 bytes of its secret key.
    #[must_use]
    pub fn new(name: &str, secret: &[u8; 32]) -> Self {
        Self { name: name.to_owned(), key: SigningKey::from_bytes(secret) }
    }

    /// What others verify with: the name, four bytes that tell keys apart, and the public key.
    #[must_use]
    pub fn public(&self) -> String {
        let public = self.key.verifying_key();
        let id = key_id(&self.name, &public);
        let key: Vec<u8> = [&[ED25519][..], public.as_bytes()].concat();
        format!("{}+{}+{}", self.name, hex(&id), STANDARD.encode(key))
    }

    /// Signs a tree: a note in the form of transparency logs (C2SP tlog-checkpoint and signed-note).
    #[must_use]
    pub fn sign(&self, edge: &Edge) -> Checkpoint {
        let text = body(&self.name, edge.size(), &edge.root());
        let signature = self.key.sign(text.as_bytes());
        let id = key_id(&self.name, &self.key.verifying_key());
        let blob: Vec<u8> = [&id[..], &signature.to_bytes()].concat();
        let note = format!("{text}\n\u{2014} {} {}\n", self.name, STANDARD.encode(blob));
        Checkpoint { size: edge.size(), root: hex(&edge.root()), note }
    }
}

/// The size and root that a signed note vouches for, if its signature is by the key.
#[must_use]
pub fn verify_note(note: &str, public: &str) -> Option<(u64, Hash)> {
    let (name, rest) = public.trim().split_once('+')?;
    let key = STANDARD.decode(rest.split_once('+')?.1).ok()?;
    let key: [u8; 32] = key.strip_prefix(&[ED25519])?.try_into().ok()?;
    let key = VerifyingKey::from_bytes(&key).ok()?;
    let (text, signatures) = note.split_once("\n\n")?;
    let text = format!("{text}\n");
    let signed =
        signatures.lines().filter_map(|line| line.strip_prefix("\u{2014} ")?.strip_prefix(name)?.strip_prefix(' ')).any(|blob| {
            let blob = STANDARD.decode(blob.trim()).unwrap_or_default();
            let signature = blob.strip_prefix(&key_id(name, &key)).and_then(|signature| Signature::from_slice(signature).ok());
            signature.is_some_and(|signature| key.verify(text.as_bytes(), &signature).is_ok())
        });
    let mut lines = text.lines();
    let (origin, size, root) = (lines.next()?, lines.next()?.parse().ok()?, STANDARD.decode(lines.next()?).ok()?);
    (signed && origin == name).then_some((size, root.try_into().ok()?))
}

fn body(name: &str, size: u64, root: &Hash) -> String {
    format!("{name}\n{size}\n{}\n", STANDARD.encode(root))
}

fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let digest =
        Sha256::new().chain_update(name).chain_update("\n").chain_update([ED25519]).chain_update(key.as_bytes()).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

impl<C: ConnectionTrait> Session<C> {
    /// The tree as it is now.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn audit_edge(&self) -> Result<Edge, Error> {
        let head = self.head(false).await?;
        let size = u64::try_from(head.size).unwrap_or_default();
        Edge::stored(size, &head.edge).ok_or_else(|| Error::Corrupt("the edge of the audit log".to_owned()))
    }

    /// Every signed state that was kept, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn checkpoints(&self) -> Result<Vec<Checkpoint>, Error> {
        let rows = audit_checkpoint::Entity::find().order_by_desc(audit_checkpoint::Column::Size).all(&self.on).await?;
        let checkpoint = |row: audit_checkpoint::Model| {
            let audit_checkpoint::Model { size, root, at: _, note } = row;
            Checkpoint { size: u64::try_from(size).unwrap_or_default(), root, note }
        };
        Ok(rows.into_iter().map(checkpoint).collect())
    }
}

impl Tx {
    /// Keeps a signed state; one of the same size is kept as it is.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_checkpoint(&self, checkpoint: &Checkpoint, at: Instant) -> Result<(), Error> {
        let size = i64::try_from(checkpoint.size).unwrap_or(i64::MAX);
        if audit_checkpoint::Entity::find_by_id(size).one(&self.on).await?.is_some() {
            return Ok(());
        }
        let row = audit_checkpoint::Model { size, root: checkpoint.root.clone(), at: at.micros(), note: checkpoint.note.clone() };
        audit_checkpoint::Entity::insert(row.into_active_model()).exec_without_returning(&self.on).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::merkle::leaf;
    use super::*;

    #[test]
    fn a_note_vouches_only_for_what_was_signed() {
        let signer = Signer::new("kravkedja.example/audit", &[7; 32]);
        let mut edge = Edge::default();
        edge.push(leaf(b"a"));
        edge.push(leaf(b"b"));
        let Checkpoint { note, size, .. } = signer.sign(&edge);
        assert_eq!(verify_note(&note, &signer.public()), Some((2, edge.root())));
        assert_eq!(size, 2);
        assert_eq!(verify_note(&note.replace("\n2\n", "\n3\n"), &signer.public()), None);
        assert_eq!(verify_note(&note, &Signer::new("kravkedja.example/audit", &[8; 32]).public()), None);
        assert_eq!(verify_note("", &signer.public()), None);
    }
}
