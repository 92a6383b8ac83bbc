use store::{RepeatedRequest, new_id};

use crate::{App, Caller, Error, Result};

/// So long the answer to a request is kept, in seconds.
const KEPT: i64 = 24 * 3_600;
/// The status of a request that has no answer yet.
const UNDER_WAY: i64 = 0;

/// A request with a key of its own, so that it can be sent again without being done twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keyed {
    /// The key that whoever asks has chosen.
    pub key: String,
    /// A digest of what is asked.
    pub digest: String,
}

/// What is known of a keyed request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repeat {
    /// It has not come before: it is to be done now, and then answered or forgotten.
    New,
    /// It was answered.
    Answered {
        /// The status of the answer.
        status: u16,
        /// The answer, as it was handed in to be kept.
        answer: String,
    },
    /// It came before and has no answer: it is under way, or the service stopped while it was.
    UnderWay,
    /// Something else was asked with the same key.
    Another,
}

impl App {
    /// Begins a keyed request, unless it has come before.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn begin_once(&self, caller: &Caller, keyed: &Keyed) -> Result<Repeat> {
        let now = self.clock.now();
        let row = RepeatedRequest {
            id: new_id(),
            organisation_id: caller.organisation.clone(),
            person_id: caller.person.clone(),
            name: keyed.key.clone(),
            digest: keyed.digest.clone(),
            status: UNDER_WAY,
            answer: String::new(),
            created_at: now.micros(),
        };
        // Writes come one after the other, so that nobody gets between looking and keeping.
        self.store
            .write::<_, Error, _>(move |tx| {
                Box::pin(async move {
                    tx.sweep_repeated(now.after(-KEPT)).await?;
                    match tx.repeated(&row.organisation_id, &row.person_id, &row.name).await {
                        Ok(before) => Ok(known(before, &row.digest)),
                        Err(store::Error::NotFound) => {
                            tx.keep_repeated(row).await?;
                            Ok(Repeat::New)
                        }
                        Err(error) => Err(error.into()),
                    }
                })
            })
            .await
    }

    /// Keeps the answer to a keyed request that was begun.
    ///
    /// # Errors
    /// When it was not.
    pub async fn answer_once(&self, caller: &Caller, keyed: &Keyed, status: u16, answer: String) -> Result<()> {
        let (organisation, person, key) = (caller.organisation.clone(), caller.person.clone(), keyed.key.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move { Ok(tx.answer_repeated((&organisation, &person, &key), i64::from(status), &answer).await?) })
            })
            .await
    }

    /// Forgets a keyed request that was begun and came to nothing, so that it can be sent again.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_once(&self, caller: &Caller, keyed: &Keyed) -> Result<()> {
        let (organisation, person, key) = (caller.organisation.clone(), caller.person.clone(), keyed.key.clone());
        self.store.write(move |tx| Box::pin(async move { Ok(tx.forget_repeated(&organisation, &person, &key).await?) })).await
    }
}

fn known(before: RepeatedRequest, digest: &str) -> Repeat {
    if before.digest != digest {
        return Repeat::Another;
    }
    match u16::try_from(before.status) {
        Ok(status) if before.status != UNDER_WAY => Repeat::Answered { status, answer: before.answer },
        _ => Repeat::UnderWay,
    }
}
