use std::path::Path;
use std::sync::Arc;

use store::{Signer, Store};

use crate::federated::Providers;
use crate::files::Files;
use crate::hooks::Sender;
use crate::library::Libraries;
use crate::mail::Mail;
use crate::{Clock, Config, Error, Metrics, Result, secret};

/// The file in the data folder that holds the key of the audit log.
const KEY: &str = "audit.key";

/// The service: everything that the use cases stand on.
#[derive(Clone)]
pub struct App {
    pub(crate) store: Store,
    pub(crate) libraries: Arc<Libraries>,
    pub(crate) files: Files,
    pub(crate) signer: Arc<Signer>,
    pub(crate) config: Arc<Config>,
    pub(crate) providers: Arc<Providers>,
    pub(crate) reader: Arc<(std::path::PathBuf, Vec<&'static str>)>,
    pub(crate) sender: Sender,
    pub(crate) mail: Mail,
    pub(crate) metrics: Arc<Metrics>,
    /// What this process is called where several take jobs.
    pub(crate) process: Arc<str>,
    /// What time it is.
    pub clock: Clock,
}

impl App {
    /// Opens the service on a database whose tables are there. `reader` is the program that reads uploaded files in a process of its
    /// own, with its arguments.
    ///
    /// # Errors
    /// When the database, the folder or the catalog cannot be opened.
    pub async fn open(config: Config, clock: Clock, reader: (std::path::PathBuf, Vec<&'static str>)) -> Result<Self> {
        let providers = Providers::open(&config).map_err(Error::Unavailable)?;
        std::fs::create_dir_all(&config.data).map_err(|error| Error::Unavailable(error.to_string()))?;
        let store = Store::open(&config.database()).await?;
        let key = key(&config.data)?;
        let mail = Mail::of(&config).map_err(|fault| Error::Internal(fault.detail))?;
        Ok(Self {
            libraries: Arc::new(Libraries::open(config.data.join("overlays"))?),
            files: Files::open(&config)?,
            signer: Arc::new(Signer::new(&config.log_name, &key)),
            sender: Sender::new(&config)?,
            mail,
            metrics: Arc::new(Metrics::new(store.is_file())),
            process: store::new_id().into(),
            store,
            config: Arc::new(config),
            providers: Arc::new(providers),
            reader: Arc::new(reader),
            clock,
        })
    }

    /// How it is set up.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Can it answer now?
    ///
    /// # Errors
    /// When the database cannot.
    pub async fn ready(&self) -> Result<()> {
        Ok(self.store.answers().await?)
    }

    /// Does the place where uploaded files lie answer?
    ///
    /// # Errors
    /// When it does not, with the reason for the log.
    pub async fn files_answer(&self) -> Result<()> {
        self.files.answers().await
    }

    /// Has anybody been added yet?
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_empty(&self) -> Result<bool> {
        Ok(self.store.read().organisation_count().await? == 0)
    }
}

/// The key that the audit log is signed with, made the first time.
fn key(folder: &Path) -> Result<[u8; 32]> {
    let path = folder.join(KEY);
    let unable = |error: std::io::Error| Error::Unavailable(error.to_string());
    if let Ok(bytes) = std::fs::read(&path) {
        return bytes.try_into().map_err(|_| Error::Internal(format!("{} is damaged", path.display())));
    }
    let key = secret::bytes();
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(unable)?;
    std::io::Write::write_all(&mut file, &key).map_err(unable)?;
    file.as_file().sync_all().map_err(unable)?;
    match file.persist_noclobber(&path) {
        Ok(_) => Ok(key),
        // Another process was first.
        Err(_) => std::fs::read(&path).map_err(unable)?.try_into().map_err(|_| Error::Internal("the key is damaged".to_owned())),
    }
}
