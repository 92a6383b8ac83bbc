use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode, TransactionOptions, TransactionTrait};
use tokio::sync::{mpsc, oneshot};

use crate::open::writes_again;
use crate::{Error, Session, Store, Tx};

/// What a piece of work promises.
pub type Promise<'t, T, E> = Pin<Box<dyn Future<Output = Result<T, E>> + Send + 't>>;

/// At most so many pieces of work are committed together.
const TOGETHER: usize = 64;
/// A connection that has failed is given so long to end.
const FAREWELL: Duration = Duration::from_secs(2);
/// So many pieces of work wait before those who ask must wait to ask.
const QUEUE: usize = 1_024;

/// What writes.
#[derive(Debug, Clone)]
pub(crate) enum Writer {
    /// One after the other on one connection; what waits meanwhile is committed together.
    Grouped(mpsc::Sender<Job>),
    /// Each in a transaction of its own.
    Direct(DatabaseConnection),
}

/// Does its work on a transaction, keeps the result, and says whether it succeeded.
type Work = Box<dyn for<'t> FnOnce(&'t Tx) -> Pin<Box<dyn Future<Output = bool> + Send + 't>> + Send>;

/// Work that waits, and who waits for it.
pub(crate) struct Job {
    work: Work,
    done: oneshot::Sender<Result<(), Failed>>,
}

/// The work was not committed.
#[derive(Debug, Clone)]
struct Failed(String);

impl Writer {
    /// Starts the task that writes; it ends when the store is dropped.
    pub(crate) fn grouped(connection: DatabaseConnection, file: PathBuf) -> Self {
        let (send, receive) = mpsc::channel(QUEUE);
        tokio::spawn(run(connection, file, receive));
        Self::Grouped(send)
    }

    pub(crate) fn direct(pool: DatabaseConnection) -> Self {
        Self::Direct(pool)
    }
}

impl Store {
    /// Does a piece of work in a transaction. It is committed if the work succeeds and taken back if not; when this returns `Ok`
    /// the result is on the disk.
    ///
    /// # Errors
    /// What the work says, or that the database could not commit.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t Tx) -> Promise<'t, T, E> + Send + 'static,
    {
        self.write_in(true, work).await
    }

    /// The same for what the audit log does not know of, the state of jobs: it does not wait for those who write in the log, and must
    /// not write there itself.
    ///
    /// # Errors
    /// What the work says, or that the database could not commit.
    pub async fn write_aside<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t Tx) -> Promise<'t, T, E> + Send + 'static,
    {
        self.write_in(false, work).await
    }

    async fn write_in<T, E, F>(&self, logged: bool, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: for<'t> FnOnce(&'t Tx) -> Promise<'t, T, E> + Send + 'static,
    {
        let asked = tokio::time::Instant::now();
        match &self.writer {
            Writer::Direct(pool) => {
                let tx = Session::new(pool.begin().await.map_err(Error::from)?);
                if logged {
                    tx.lock().await?;
                }
                self.waits.count(asked.elapsed());
                let result = work(&tx).await?;
                tx.on.commit().await.map_err(Error::from)?;
                Ok(result)
            }
            Writer::Grouped(queue) => {
                let place: Arc<Mutex<Option<Result<T, E>>>> = Arc::new(Mutex::new(None));
                let (kept, waits) = (Arc::clone(&place), Arc::clone(&self.waits));
                let work: Work = Box::new(move |tx| {
                    Box::pin(async move {
                        waits.count(asked.elapsed());
                        let result = work(tx).await;
                        let succeeded = result.is_ok();
                        *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
                        succeeded
                    })
                });
                let (done, wait) = oneshot::channel();
                let gone = || Error::Unavailable(DbErr::Custom("the writer has stopped".to_owned()));
                queue.send(Job { work, done }).await.map_err(|_| gone())?;
                let committed = wait.await.map_err(|_| gone())?;
                let result = place.lock().unwrap_or_else(PoisonError::into_inner).take();
                match (result, committed) {
                    (Some(Err(error)), _) => Err(error),
                    (Some(Ok(result)), Ok(())) => Ok(result),
                    (_, Err(Failed(says))) => Err(Error::Unavailable(DbErr::Custom(says)).into()),
                    (None, Ok(())) => Err(gone().into()),
                }
            }
        }
    }
}

/// Takes what waits, does it in one transaction with a savepoint for each, commits, and tells.
async fn run(mut connection: DatabaseConnection, file: PathBuf, mut queue: mpsc::Receiver<Job>) {
    while let Some(first) = queue.recv().await {
        let mut jobs = vec![first];
        while jobs.len() < TOGETHER {
            let Ok(next) = queue.try_recv() else { break };
            jobs.push(next);
        }
        let (works, told): (Vec<Work>, Vec<_>) = jobs.into_iter().map(|job| (job.work, job.done)).unzip();
        let result = together(&connection, works).await.map_err(|error| Failed(error.to_string()));
        if result.is_err() {
            // SQLite takes a transaction back by itself where the disk fails, and the library then believes that it still goes on:
            // nothing could be written on that connection any more.
            let gone = std::mem::take(&mut connection);
            let _ = tokio::time::timeout(FAREWELL, gone.close()).await;
            match writes_again(&file).await {
                Ok(anew) => connection = anew,
                Err(error) => tracing::error!(%error, "the database cannot be opened for writing"),
            }
        }
        for done in told {
            // Whoever asked may have gone; the work is done all the same.
            let _ = done.send(result.clone());
        }
    }
}

async fn together(connection: &DatabaseConnection, works: Vec<Work>) -> Result<(), DbErr> {
    let immediate =
        TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..TransactionOptions::default() };
    let outer = connection.begin_with_options(immediate).await?;
    let alone = works.len() == 1;
    for work in works {
        if alone {
            let tx = Session::new(outer);
            let succeeded = work(&tx).await;
            return if succeeded { tx.on.commit().await } else { tx.on.rollback().await };
        }
        let inner: DatabaseTransaction = outer.begin().await?;
        let tx = Session::new(inner);
        if work(&tx).await {
            tx.on.commit().await?;
        } else {
            tx.on.rollback().await?;
        }
    }
    outer.commit().await
}
