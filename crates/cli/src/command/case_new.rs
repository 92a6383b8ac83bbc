use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::ArgMatches;
use desk::{
    Aspect, Case, CaseFile, CaseOptions, Classification, Failure, Id, Language, Law, Library, Localised, Mode, NationalSecurity,
    Scale,
};
use messages::Messages;

use super::{open, text};
use crate::output;

/// `kravkedja case new`: asks in plain words. The question of Sweden's security comes first and stores nothing.
pub(super) fn run(matches: &ArgMatches, messages: &Messages) -> Result<ExitCode, Failure> {
    let library = open(matches, messages)?;
    let start = match text(matches, "profile") {
        None => None,
        Some(name) => {
            // The same check as for the main job: an unknown profile is answered with the nearest.
            let options = CaseOptions {
                profile: Some(name.clone()),
                title: Some("-".to_owned()),
                buyer: Some("-".to_owned()),
                ..CaseOptions::default()
            };
            Some((desk::case_from_options(&options, &library)?.case, name))
        }
    };
    let mut asker = Asker { library: &library, messages, language: messages.language() };
    let Some(case) = asker.ask(start)? else {
        output::error_line(messages.text("case-ended"));
        return Ok(ExitCode::from(output::BAD_INPUT));
    };
    let comment = messages.text("case-comment");
    let written = desk::write_case(&case, &[&comment]);
    let name = if case.reference.is_empty() { &case.title } else { &case.reference };
    let path = PathBuf::from(text(matches, "out").unwrap_or_else(|| format!("{}.toml", slug(name))));
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    desk::write_files(folder, &[(file, written.into_bytes())], matches.get_flag("force"))?;
    let shown = path.display().to_string();
    output::line(messages.with("case-written", &[("file", shown.as_str().into())]));
    output::line(messages.with("case-next", &[("file", shown.into())]));
    Ok(ExitCode::SUCCESS)
}

/// Letters and digits, everything else one hyphen.
fn slug(name: &str) -> String {
    let words: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "case".to_owned() } else { words.join("-").to_lowercase() }
}

struct Asker<'a> {
    library: &'a Library,
    messages: &'a Messages,
    language: Language,
}

/// The answers ended: nothing more can be asked.
struct Ended;

