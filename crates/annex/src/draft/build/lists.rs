//! What is out, what must not be forgotten, and the classification in plain words.

use catalog::Selection;

use super::{Builder, put};
use crate::explain::kept_out_text;
use crate::model::{AnnexReminder, AnnexRequirement, ClassifiedSet, LeftOutRequirement, Named};

impl Builder<'_> {
    pub(super) fn left_out(&self, selection: &Selection<'_>, requirements: &[AnnexRequirement]) -> Vec<LeftOutRequirement> {
        selection
            .left_out
            .iter()
            .filter(|out| !requirements.iter().any(|found| found.id == out.requirement.id.as_str()))
            .map(|out| LeftOutRequirement {
                id: out.requirement.id.to_string(),
                area: out.requirement.area.to_string(),
                title: put(&out.requirement.title, &self.whole(out.requirement)),
                kept_out_by: kept_out_text(&out.kept_out_by, self.catalog, self.texts, self.case.scale),
            })
            .collect()
    }

    pub(super) fn reminders(&self) -> Vec<AnnexReminder> {
        let situations = catalog::situations(self.catalog, self.case);
        let given = self.catalog.reminders.iter().filter(|reminder| {
            let applies = &reminder.topic.applies;
            reminder.topic.regime.concerns(self.case)
                && (applies.is_empty() || applies.iter().any(|condition| situations.iter().any(|found| condition.holds(found))))
        });
        given
            .map(|reminder| AnnexReminder {
                id: reminder.id.clone(),
                title: reminder.title.clone(),
                text: reminder.text.clone(),
                references: self.references(&reminder.references),
            })
            .collect()
    }

    pub(super) fn classified(&self) -> Vec<ClassifiedSet> {
        let of = |name: &str, classification: &catalog::Classification, circumstances: Vec<Named>| ClassifiedSet {
            name: name.to_owned(),
            aspects: classification
                .iter()
                .map(|(aspect, level)| {
                    let definition = self.catalog.level(level);
                    (
                        self.catalog.aspect(aspect).cloned().unwrap_or_default(),
                        self.case.scale.figure(level),
                        definition.map(|found| found.title.clone()).unwrap_or_default(),
                        definition.map(|found| found.definition.clone()).unwrap_or_default(),
                    )
                })
                .collect(),
            circumstances,
        };
        let whole = of("", &self.case.classification, self.circumstances(self.case.circumstances.iter().map(kernel::Id::as_str)));
        let sets = self.case.information.iter().map(|set| {
            let own = set.circumstances.as_ref().unwrap_or(&self.case.circumstances);
            of(&set.name, &set.classification, self.circumstances(own.iter().map(kernel::Id::as_str)))
        });
        std::iter::once(whole).chain(sets).collect()
    }
}
