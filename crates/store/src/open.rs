use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sea_orm::{ConnectOptions, ConnectionTrait, DatabaseConnection, DbBackend};

use crate::writer::Writer;
use crate::{Error, Session, Waits};

/// Where the data lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// One file, made if it is not there.
    File(PathBuf),
    /// A PostgreSQL server by its address, `postgres://…`.
    Postgres(String),
}

/// Connections that read at the same time.
const READERS: u32 = 6;
/// Connections to PostgreSQL in all.
const SHARED: u32 = 12;
/// So long is waited for a connection, or for another process that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The database, open.
///
/// SQLite has one connection that writes, with `synchronous=FULL`, and several that read; PostgreSQL has a pool for both.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) readers: DatabaseConnection,
    pub(crate) writer: Writer,
    pub(crate) waits: Arc<Waits>,
    file: Option<PathBuf>,
}

impl Store {
    /// Opens a database. Its tables must be there: whoever starts the program runs the migrations on [`Store::for_migrations`].
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn open(database: &Database) -> Result<Self, Error> {
        match database {
            Database::File(path) => {
                let writes = sea_orm::Database::connect(file(path, 1, false)).await?;
                let readers = sea_orm::Database::connect(file(path, READERS, true)).await?;
                Ok(Self {
                    readers,
                    writer: Writer::grouped(writes, path.clone()),
                    waits: Arc::default(),
                    file: Some(path.clone()),
                })
            }
            Database::Postgres(url) => {
                let mut options = ConnectOptions::new(url);
                options.max_connections(SHARED).acquire_timeout(PATIENCE).sqlx_logging(false);
                let pool = sea_orm::Database::connect(options).await?;
                Ok(Self { readers: pool.clone(), writer: Writer::direct(pool), waits: Arc::default(), file: None })
            }
        }
    }

    /// A connection for the migrations, which need the tables to be free.
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub async fn for_migrations(database: &Database) -> Result<DatabaseConnection, Error> {
        let options = match database {
            Database::File(path) => file(path, 1, false),
            Database::Postgres(url) => {
                let mut options = ConnectOptions::new(url);
                options.max_connections(1).acquire_timeout(PATIENCE).sqlx_logging(false);
                options
            }
        };
        Ok(sea_orm::Database::connect(options).await?)
    }

    /// What reads.
    #[must_use]
    pub fn read(&self) -> Session<DatabaseConnection> {
        Session::new(self.readers.clone())
    }

    /// Is it one file?
    #[must_use]
    pub fn is_file(&self) -> bool {
        self.file.is_some()
    }

    /// How long writes have waited for their turn.
    #[must_use]
    pub fn waits(&self) -> &Waits {
        &self.waits
    }

    /// How large the database is, in bytes.
    ///
    /// # Errors
    /// When it cannot be told.
    pub async fn size(&self) -> Result<u64, Error> {
        let (backend, asked) = match &self.file {
            Some(_) => (DbBackend::Sqlite, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"),
            None => (DbBackend::Postgres, "SELECT pg_database_size(current_database())"),
        };
        let row = self.readers.query_one_raw(sea_orm::Statement::from_string(backend, asked)).await?;
        let size = row.map(|row| row.try_get_by_index::<i64>(0)).transpose()?.unwrap_or_default();
        Ok(u64::try_from(size).unwrap_or_default())
    }

    /// Can it be read from now?
    ///
    /// # Errors
    /// When it cannot.
    pub async fn answers(&self) -> Result<(), Error> {
        self.readers.ping().await?;
        Ok(())
    }

    /// Copies a database that is one file to another file, while it is in use.
    ///
    /// # Errors
    /// When the file cannot be written, or the database is no file.
    pub async fn copy_to(&self, path: &Path) -> Result<(), Error> {
        let Some(own) = &self.file else {
            return Err(Error::Corrupt("only a database that is one file can be copied".to_owned()));
        };
        // Neither the readers, which may not write even another file, nor the writer, which others wait for.
        let copier = sea_orm::Database::connect(file(own, 1, false)).await?;
        let quoted = path.display().to_string().replace('\'', "''");
        let copied = copier.execute_unprepared(&format!("VACUUM INTO '{quoted}'")).await;
        copier.close().await?;
        copied?;
        Ok(())
    }

    /// Does the database say that it is whole? Only files are asked.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn is_sound(&self) -> Result<bool, Error> {
        if !self.is_file() {
            return Ok(true);
        }
        let asked = |check: &str| sea_orm::Statement::from_string(DbBackend::Sqlite, format!("PRAGMA {check}"));
        let rows = self.readers.query_all_raw(asked("integrity_check")).await?;
        let sound = rows.len() == 1
            && rows.iter().all(|row| row.try_get_by_index::<String>(0).is_ok_and(|says| says.eq_ignore_ascii_case("ok")));
        Ok(sound && self.readers.query_all_raw(asked("foreign_key_check")).await?.is_empty())
    }
}

/// The connection that writes, opened anew: a file that has gone is not made again, and empty.
pub(crate) async fn writes_again(path: &Path) -> Result<DatabaseConnection, sea_orm::DbErr> {
    sea_orm::Database::connect(opened(path, "rw", 1, false)).await
}

/// A file is opened in WAL mode and every commit is on the disk before it is acknowledged.
fn file(path: &Path, connections: u32, only_reads: bool) -> ConnectOptions {
    opened(path, "rwc", connections, only_reads)
}

fn opened(path: &Path, mode: &str, connections: u32, only_reads: bool) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode={mode}", path.display()));
    options.max_connections(connections).min_connections(1).acquire_timeout(PATIENCE).sqlx_logging(false);
    options.idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    options.map_sqlx_sqlite_opts(move |options| {
        options
            .busy_timeout(PATIENCE)
            .foreign_keys(true)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("query_only", if only_reads { "1" } else { "0" })
    });
    options
}
