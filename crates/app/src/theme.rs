use serde_json::{Map, Value};

use crate::{App, Caller, Error, FieldProblem, Logo, May, Result};

/// White text is read on these colours, and they on white: WCAG asks for so much between them.
const ENOUGH: f64 = 4.5;
/// The two colours in an organisation's settings.
const NAMES: [&str; 2] = ["brand", "accent"];

/// The colours of an organisation, each `#` and six digits; empty where it uses the service's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// Behind the name of the service at the top of each page.
    pub brand: String,
    /// Buttons and links.
    pub accent: String,
}

/// What can be changed of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct House {
    /// Its name.
    pub name: String,
    /// Its colours.
    pub theme: Theme,
    /// Its logo, where it has one.
    pub logo: Option<Logo>,
    /// Its version, for changes.
    pub version: i64,
}

impl Theme {
    /// The colours in the settings of an organisation.
    pub(crate) fn of(settings: &str) -> Self {
        let kept: Map<String, Value> = serde_json::from_str(settings).unwrap_or_default();
        let colour = |name: &str| kept.get(name).and_then(Value::as_str).and_then(colour).unwrap_or_default();
        Self { brand: colour("brand"), accent: colour("accent") }
    }

    /// Are there any?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.brand.is_empty() && self.accent.is_empty()
    }

    /// The name that a theme is served under. It holds everything that the theme is, so that nobody need look it up.
    #[must_use]
    pub fn digest(&self) -> String {
        let part = |colour: &str| colour.trim_start_matches('#').to_owned();
        format!("{}-{}", part(&self.brand), part(&self.accent))
    }

    /// The theme of such a name; nothing where nobody could have chosen it.
    #[must_use]
    pub fn from_digest(digest: &str) -> Option<Self> {
        let (brand, accent) = digest.split_once('-')?;
        let part = |digits: &str| if digits.is_empty() { Some(String::new()) } else { colour(&format!("#{digits}")) };
        let theme = Self { brand: part(brand)?, accent: part(accent)? };
        let legible = |colour: &String| colour.is_empty() || contrast(colour) >= ENOUGH;
        (!theme.is_empty() && legible(&theme.brand) && legible(&theme.accent)).then_some(theme)
    }

    /// The theme as a style sheet.
    #[must_use]
    pub fn css(&self) -> String {
        let set = [("--kk-brand", &self.brand), ("--kk-accent", &self.accent)];
        let lines = set.into_iter().filter(|(_, colour)| !colour.is_empty());
        format!(":root{{{}}}\n", lines.map(|(name, colour)| format!("{name}:{colour};")).collect::<String>())
    }

    /// What a form says, if it can be read and be read against.
    fn checked(brand: &str, accent: &str) -> Result<Self, Vec<FieldProblem>> {
        let mut wrong = Vec::new();
        let mut read = |field: &str, given: &str| {
            if given.trim().is_empty() {
                return String::new();
            }
            let Some(colour) = colour(given) else {
                wrong.push(FieldProblem::new(field, "web-colour-wrong"));
                return String::new();
            };
            let found = contrast(&colour);
            if found < ENOUGH {
                wrong.push(FieldProblem { field: field.to_owned(), problem: pale(found) });
            }
            colour
        };
        let theme = Self { brand: read("brand", brand), accent: read("accent", accent) };
        if wrong.is_empty() { Ok(theme) } else { Err(wrong) }
    }
}

/// `#1A2b3C` or `1a2b3c` as `#1a2b3c`.
fn colour(given: &str) -> Option<String> {
    let digits = given.trim().trim_start_matches('#').to_lowercase();
    let proper = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    proper.then(|| format!("#{digits}"))
}

/// How much a colour stands out against white, from 1 to 21, as WCAG 2.2 reckons it.
#[must_use]
pub fn contrast(colour: &str) -> f64 {
    let part = |at: usize| {
        let digits = colour.trim_start_matches('#').get(at..at + 2).unwrap_or("ff");
        let share = f64::from(u8::from_str_radix(digits, 16).unwrap_or(u8::MAX)) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4);
    1.05 / (luminance + 0.05)
}