impl Asker<'_> {
    fn ask(&mut self, start: Option<(Case, String)>) -> Result<Option<Case>, Failure> {
        match self.questions(start) {
            Ok(case) => case.map(Some),
            Err(Ended) => Ok(None),
        }
    }

    fn questions(&mut self, start: Option<(Case, String)>) -> Result<Result<Case, Failure>, Ended> {
        output::line(self.messages.text("case-intro"));
        output::line("");
        let security = self.security()?;
        if security == NationalSecurity::Yes {
            return Ok(Err(Failure::Stopped(desk::Stop::Concerned)));
        }
        let from = start.map(|(case, name)| (case, self.library.catalog.profile(&name)));
        let suggested =
            from.as_ref().and_then(|(_, profile)| profile.map(|profile| profile.case.title.get(self.language).to_owned()));
        let start = from.as_ref().map(|(case, _)| case);
        let title = self.words("case-title", suggested.as_deref(), true)?;
        let buyer = self.words("case-buyer", None, true)?;
        let reference = self.words("case-reference", None, false)?;
        let mode =
            self.one("case-mode", &Mode::ALL.map(|mode| (mode, format!("mode-{}", mode.id()))), start.map(|case| case.mode))?;
        let law = self.one("case-law", &Law::ALL.map(|law| (law, format!("law-{}", law.id()))), start.map(|case| case.law))?;
        let below_threshold = mode == Mode::Procurement && self.yes("case-below")?;
        let classification = self.classification(start)?;
        let highest = classification.highest();
        let case = |delivery, circumstances, description, language| Case {
            title: title.clone(),
            buyer: buyer.clone(),
            reference: reference.clone(),
            date: None,
            language,
            mode,
            law,
            below_threshold,
            national_security: security,
            scale: Scale::ZeroToFour,
            classification: classification.clone(),
            delivery,
            circumstances,
            description,
            information: Vec::new(),
        };
        if highest == desk::Level::HIGHEST {
            return Ok(Err(Failure::Stopped(desk::Stop::Level4)));
        }
        let models: Vec<(&str, &Localised, &Localised)> =
            self.library.catalog.delivery.iter().map(|found| (found.id.as_str(), &found.title, &found.definition)).collect();
        let preset = start.map(|case| case.delivery.iter().map(|id| id.as_str().to_owned()).collect()).unwrap_or_default();
        let delivery = self.several("case-delivery", &models, preset, true)?;
        let known: Vec<(&str, &Localised, &Localised)> =
            self.library.catalog.circumstances.iter().map(|found| (found.id.as_str(), &found.title, &found.definition)).collect();
        let preset = start.map(|case| case.circumstances.iter().map(|id| id.as_str().to_owned()).collect()).unwrap_or_default();
        let circumstances = self.several("case-circumstances", &known, preset, false)?;
        let described = from
            .as_ref()
            .and_then(|(_, profile)| profile.map(|profile| profile.case.description.get(self.language)))
            .filter(|text| !text.is_empty());
        let description = self.words("case-description", described, false)?;
        let language = self.document_language()?;
        let ids = |list: &[String]| list.iter().map(|id| Id::new(id)).collect();
        let delivery = delivery.iter().map(|id| Id::new(id)).collect();
        let case = case(delivery, ids(&circumstances), description, language);
        // The same stop as everywhere: an unanswered question and a serious case.
        let file = CaseFile { case: case.clone(), tailoring: Default::default() };
        Ok(match desk::choices(self.library, &file) {
            Ok(_) => Ok(case),
            Err(failure) => Err(failure),
        })
    }

    fn security(&self) -> Result<NationalSecurity, Ended> {
        loop {
            let answer = read(&self.messages.text("case-security"), None)?;
            let is = |key: &str| starts(&answer, &self.messages.text(key));
            if answer.is_empty() {
                output::line(self.messages.text("case-needed"));
            } else if is("word-no") {
                return Ok(NationalSecurity::No);
            } else if is("word-yes") {
                return Ok(NationalSecurity::Yes);
            } else if is("word-unknown") {
                return Ok(NationalSecurity::Unknown);
            } else {
                self.not_understood(&answer);
            }
        }
    }

    fn words(&self, key: &str, suggested: Option<&str>, needed: bool) -> Result<String, Ended> {
        loop {
            let answer = read(&self.messages.text(key), suggested)?;
            let answer = if answer.is_empty() { suggested.unwrap_or_default().to_owned() } else { answer };
            if !answer.is_empty() || !needed {
                return Ok(answer);
            }
            output::line(self.messages.text("case-needed"));
        }
    }

    fn yes(&self, key: &str) -> Result<bool, Ended> {
        let no = self.messages.text("word-no");
        loop {
            let answer = read(&self.messages.text(key), Some(&no))?;
            if answer.is_empty() || starts(&answer, &no) {
                return Ok(false);
            }
            if starts(&answer, &self.messages.text("word-yes")) {
                return Ok(true);
            }
            self.not_understood(&answer);
        }
    }

    fn one<T: Copy + PartialEq>(&self, key: &str, choices: &[(T, String)], preset: Option<T>) -> Result<T, Ended> {
        output::line(self.messages.text(key));
        for (number, (_, name)) in (1..).zip(choices) {
            output::line(format!("  {number}  {}", self.messages.text(name)));
        }
        let suggested = preset.and_then(|preset| choices.iter().position(|(choice, _)| *choice == preset)).unwrap_or(0) + 1;
        loop {
            let answer = read("", Some(&suggested.to_string()))?;
            let number = if answer.is_empty() { Some(suggested) } else { answer.parse().ok() };
            if let Some((choice, _)) = number.and_then(|number: usize| choices.get(number.checked_sub(1)?)) {
                return Ok(*choice);
            }
            self.not_understood(&answer);
        }
    }

    fn classification(&self, start: Option<&Case>) -> Result<Classification, Ended> {
        let mut classification = Classification::default();
        for (aspect, title, definition) in &self.library.catalog.aspects {
            // Traceability is optional: asked only where the profile sets it.
            let preset_level = start.and_then(|case| case.classification.iter().find(|(set, _)| set == aspect));
            if *aspect == Aspect::Traceability && preset_level.is_none() {
                continue;
            }
            output::line("");
            let values = [("aspect", title.get(self.language).into()), ("definition", definition.get(self.language).into())];
            output::line(self.messages.with("case-aspect", &values));
            for level in &self.library.catalog.levels {
                let (title, says) = (level.title.get(self.language), level.definition.get(self.language));
                output::line(format!("  {}  {title}. {says}", level.level));
            }
            let preset = preset_level.map(|(_, level)| level.to_string());
            let level = loop {
                let answer = read("", preset.as_deref())?;
                let answer = if answer.is_empty() { preset.clone().unwrap_or_default() } else { answer };
                match answer.parse().ok().and_then(desk::Level::new) {
                    Some(level) => break level,
                    None => self.not_understood(&answer),
                }
            };
            classification.set(*aspect, level);
        }
        Ok(classification)
    }

    fn several(
        &self,
        key: &str,
        choices: &[(&str, &Localised, &Localised)],
        preset: Vec<String>,
        needed: bool,
    ) -> Result<Vec<String>, Ended> {
        output::line("");
        output::line(self.messages.text(key));
        for (number, (_, title, definition)) in (1..).zip(choices) {
            output::line(format!("  {number:>2}  {}. {}", title.get(self.language), definition.get(self.language)));
        }
        let numbers: Vec<String> = preset
            .iter()
            .filter_map(|id| choices.iter().position(|(known, ..)| known == id).map(|at| (at + 1).to_string()))
            .collect();
        let suggested = (!numbers.is_empty()).then(|| numbers.join(", "));
        loop {
            let answer = read("", suggested.as_deref())?;
            let answer = if answer.is_empty() { suggested.clone().unwrap_or_default() } else { answer };
            let words: Vec<&str> = answer.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty()).collect();
            let found: Option<Vec<String>> = words
                .iter()
                .map(|word| {
                    let by_number = word.parse::<usize>().ok().and_then(|number| choices.get(number.checked_sub(1)?));
                    by_number.or_else(|| choices.iter().find(|(id, ..)| id == word)).map(|(id, ..)| (*id).to_owned())
                })
                .collect();
            match found {
                Some(found) if !(found.is_empty() && needed) => return Ok(found),
                Some(_) => output::line(self.messages.text("case-needed")),
                None => self.not_understood(&answer),
            }
        }
    }

    fn document_language(&self) -> Result<Language, Ended> {
        loop {
            let answer = read(&self.messages.text("case-language"), Some(self.language.code()))?;
            if answer.is_empty() {
                return Ok(self.language);
            }
            if let Some(language) = Language::from_code(&answer.to_lowercase()) {
                return Ok(language);
            }
            self.not_understood(&answer);
        }
    }

    fn not_understood(&self, found: &str) {
        output::line(self.messages.with("case-not-understood", &[("found", found.into())]));
    }
}

fn starts(answer: &str, word: &str) -> bool {
    let answer = answer.to_lowercase();
    !answer.is_empty() && word.to_lowercase().starts_with(&answer)
}

/// One answer, without white space around it.
fn read(question: &str, suggested: Option<&str>) -> Result<String, Ended> {
    let hint = suggested.map(|suggested| format!(" [{suggested}]")).unwrap_or_default();
    output::prompt(&format!("{question}{hint}:"));
    let mut answer = String::new();
    match std::io::stdin().lock().read_line(&mut answer) {
        Ok(0) | Err(_) => Err(Ended),
        Ok(_) => Ok(answer.trim().to_owned()),
    }
}
