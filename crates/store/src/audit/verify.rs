use std::collections::BTreeMap;

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Iterable, PrimaryKeyToColumn, QueryFilter, QueryOrder, QuerySelect};

use super::checkpoint::verify_note;
use super::entry::{canonical, personal_digest};
use super::merkle::{Edge, leaf};
use crate::entity::{
    annex, annex_document, api_token, audit_entry, audit_personal, cases, contract, contract_decision, contract_file, decision,
    file, identity, membership, organisation, overlay_file, passkey, person, tender_question, unit, webhook,
};
use crate::row::{Audited, digest, hex};
use crate::{Error, Session};

/// What the log was found to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verdict {
    /// How many entries there are.
    pub size: u64,
    /// The root of the tree over them, in hexadecimal.
    pub root: String,
    /// How many entries have had their personal data erased.
    pub erased: u64,
    /// How many rows were compared with the log.
    pub rows: u64,
    /// How many signed states were compared with the log.
    pub checkpoints: u64,
    /// What does not hold; nothing where all is well.
    pub faults: Vec<Fault>,
}

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The number of an entry is missing or comes twice.
    Number(i64),
    /// An entry is not what its leaf was made of.
    Entry(i64),
    /// The personal data of an entry are not what they were.
    Personal(i64),
    /// The tree is not the one that the edge was kept of.
    Edge,
    /// A signed state is not a state that this log has had, or its signature is wrong: the number of entries it covers.
    Checkpoint(u64),
    /// A row is not as the log says it was left: its kind and id.
    Row(&'static str, String),
    /// A row is there that the log knows nothing of.
    UnknownRow(&'static str, String),
    /// A row that the log knows of is gone.
    GoneRow(String, String),
}

/// Entries that are read at a time.
const AT_A_TIME: u64 = 2_000;
/// Rows of a table that are compared at once; some of them are large.
const AT_ONCE: u64 = 100;
/// No more faults are listed.
const MOST: usize = 100;

/// For each row that is in the log, by kind and id, how it was left; `None` where it was removed.
type Left = BTreeMap<(String, String), Option<String>>;

impl<C: ConnectionTrait> Session<C> {
    /// Goes through the whole log: every entry, the tree, every signed state, and every row that the log is about.
    /// `notes` are states that were kept outside; `public` is what they are verified with.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn verify(&self, public: &str, notes: &[String]) -> Result<Verdict, Error> {
        let mut verdict = Verdict::default();
        let mut states: BTreeMap<u64, Vec<String>> = BTreeMap::new();
        for checkpoint in self.checkpoints().await? {
            states.entry(checkpoint.size).or_default().push(checkpoint.note);
        }
        for note in notes {
            let size = note.lines().nth(1).and_then(|size| size.parse().ok()).unwrap_or(u64::MAX);
            states.entry(size).or_default().push(note.clone());
        }
        let mut edge = Edge::default();
        let mut left = Left::new();
        compare_states(&mut states, &edge, public, &mut verdict);
        let mut next = 0_i64;
        loop {
            let rows = audit_entry::Entity::find()
                .filter(audit_entry::Column::Seq.gte(next))
                .order_by_asc(audit_entry::Column::Seq)
                .limit(AT_A_TIME)
                .all(&self.on)
                .await?;
            let Some(last) = rows.last().map(|row| row.seq) else { break };
            let beside = audit_personal::Entity::find()
                .filter(audit_personal::Column::Seq.gte(next))
                .filter(audit_personal::Column::Seq.lte(last))
                .all(&self.on)
                .await?;
            let beside: BTreeMap<i64, audit_personal::Model> = beside.into_iter().map(|row| (row.seq, row)).collect();
            for row in rows {
                if row.seq != next {
                    verdict.fault(Fault::Number(row.seq));
                }
                next = row.seq + 1;
                let hash = leaf(&canonical(&row));
                if hex(&hash) != row.leaf {
                    verdict.fault(Fault::Entry(row.seq));
                }
                match beside.get(&row.seq) {
                    None => verdict.erased += 1,
                    Some(own) if personal_digest(&own.salt, &own.personal) == row.personal_digest => {}
                    Some(_) => verdict.fault(Fault::Personal(row.seq)),
                }
                edge.push(hash);
                if !row.subject.is_empty() {
                    left.insert((row.subject, row.subject_id), row.after);
                }
                compare_states(&mut states, &edge, public, &mut verdict);
            }
        }
        for size in states.keys() {
            verdict.fault(Fault::Checkpoint(*size));
        }
        if self.audit_edge().await.ok().as_ref() != Some(&edge) {
            verdict.fault(Fault::Edge);
        }
        (verdict.size, verdict.root) = (edge.size(), hex(&edge.root()));
        self.verify_rows(left, &mut verdict).await?;
        Ok(verdict)
    }

    async fn verify_rows(&self, mut left: Left, verdict: &mut Verdict) -> Result<(), Error> {
        self.verify_table::<organisation::Model>(&mut left, verdict).await?;
        self.verify_table::<unit::Model>(&mut left, verdict).await?;
        self.verify_table::<person::Model>(&mut left, verdict).await?;
        self.verify_table::<membership::Model>(&mut left, verdict).await?;
        self.verify_table::<identity::Model>(&mut left, verdict).await?;
        self.verify_table::<cases::Model>(&mut left, verdict).await?;
        self.verify_table::<decision::Model>(&mut left, verdict).await?;
        self.verify_table::<annex::Model>(&mut left, verdict).await?;
        self.verify_table::<annex_document::Model>(&mut left, verdict).await?;
        self.verify_table::<tender_question::Model>(&mut left, verdict).await?;
        self.verify_table::<file::Model>(&mut left, verdict).await?;
        self.verify_table::<contract::Model>(&mut left, verdict).await?;
        self.verify_table::<contract_file::Model>(&mut left, verdict).await?;
        self.verify_table::<contract_decision::Model>(&mut left, verdict).await?;
        self.verify_table::<overlay_file::Model>(&mut left, verdict).await?;
        self.verify_table::<passkey::Model>(&mut left, verdict).await?;
        self.verify_table::<api_token::Model>(&mut left, verdict).await?;
        self.verify_table::<webhook::Model>(&mut left, verdict).await?;
        for ((kind, id), after) in left {
            if after.is_some() {
                verdict.fault(Fault::GoneRow(kind, id));
            }
        }
        Ok(())
    }

    /// Compares every row of a table with how the log says it was left, and takes them off the list.
    async fn verify_table<M>(&self, left: &mut Left, verdict: &mut Verdict) -> Result<(), Error>
    where
        M: Audited,
    {
        let Some(id) = <<M::Entity as EntityTrait>::PrimaryKey as Iterable>::iter().next() else { return Ok(()) };
        let id = id.into_column();
        let mut last = String::new();
        loop {
            let part = <M::Entity as EntityTrait>::find().filter(id.gt(last.as_str())).order_by_asc(id).limit(AT_ONCE);
            let rows = part.all(&self.on).await?;
            let Some(end) = rows.last() else { return Ok(()) };
            end.row_id().clone_into(&mut last);
            for row in rows {
                verdict.rows += 1;
                match left.remove(&(M::KIND.to_owned(), row.row_id().to_owned())) {
                    Some(after) if after.as_deref() == Some(digest(&row).as_str()) => {}
                    Some(_) => verdict.fault(Fault::Row(M::KIND, row.row_id().to_owned())),
                    None => verdict.fault(Fault::UnknownRow(M::KIND, row.row_id().to_owned())),
                }
            }
        }
    }
}

impl Verdict {
    /// Does everything hold?
    #[must_use]
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MOST {
            self.faults.push(fault);
        }
    }
}

/// Compares the tree with every signed state of its size.
fn compare_states(states: &mut BTreeMap<u64, Vec<String>>, edge: &Edge, public: &str, verdict: &mut Verdict) {
    for note in states.remove(&edge.size()).unwrap_or_default() {
        verdict.checkpoints += 1;
        if verify_note(&note, public) != Some((edge.size(), edge.root())) {
            verdict.fault(Fault::Checkpoint(edge.size()));
        }
    }
}