/// Rounded down: 4.49 must not be told as 4.5. Languages part the tenth in different ways.
fn pale(contrast: f64) -> kernel::Problem {
    let (whole, tenth) = tenths(contrast);
    kernel::Problem::error("web-colour-pale").with("whole", whole).with("tenth", tenth)
}

/// A contrast in whole and tenths, rounded down.
#[must_use]
pub fn tenths(contrast: f64) -> (i64, i64) {
    #[expect(clippy::cast_possible_truncation, reason = "a contrast is between 1 and 21")]
    let tenths = (contrast * 10.0).floor() as i64;
    (tenths / 10, tenths % 10)
}

impl App {
    /// The caller's organisation.
    ///
    /// # Errors
    /// When the caller may not see it.
    pub async fn house(&self, caller: &Caller) -> Result<House> {
        caller.must(May::ReadAdministration)?;
        let row = self.store.read().organisation(&caller.organisation).await?;
        Ok(House { theme: Theme::of(&row.settings), logo: Logo::of(&row.settings), name: row.name, version: row.version })
    }

    /// Changes the name and the colours of the caller's organisation.
    ///
    /// # Errors
    /// When what was given is wrong, or somebody else has changed it since `version`.
    pub async fn change_house(&self, caller: &Caller, version: Option<i64>, name: &str, brand: &str, accent: &str) -> Result<()> {
        caller.must(May::Administer)?;
        let name = name.trim().to_owned();
        let mut wrong = Vec::new();
        if name.is_empty() || name.chars().count() > 120 {
            wrong.push(FieldProblem::new("name", "web-name-missing"));
        }
        let theme = match Theme::checked(brand, accent) {
            Ok(theme) => theme,
            Err(found) => {
                wrong.extend(found);
                Theme::default()
            }
        };
        if !wrong.is_empty() {
            return Err(Error::Invalid(wrong));
        }
        let (who, organisation) = (caller.who(self), caller.organisation.clone());
        self.store
            .write(move |tx| {
                Box::pin(async move {
                    let change = |row: &mut store::Organisation| {
                        row.settings = with_colours(&row.settings, &theme);
                        row.name = name;
                    };
                    tx.change_organisation(&who, &organisation, version, change).await?;
                    Ok(())
                })
            })
            .await
    }
}

/// Settings with other colours; whatever else stands there stays.
fn with_colours(settings: &str, theme: &Theme) -> String {
    let mut kept: Map<String, Value> = serde_json::from_str(settings).unwrap_or_default();
    for (name, colour) in NAMES.into_iter().zip([&theme.brand, &theme.accent]) {
        if colour.is_empty() {
            kept.remove(name);
        } else {
            kept.insert(name.to_owned(), colour.clone().into());
        }
    }
    Value::Object(kept).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_reckoned_as_others_do() {
        assert!((contrast("#000000") - 21.0).abs() < 0.01);
        assert!((contrast("#ffffff") - 1.0).abs() < 0.01);
        // The palest grey that is enough, and the one after it.
        assert!(contrast("#767676") >= ENOUGH && contrast("#777777") < ENOUGH);
    }

    #[test]
    fn a_theme_is_known_by_its_name_and_pale_ones_are_refused() {
        let theme = Theme::checked("#143C4F", "").unwrap();
        assert_eq!(theme.css(), ":root{--kk-brand:#143c4f;}\n");
        assert_eq!(Theme::from_digest(&theme.digest()), Some(theme.clone()));
        assert_eq!(Theme::checked("gul", "#ffff00").unwrap_err().len(), 2);
        for wrong in ["-", "ffff00-", "143c4f", "143c4f-}body{", ""] {
            assert_eq!(Theme::from_digest(wrong), None, "{wrong}");
        }
        let settings = with_colours(r#"{"retention":5}"#, &theme);
        assert_eq!(Theme::of(&settings), theme);
        assert_eq!(with_colours(&settings, &Theme::default()), r#"{"retention":5}"#);
    }
}
