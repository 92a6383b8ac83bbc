use app::{CheckedFlag, ContractSummary, ContractView, Said, UploadedSummary};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::api::answer::{Tagged, of_version};
use crate::api::asked::Uuid;
use crate::api::words::{Both, moment};

/// Which contracts are wanted.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::api) struct ContractQuery {
    /// Where the part of the list begins: from `next` or `previous` of the part before, for the same `sort`.
    pub(super) cursor: Option<String>,
    /// How many at most; 50 where nothing is said.
    #[param(minimum = 1, maximum = 200)]
    pub(super) limit: Option<u64>,
    /// Only contracts in this state.
    #[param(inline)]
    pub(super) state: Option<ContractState>,
    /// Only contracts with all these words in their number, title or supplier.
    #[param(max_length = 200)]
    pub(super) q: Option<String>,
    /// Only contracts of this unit.
    #[param(value_type = Option<String>, format = Uuid)]
    pub(super) unit: Option<Uuid>,
    /// Only contracts in which some obligation has this verdict.
    #[param(inline)]
    pub(super) verdict: Option<VerdictWord>,
    /// In which order; a minus is the largest or latest first.
    #[serde(default)]
    #[param(inline, required = false)]
    pub(super) sort: ContractOrder,
}

/// The state of a contract.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(in crate::api) enum ContractState {
    /// It is looked at.
    Open,
    /// It was put aside.
    Archived,
}

/// What was found about an obligation. A verdict sorts contracts for renegotiation, it says nothing of what is valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(in crate::api) enum VerdictWord {
    /// It can be demanded and followed up.
    Enforceable,
    /// The text binds, but elements are not there.
    Partly,
    /// It says what somebody means to do.
    Declaratory,
    /// It stands in another document.
    ByReference,
    /// It is not in the contract.
    Missing,
    /// It was not found in the files that were given, which may not be all.
    NotFound,
}

/// The order of contracts.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, ToSchema)]
pub(in crate::api) enum ContractOrder {
    /// What changed longest ago first.
    #[serde(rename = "changed")]
    Changed,
    /// What changed last first.
    #[default]
    #[serde(rename = "-changed")]
    LastChanged,
    /// The smallest number first.
    #[serde(rename = "number")]
    Number,
    /// The largest number first.
    #[serde(rename = "-number")]
    LastNumber,
    /// By title.
    #[serde(rename = "title")]
    Title,
    /// By title backwards.
    #[serde(rename = "-title")]
    LastTitle,
    /// By supplier.
    #[serde(rename = "counterpart")]
    Counterpart,
    /// By supplier backwards.
    #[serde(rename = "-counterpart")]
    LastCounterpart,
}

/// How many obligations have a verdict.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct VerdictCount {
    /// The verdict.
    verdict: String,
    /// How many.
    #[schema(minimum = 0)]
    count: usize,
}

/// A contract in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ContractItem {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// Its number in the organisation, from 1.
    #[schema(minimum = 1)]
    number: i64,
    /// What it is called.
    title: String,
    /// The supplier.
    counterpart: String,
    /// Its state.
    #[schema(pattern = "^(open|archived)$")]
    state: String,
    /// The case that it came of.
    #[schema(format = Uuid)]
    case: Option<String>,
    /// The unit that owns it.
    #[schema(format = Uuid)]
    unit: Option<String>,
    /// When it was last changed.
    #[schema(format = DateTime)]
    updated_at: String,
    /// The verdicts that occur, the best first.
    verdicts: Vec<VerdictCount>,
    /// How many things there are to take up now.
    #[schema(minimum = 0)]
    urgent: usize,
    /// How many verdicts a person has decided.
    #[schema(minimum = 0)]
    confirmed: usize,
}

impl From<ContractSummary> for ContractItem {
    fn from(summary: ContractSummary) -> Self {
        let ContractSummary { id, number, title, counterpart, state, case, unit, updated_at, verdicts, urgent, confirmed } =
            summary;
        let verdicts = verdicts.into_iter().map(|(verdict, count)| VerdictCount { verdict: verdict.to_owned(), count }).collect();
        let updated_at = updated_at.to_string();
        Self { id, number, title, counterpart, state, case, unit, updated_at, verdicts, urgent, confirmed }
    }
}

