//! A selection as an OSCAL profile.

use annex::Annex;
use kernel::{Date, Problem, Problems};

use super::dto::{Import, Merge, Modify, ProfileDto, ProfileFile, Prop, SetParameter, WithIds};
use super::names::uuid;
use super::write::{bytes, metadata};

/// How a profile is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileOptions {
    /// Where the catalog that it selects from is found, from where the profile is.
    pub href: String,
    /// The day that it states.
    pub date: Option<Date>,
}

/// The bytes of an OSCAL profile that selects the requirements of an annex from its catalog, with the annex's figures. It says
/// nothing of the classification.
///
/// The problems tell what a profile cannot say: requirements of the buyer's own, and decisions on strength and placement.
///
/// # Errors
/// Never for an annex that [`annex::draft`] made.
pub fn write_oscal_profile(annex: &Annex, options: &ProfileOptions) -> Result<(Vec<u8>, Problems), String> {
    let mut problems = Problems::new();
    let (own, selected): (Vec<_>, Vec<_>) = annex.requirements.iter().partition(|found| found.own);
    problems.extend(own.iter().map(|found| Problem::warning("oscal-own-left-out").with("id", found.id.as_str())));
    let changed = annex.decisions.iter().filter(|decision| decision.kind == annex::DecisionKind::Change);
    problems.extend(changed.map(|found| Problem::warning("oscal-change-left-out").with("id", found.requirement.as_str())));
    let set_parameters: Vec<SetParameter> = selected
        .iter()
        .flat_map(|found| &found.parameters)
        .map(|found| SetParameter { param_id: found.name.clone(), values: vec![found.value.to_string()] })
        .collect();
    let catalog = &annex.catalog;
    let mut metadata = metadata(annex.case.title.trim(), options.date, &format!("{}", annex.version));
    metadata.props = vec![
        Prop::new("catalog", catalog.id.as_str()),
        Prop::new("catalog-version", catalog.version.as_str()),
        Prop::new("annex", annex.id.as_str()),
    ];
    let with_ids = selected.iter().map(|found| found.id.clone()).collect();
    let profile = ProfileDto {
        uuid: uuid(&format!("profile/{}/{}/{}/{}", catalog.id, catalog.version, annex.id, annex.version)),
        metadata,
        imports: vec![Import { href: options.href.clone(), include_controls: vec![WithIds { with_ids }] }],
        merge: Merge { as_is: true },
        modify: (!set_parameters.is_empty()).then_some(Modify { set_parameters }),
    };
    Ok((bytes(&ProfileFile { profile })?, problems))
}
