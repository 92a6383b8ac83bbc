use sea_orm::sea_query::Value;
use sea_orm::{ActiveModelBehavior, ActiveModelTrait, EntityTrait, IdenStatic, IntoActiveModel, Iterable, ModelTrait};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::audit::{Entry, Who};
use crate::{Error, Tx};

/// A new id: a UUID whose beginning grows with time, so that new rows lie together.
#[must_use]
pub fn new_id() -> String {
    Uuid::now_v7().to_string()
}

/// A row whose every change stands in the audit log.
pub(crate) trait Audited:
    ModelTrait<Entity: EntityTrait<Model = Self>> + IntoActiveModel<Self::Active> + Send + Sync
{
    /// What changes it.
    type Active: ActiveModelTrait<Entity = Self::Entity> + ActiveModelBehavior + Send;
    /// What the log calls it.
    const KIND: &'static str;

    fn row_id(&self) -> &str;
    fn organisation(&self) -> Option<&str>;
    fn version(&self) -> i64;
    fn set_version(&mut self, version: i64);

    /// What it is a part of, by kind and id, where it cannot be found without.
    fn within(&self) -> Option<(&'static str, &str)> {
        None
    }

    /// Columns that the program itself changes all the time, and nobody decides.
    fn is_unaudited(_column: &str) -> bool {
        false
    }
}

/// A digest of everything in a row that people decide.
pub(crate) fn digest<M: Audited>(row: &M) -> String {
    let mut hasher = Sha256::new();
    for column in <<M::Entity as EntityTrait>::Column as Iterable>::iter() {
        let name = column.as_str();
        if M::is_unaudited(name) {
            continue;
        }
        let value = plain(&row.get(column));
        // Lengths keep apart what would read alike when put together.
        hasher.update(format!("{name}:{}:", value.len()));
        hasher.update(value);
    }
    hex(&hasher.finalize())
}

/// A value as both databases have it.
fn plain(value: &Value) -> String {
    match value {
        Value::String(Some(text)) => format!("t{text}"),
        Value::BigInt(Some(number)) => format!("n{number}"),
        Value::Bool(Some(flag)) => format!("b{flag}"),
        Value::String(None) | Value::BigInt(None) | Value::Bool(None) => "-".to_owned(),
        other => format!("?{other:?}"),
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Tx {
    /// Adds a row and writes it in the log.
    pub(crate) async fn add<M: Audited>(&self, who: &Who, entry: Entry, row: M) -> Result<M, Error> {
        let after = digest(&row);
        <M::Entity as EntityTrait>::insert(row.clone().into_active_model()).exec_without_returning(&self.on).await?;
        self.log(who, entry.about(&row, None, Some(after))).await?;
        Ok(row)
    }

    /// Changes a row that was read in this transaction, raises its version, and writes both in the log.
    pub(crate) async fn change<M: Audited>(&self, who: &Who, entry: Entry, before: &M, mut after: M) -> Result<M, Error> {
        after.set_version(before.version() + 1);
        let digests = (digest(before), digest(&after));
        let active = after.clone().into_active_model().reset_all();
        <M::Entity as EntityTrait>::update(active).exec(&self.on).await?;
        let entry = entry.about(&after, Some(digests.0), Some(digests.1));
        self.log(who, entry).await?;
        Ok(after)
    }

    /// Removes a row that was read in this transaction and writes it in the log.
    pub(crate) async fn remove<M: Audited>(&self, who: &Who, entry: Entry, row: M) -> Result<(), Error> {
        let before = digest(&row);
        let entry = entry.about(&row, Some(before), None);
        row.into_active_model().delete(&self.on).await?;
        self.log(who, entry).await
    }
}

/// Refuses a change that was made on another version than the one that is there.
pub(crate) fn same<M: Audited>(row: &M, version: Option<i64>) -> Result<(), Error> {
    match version {
        Some(version) if version != row.version() => Err(Error::Stale),
        _ => Ok(()),
    }
}