/// A file of a contract.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ContractFile {
    /// Its place, from 0.
    #[schema(minimum = 0)]
    position: i64,
    /// What the verdicts call it.
    name: String,
    /// Its length in bytes.
    #[schema(minimum = 0)]
    size: i64,
    /// Its digest.
    sha256: String,
}

/// Something to take up.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ContractFlag {
    /// What kind of thing.
    kind: String,
    /// How serious it is.
    #[schema(pattern = "^(high|medium|low|none)$")]
    severity: String,
    /// The obligation that it is about, where it is about one.
    obligation: Option<String>,
    /// A person has decided the verdict that it rests on.
    confirmed: bool,
    /// What to say of it.
    says: Both,
}

/// A contract that was read.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct Contract {
    /// Its id.
    #[schema(format = Uuid)]
    id: String,
    /// What `If-Match` says to change it.
    etag: String,
    /// Its number in the organisation, from 1.
    #[schema(minimum = 1)]
    number: i64,
    /// What it is called.
    title: String,
    /// The supplier.
    counterpart: String,
    /// Its state.
    #[schema(pattern = "^(open|archived)$")]
    state: String,
    /// The case that it came of.
    #[schema(format = Uuid)]
    case: Option<String>,
    /// The unit that owns it.
    #[schema(format = Uuid)]
    unit: Option<String>,
    /// The files are the whole contract: what is not in them is missing.
    whole: bool,
    /// The version of the catalog that it was checked with.
    catalog_version: String,
    /// The catalog has another version now.
    outdated: bool,
    /// Who uploaded it.
    #[schema(format = Uuid)]
    created_by: String,
    /// When.
    #[schema(format = DateTime)]
    created_at: String,
    /// When it was last changed.
    #[schema(format = DateTime)]
    updated_at: String,
    /// Its files in their order.
    files: Vec<ContractFile>,
    /// How many obligations have each verdict that occurs.
    verdicts: Vec<VerdictCount>,
    /// What to take up, the most serious first.
    flags: Vec<ContractFlag>,
    /// Requirements of the case that only the annex holds.
    annex_only: Vec<String>,
}

impl From<ContractView> for Contract {
    fn from(view: ContractView) -> Self {
        let ContractView { row, result, files, decisions: _, case: _, outdated } = view;
        let known = ["enforceable", "partly", "declaratory", "by-reference", "missing", "not-found"];
        let counted = known.map(|verdict| VerdictCount { verdict: verdict.to_owned(), count: result.count(verdict) });
        Self {
            etag: of_version(row.version),
            id: row.id,
            number: row.number,
            title: row.title,
            counterpart: row.counterpart,
            state: row.state,
            case: row.case_id,
            unit: row.unit_id,
            whole: row.whole,
            catalog_version: row.catalog_version,
            outdated,
            created_by: row.created_by,
            created_at: moment(row.created_at),
            updated_at: moment(row.updated_at),
            files: files.into_iter().map(ContractFile::from).collect(),
            verdicts: counted.into_iter().filter(|one| one.count > 0).collect(),
            flags: result.flags.into_iter().map(ContractFlag::from).collect(),
            annex_only: result.coverage.annex_only,
        }
    }
}

impl Tagged for Contract {
    fn etag(&self) -> String {
        self.etag.clone()
    }
}

impl From<UploadedSummary> for ContractFile {
    fn from(file: UploadedSummary) -> Self {
        let UploadedSummary { position, name, size, sha256 } = file;
        Self { position, name, size, sha256 }
    }
}

impl From<CheckedFlag> for ContractFlag {
    fn from(flag: CheckedFlag) -> Self {
        let CheckedFlag { kind, severity, obligation, confirmed, says, clause: _ } = flag;
        Self { kind, severity, obligation, confirmed, says: both(says) }
    }
}

pub(super) fn both(said: Said) -> Both {
    let Said { sv, en } = said;
    Both { sv, en }
}
