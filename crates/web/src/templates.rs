mod parts;

use std::collections::BTreeMap;

use app::{Instant, Language};
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonRender, Output, RenderContext, RenderError, RenderErrorReason,
    ScopedJson,
};
use messages::Messages;
use rust_embed::Embed;
use serde_json::Value;

#[derive(Embed)]
#[folder = "templates"]
struct Folder;

thread_local! {
    // A bundle of sentences belongs to one thread; each makes its own the first time. Nothing is borrowed, so that whoever says
    // something may ask for more sentences while doing so.
    static SENTENCES: Vec<Messages> = Language::ALL.map(Messages::new).into();
}

/// Says something with the sentences of a language.
pub(crate) fn with_messages<T>(language: Language, say: impl FnOnce(&Messages) -> T) -> T {
    SENTENCES.with(|all| {
        let own = Language::ALL.iter().position(|one| *one == language).unwrap_or_default();
        match all.get(own) {
            Some(messages) => say(messages),
            None => say(&Messages::new(language)),
        }
    })
}

/// A sentence of the pages without values.
pub(crate) fn text(language: Language, key: &str) -> String {
    with_messages(language, |messages| messages.text(key))
}

/// Every template and helper.
pub(crate) fn registry() -> Result<Handlebars<'static>, String> {
    let mut registry = Handlebars::new();
    registry.set_strict_mode(true);
    registry.set_prevent_indent(true);
    let mut texts = BTreeMap::new();
    for path in Folder::iter() {
        let Some(file) = Folder::get(&path) else { continue };
        let text = String::from_utf8(file.data.into_owned()).map_err(|error| format!("{path}: {error}"))?;
        texts.insert(path.trim_end_matches(".hbs").trim_start_matches("partials/").to_owned(), text);
    }
    for (name, text) in &texts {
        let text = parts::prepared(text, &|name| texts.get(name).cloned());
        registry.register_template_string(name, text).map_err(|error| format!("{name}: {error}"))?;
    }
    registry.register_helper("put", Box::new(parts::Put));
    registry.register_helper("t", Box::new(Say));
    registry.register_helper("concat", Box::new(Concat));
    registry.register_helper("date", Box::new(Written(in_words)));
    registry.register_helper("instant", Box::new(Written(in_sweden)));
    registry.register_helper("number", Box::new(Written(with_spaces)));
    Ok(registry)
}

/// The language of the page that is being made.
fn language(context: &Context) -> Language {
    let code = context.data().get("page").and_then(|page| page.get("lang")).and_then(Value::as_str);
    if code == Some("en") { Language::English } else { Language::Swedish }
}

fn first(helper: &Helper<'_>) -> String {
    helper.param(0).map(|param| param.value().render()).unwrap_or_default()
}

/// `{{t "key" name=value}}`: a sentence.
struct Say;

impl HelperDef for Say {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let key = first(helper);
        let values: Vec<(&str, kernel::Argument)> = helper
            .hash()
            .iter()
            .map(|(name, value)| {
                let argument = match value.value().as_i64() {
                    Some(number) => kernel::Argument::Number(number),
                    None => kernel::Argument::Text(value.value().render()),
                };
                (*name, argument)
            })
            .collect();
        let says = with_messages(language(context), |messages| messages.has(&key).then(|| messages.with(&key, &values)));
        says.map(|says| ScopedJson::Derived(says.into()))
            .ok_or_else(|| RenderErrorReason::Other(format!("there is no sentence `{key}`")).into())
    }
}

/// `(concat "a" b)`: texts and numbers put together.
struct Concat;

impl HelperDef for Concat {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        _: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let all: String = helper.params().iter().map(|param| param.value().render()).collect();
        Ok(ScopedJson::Derived(all.into()))
    }
}

/// A helper that writes its one value in another way, in the language of the page.
struct Written(fn(String, Language) -> String);

impl HelperDef for Written {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        Ok(out.write(&(self.0)(first(helper), language(context)))?)
    }
}

/// `{{date "2026-11-22"}}`: a day in words.
fn in_words(given: String, language: Language) -> String {
    app::Date::parse(&given).map_or(given, |date| date.in_words(language))
}

/// `{{instant "2026-11-22T18:00:00Z"}}`: a day and a time in Sweden.
fn in_sweden(given: String, language: Language) -> String {
    match given.parse::<Instant>() {
        Ok(instant) => moment(instant, language),
        Err(()) => given,
    }
}

/// A day and a time in Sweden, to the minute.
pub(crate) fn moment(instant: Instant, language: Language) -> String {
    let (date, time) = instant.in_sweden();
    let minute = time.rsplit_once('.').map_or(time.as_str(), |(minute, _)| minute);
    match language {
        Language::Swedish => format!("{} kl. {minute}", date.in_words(language)),
        Language::English => format!("{} at {}", date.in_words(language), minute.replace('.', ":")),
    }
}

/// `{{number 1234}}`: with a space between thousands.
fn with_spaces(given: String, _: Language) -> String {
    let digits = given.trim_start_matches('-');
    let mut says = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            says.push('\u{a0}');
        }
        says.push(digit);
    }
    if given.starts_with('-') {
        says.insert(0, '−');
    }
    says
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_can_be_read_and_every_sentence_is_there() {
        let registry = registry().unwrap();
        assert!(registry.has_template("layout") && registry.has_template("field"));
        for path in Folder::iter() {
            let text = String::from_utf8(Folder::get(&path).unwrap().data.into_owned()).unwrap();
            for part in text.split("t \"").skip(1) {
                let key = part.split('"').next().unwrap();
                let called = key.starts_with("web-") && !key.ends_with('-');
                assert!(!called || with_messages(Language::Swedish, |messages| messages.has(key)), "{path}: {key}");
            }
        }
    }

    #[test]
    fn moments_are_swedish() {
        let instant = "2026-11-22T18:00:00Z".parse().unwrap();
        assert_eq!(moment(instant, Language::Swedish), "22 november 2026 kl. 19.00");
        assert_eq!(moment(instant, Language::English), "22 November 2026 at 19:00");
    }
}
