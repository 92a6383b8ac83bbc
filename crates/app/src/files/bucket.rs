use std::sync::Arc;
use std::time::Duration;

use object_store::aws::{AmazonS3, AmazonS3Builder, Checksum};
use object_store::path::Path;
use object_store::{ClientOptions, GetOptions, ObjectStore, PutMode, PutOptions, PutPayload, RetryConfig};

use crate::config::BucketAt;
use crate::files::below;
use crate::files::connect::Connector;
use crate::{Error, Result};

/// Nothing that was stored is larger, in bytes: what is cannot be ours and is not taken into memory.
const LARGEST: u64 = 64 * 1024 * 1024;
/// So often is asked again where the store does not answer, or says that it cannot.
const AGAIN: usize = 2;

/// Files in a bucket of an S3-compatible object store.
#[derive(Debug, Clone)]
pub(crate) struct Bucket {
    store: Arc<AmazonS3>,
    prefix: String,
    patience: Duration,
}

impl Bucket {
    pub(crate) fn open(at: &BucketAt) -> Result<Self> {
        let patience = Duration::from_secs(u64::from(at.seconds));
        let retry = RetryConfig { max_retries: AGAIN, retry_timeout: patience / 2, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&at.bucket)
            .with_region(&at.region)
            .with_access_key_id(&at.key)
            .with_secret_access_key(at.secret.0.as_str())
            // The store refuses what was changed on its way.
            .with_checksum_algorithm(Checksum::SHA256)
            .with_retry(retry)
            .with_client_options(ClientOptions::new())
            .with_http_connector(Connector::new(patience / 2)?);
        if !at.endpoint.is_empty() {
            builder = builder.with_endpoint(&at.endpoint).with_allow_http(at.endpoint.starts_with("http://"));
        }
        let store = builder.build().map_err(|error| Error::Internal(error.to_string()))?;
        Ok(Self { store: Arc::new(store), prefix: at.prefix.clone(), patience })
    }

    pub(crate) async fn put(&self, digest: &str, content: Vec<u8>) -> Result<()> {
        let content = PutPayload::from(content);
        let put = async |mode: PutMode| self.store.put_opts(&self.path(digest), content.clone(), PutOptions::from(mode)).await;
        let put = async {
            match put(PutMode::Create).await {
                Err(object_store::Error::AlreadyExists { .. } | object_store::Error::Precondition { .. }) => {}
                other => return other.map(drop).map_err(|error| unable(&error)),
            }
            // What lies there damaged is written again: whoever hands in the same file has mended it.
            if self.read(digest).await?.is_some_and(|own| exchange::sha256(&own) == digest) {
                return Ok(());
            }
            put(PutMode::Overwrite).await.map(drop).map_err(|error| unable(&error))
        };
        self.within(put).await
    }

    pub(crate) async fn get(&self, digest: &str) -> Result<Option<Vec<u8>>> {
        self.within(self.read(digest)).await
    }

    /// Asks for something that is not there: the store must find that out with our keys.
    pub(crate) async fn answers(&self) -> Result<()> {
        self.get(&exchange::sha256(b"")).await.map(drop)
    }

    async fn read(&self, digest: &str) -> Result<Option<Vec<u8>>> {
        let found = match self.store.get_opts(&self.path(digest), GetOptions::default()).await {
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            other => other.map_err(|error| unable(&error))?,
        };
        if found.meta.size > LARGEST {
            return Ok(Some(Vec::new()));
        }
        Ok(Some(found.bytes().await.map_err(|error| unable(&error))?.to_vec()))
    }

    fn path(&self, digest: &str) -> Path {
        let below = below(digest);
        Path::from(if self.prefix.is_empty() { below } else { format!("{}/{below}", self.prefix) })
    }

    /// Whoever waits for a page hears in time that the store does not answer.
    async fn within<T>(&self, work: impl Future<Output = Result<T>>) -> Result<T> {
        let late = || Error::Unavailable(format!("files: the object store has not answered within {:?}", self.patience));
        tokio::time::timeout(self.patience, work).await.unwrap_or_else(|_| Err(late()))
    }
}

/// In words of the library; they hold neither keys nor contents.
fn unable(error: &object_store::Error) -> Error {
    Error::Unavailable(format!("files: {error}"))
}
