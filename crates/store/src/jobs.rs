use kernel::Instant;
use sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QueryOrder,
    QuerySelect,
};

use crate::entity::job::{Column, Entity};
use crate::{Error, JobRow, Session, Tx};

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It waits until it is due.
    Waiting,
    /// Somebody is at it.
    Running,
    /// It was done.
    Done,
    /// It was given up.
    Failed,
}

impl JobState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Running, Self::Done, Self::Failed];

    /// Its word in the database.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// How many jobs of a kind are in a state.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct JobCount {
    /// The kind.
    pub kind: String,
    /// The word of the state.
    pub state: String,
    /// How many.
    pub count: i64,
}

/// So many jobs are looked at to choose from.
const LOOKED_AT: u64 = 64;
/// So many jobs about the same thing (or twice that where processes take some at the same moment) are done at the same time: what is slow must not hold up everything else.
const ABOUT_THE_SAME: usize = 2;

impl<C: ConnectionTrait> Session<C> {
    /// Is there anything to do?
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_job_due(&self, now: Instant) -> Result<bool, Error> {
        Ok(Entity::find().filter(due(now)).limit(1).one(&self.on).await?.is_some())
    }

    /// The jobs about something, the latest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn jobs_about(&self, organisation: &str, id: &str, limit: u64) -> Result<Vec<JobRow>, Error> {
        let found = Entity::find().filter(Column::About.eq(id)).filter(Column::OrganisationId.eq(organisation));
        Ok(found.order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).limit(limit).all(&self.on).await?)
    }

    /// How many jobs there are by kind and state.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn job_counts(&self) -> Result<Vec<JobCount>, Error> {
        let found =
            Entity::find().select_only().column(Column::Kind).column(Column::State).column_as(Column::Id.count(), "count");
        Ok(found.group_by(Column::Kind).group_by(Column::State).into_model().all(&self.on).await?)
    }

    /// The job of an id.
    ///
    /// # Errors
    /// When there is none.
    pub async fn job(&self, id: &str) -> Result<JobRow, Error> {
        Entity::find_by_id(id).one(&self.on).await?.ok_or(Error::NotFound)
    }
}

impl Tx {
    /// Puts a job in line; one of the same id is left as it is.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn put_job(&self, row: JobRow) -> Result<(), Error> {
        let same = OnConflict::column(Column::Id).do_nothing().to_owned();
        Entity::insert(row.into_active_model()).on_conflict(same).exec_without_returning(&self.on).await?;
        Ok(())
    }

    /// Takes jobs that are due, or that somebody took and has had for too long: nobody else takes them before `until`. What another process
    /// takes at the same time is passed by.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn take_jobs(&self, by: &str, now: Instant, until: Instant, most: usize) -> Result<Vec<JobRow>, Error> {
        let mut found = Entity::find().filter(due(now)).order_by_asc(Column::RunAt).order_by_asc(Column::Id).limit(LOOKED_AT);
        if self.on.get_database_backend() != DbBackend::Sqlite {
            found = found.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
        }
        let under_way = Entity::find()
            .filter(Column::State.eq(JobState::Running.id()))
            .filter(Column::LockedUntil.gte(now.micros()))
            .filter(Column::About.is_not_null());
        let mut busy: Vec<Option<String>> = under_way.all(&self.on).await?.into_iter().map(|row| row.about).collect();
        let mut taken: Vec<JobRow> = Vec::new();
        for row in found.all(&self.on).await? {
            let same = busy.iter().filter(|about| about.is_some() && **about == row.about).count();
            if taken.len() < most && same < ABOUT_THE_SAME {
                busy.push(row.about.clone());
                let attempts = row.attempts + 1;
                let state = JobState::Running.id().to_owned();
                let (by, until) = (Some(by.to_owned()), Some(until.micros()));
                taken.push(JobRow { state, attempts, locked_by: by, locked_until: until, ..row });
            }
        }
        for row in &taken {
            let put = Entity::update_many()
                .col_expr(Column::State, Expr::value(row.state.clone()))
                .col_expr(Column::Attempts, Expr::value(row.attempts))
                .col_expr(Column::LockedBy, Expr::value(row.locked_by.clone()))
                .col_expr(Column::LockedUntil, Expr::value(row.locked_until))
                .filter(Column::Id.eq(&row.id));
            put.exec(&self.on).await?;
        }
        Ok(taken)
    }

    /// Writes what came of a job that was taken: it is over, or waits for another time. Where somebody else has taken it since, what they
    /// do holds; gives whether it was written.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn settle_job(&self, taken: &JobRow, state: JobState, run_at: Instant, result: &str) -> Result<bool, Error> {
        let put = Entity::update_many()
            .col_expr(Column::State, Expr::value(state.id()))
            .col_expr(Column::RunAt, Expr::value(run_at.micros()))
            .col_expr(Column::Result, Expr::value(result))
            .col_expr(Column::LockedBy, Expr::value(Option::<String>::None))
            .col_expr(Column::LockedUntil, Expr::value(Option::<i64>::None))
            .filter(Column::Id.eq(&taken.id))
            .filter(Column::State.eq(JobState::Running.id()))
            .filter(Column::Attempts.eq(taken.attempts));
        Ok(put.exec(&self.on).await?.rows_affected == 1)
    }

    /// Lets the other jobs about something wait at least until an instant.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn postpone_jobs(&self, about: &str, until: Instant) -> Result<(), Error> {
        let put = Entity::update_many()
            .col_expr(Column::RunAt, Expr::value(until.micros()))
            .filter(Column::About.eq(about))
            .filter(Column::State.eq(JobState::Waiting.id()))
            .filter(Column::RunAt.lt(until.micros()));
        put.exec(&self.on).await?;
        Ok(())
    }

    /// Gives up what waits about something, with what is said of it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn give_up_jobs(&self, about: &str, result: &str) -> Result<(), Error> {
        let put = Entity::update_many()
            .col_expr(Column::State, Expr::value(JobState::Failed.id()))
            .col_expr(Column::Result, Expr::value(result))
            .filter(Column::About.eq(about))
            .filter(Column::State.eq(JobState::Waiting.id()));
        put.exec(&self.on).await?;
        Ok(())
    }

    /// Forgets every job about something.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn forget_jobs(&self, about: &str) -> Result<(), Error> {
        Entity::delete_many().filter(Column::About.eq(about)).exec(&self.on).await?;
        Ok(())
    }

    /// Forgets jobs that were over before an instant.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn sweep_jobs(&self, before: Instant) -> Result<(), Error> {
        let over = [JobState::Done.id(), JobState::Failed.id()];
        let gone = Entity::delete_many().filter(Column::State.is_in(over)).filter(Column::RunAt.lt(before.micros()));
        gone.exec(&self.on).await?;
        Ok(())
    }
}

/// What waits and is due, and what was taken by somebody who has not come back.
fn due(now: Instant) -> Condition {
    let waits = Condition::all().add(Column::State.eq(JobState::Waiting.id())).add(Column::RunAt.lte(now.micros()));
    let left = Condition::all().add(Column::State.eq(JobState::Running.id())).add(Column::LockedUntil.lt(now.micros()));
    Condition::any().add(waits).add(left)
}
