use sea_orm::{ConnectionTrait, DatabaseTransaction};

/// What reads: on a connection, or within a transaction.
#[derive(Debug)]
pub struct Session<C> {
    pub(crate) on: C,
}

/// A transaction: the only thing that writes. It is committed by whoever handed it out, once the work has succeeded.
pub type Tx = Session<DatabaseTransaction>;

impl<C: ConnectionTrait> Session<C> {
    pub(crate) fn new(on: C) -> Self {
        Self { on }
    }
}
