use catalog::guide::About;
use catalog::{Aspect, Law, Mode};
use desk::Library;
use kernel::Language;

use crate::{App, Caller, Result};

/// A word that can be chosen: what files call it, what people call it, and what it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What files call it.
    pub id: String,
    /// What people call it.
    pub title: String,
    /// What it means; may be empty.
    pub means: String,
}

/// What can be chosen in a case, in a language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseWords {
    /// Aspects, each with its levels from 0 to 3.
    pub aspects: Vec<(Word, Vec<Word>)>,
    /// Delivery models.
    pub delivery: Vec<Word>,
    /// Circumstances.
    pub circumstances: Vec<Word>,
    /// Kinds of purchase, by their ids.
    pub modes: Vec<&'static str>,
    /// Procurement laws, by their ids.
    pub laws: Vec<&'static str>,
    /// Units of the organisation that are in use.
    pub units: Vec<Word>,
}

/// A question of the guided classification, in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideQuestion {
    /// Its id.
    pub id: String,
    /// What it is about: `security`, an aspect's id, or `circumstances`.
    pub about: &'static str,
    /// The question in a few words.
    pub title: String,
    /// The question.
    pub text: String,
    /// Who can answer it.
    pub ask: String,
    /// Several answers can be given.
    pub several: bool,
    /// The answers, each with an example as its meaning.
    pub answers: Vec<Word>,
}

impl App {
    /// What can be chosen in a case.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn case_words(&self, caller: &Caller, language: Language) -> Result<CaseWords> {
        let library = self.library(caller).await?;
        let units = self.units(caller).await?;
        let unit = |unit: store::Unit| Word { id: unit.id, title: unit.name, means: String::new() };
        Ok(CaseWords { units: units.into_iter().filter(|unit| !unit.archived).map(unit).collect(), ..words(&library, language) })
    }

    /// The questions of the guided classification, and the words for "do not know".
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn guide(&self, caller: &Caller, language: Language) -> Result<(Vec<GuideQuestion>, String)> {
        let library = self.library(caller).await?;
        let guide = &library.catalog.guide;
        let about = |about: About| match about {
            About::Security => "security",
            About::Aspect(aspect) => aspect.id(),
            About::Circumstances => "circumstances",
        };
        let questions = guide.questions.iter().map(|question| GuideQuestion {
            id: question.id.as_str().to_owned(),
            about: about(question.about),
            title: question.title.get(language).to_owned(),
            text: question.text.get(language).to_owned(),
            ask: question.ask.get(language).to_owned(),
            several: question.several,
            answers: question
                .answers
                .iter()
                .map(|answer| Word {
                    id: answer.id.as_str().to_owned(),
                    title: answer.text.get(language).to_owned(),
                    means: answer.example.get(language).to_owned(),
                })
                .collect(),
        });
        Ok((questions.collect(), guide.unknown.get(language).to_owned()))
    }
}

fn words(library: &Library, language: Language) -> CaseWords {
    let catalog = &library.catalog;
    let levels: Vec<Word> = catalog
        .levels
        .iter()
        .filter(|level| level.level.value() < 4)
        .map(|level| Word {
            id: level.level.value().to_string(),
            title: level.title.get(language).to_owned(),
            means: level.definition.get(language).to_owned(),
        })
        .collect();
    let aspect = |(aspect, title, means): &(Aspect, kernel::Localised, kernel::Localised)| {
        let word =
            Word { id: aspect.id().to_owned(), title: title.get(language).to_owned(), means: means.get(language).to_owned() };
        (word, levels.clone())
    };
    let word = |id: &str, title: &kernel::Localised, means: &kernel::Localised| Word {
        id: id.to_owned(),
        title: title.get(language).to_owned(),
        means: means.get(language).to_owned(),
    };
    CaseWords {
        aspects: catalog.aspects.iter().map(aspect).collect(),
        delivery: catalog.delivery.iter().map(|one| word(one.id.as_str(), &one.title, &one.definition)).collect(),
        circumstances: catalog.circumstances.iter().map(|one| word(one.id.as_str(), &one.title, &one.definition)).collect(),
        modes: Mode::ALL.iter().map(|mode| mode.id()).collect(),
        laws: Law::ALL.iter().map(|law| law.id()).collect(),
        units: Vec::new(),
    }
}
