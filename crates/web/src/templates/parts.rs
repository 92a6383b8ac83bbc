use handlebars::{Context, Handlebars, Helper, HelperDef, HelperResult, Output, RenderContext, RenderError, RenderErrorReason};
use serde_json::{Map, Value};

/// Partials stand in partials no deeper than this.
const DEEPEST: usize = 8;

/// A template in which partials without arguments stand as they are, and partials with arguments of their own are made by [`Put`].
///
/// The library copies everything that a page is given for each partial, which for a list is most of the work of making it.
pub(super) fn prepared(text: &str, partial: &impl Fn(&str) -> Option<String>) -> String {
    within(text, partial, DEEPEST)
}

fn within(text: &str, partial: &impl Fn(&str) -> Option<String>, depth: usize) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{> ") {
        let Some((call, beyond)) = after.split_once("}}") else { break };
        made.push_str(before);
        let alone = before.is_empty() || before.ends_with('\n');
        rest = beyond;
        let (name, arguments) = call.trim().split_once(' ').unwrap_or((call.trim(), ""));
        match partial(name).filter(|_| depth > 0) {
            Some(inner) if arguments.is_empty() => {
                made.push_str(&within(&inner, partial, depth - 1));
                // As the library does it: a call that has its line for itself leaves none behind.
                rest = if alone { rest.strip_prefix('\n').unwrap_or(rest) } else { rest };
            }
            Some(_) if only_named(arguments) => made.push_str(&format!("{{{{put \"{name}\" {arguments}}}}}")),
            _ => made.push_str(&format!("{{{{> {call}}}}}")),
        }
    }
    made.push_str(rest);
    made
}

/// Is the first argument a named one? Positional ones come first.
fn only_named(arguments: &str) -> bool {
    let name = arguments.split('=').next().unwrap_or_default();
    arguments.contains('=') && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// `{{put "tag" tag_text="…"}}`: a partial that is given its arguments and nothing else of the page but its language and form secret.
pub(super) struct Put;

impl HelperDef for Put {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let name = helper.param(0).and_then(|name| name.value().as_str());
        let name = name.ok_or_else(|| RenderError::from(RenderErrorReason::ParamNotFoundForIndex("put", 0)))?;
        let mut given: Map<String, Value> =
            helper.hash().iter().map(|(key, value)| ((*key).to_owned(), value.value().clone())).collect();
        let of_page = |key: &str| context.data().get("page").and_then(|page| page.get(key)).cloned().unwrap_or_default();
        let page = ["lang", "csrf"].into_iter().map(|key| (key.to_owned(), of_page(key))).collect();
        given.insert("page".to_owned(), Value::Object(page));
        out.write(&registry.render_with_context(name, &Context::from(Value::Object(given)))?)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partials_are_put_where_they_are_called() {
        let partial = |name: &str| match name {
            "line" => Some("<p>{{> csrf}}</p>\n".to_owned()),
            "csrf" => Some("<input>".to_owned()),
            "tag" => Some("{{tag_text}}".to_owned()),
            _ => None,
        };
        assert_eq!(prepared("a\n{{> line}}\nb", &partial), "a\n<p><input></p>\nb");
        assert_eq!(prepared("x {{> tag tag_text=(t \"a\")}} y", &partial), "x {{put \"tag\" tag_text=(t \"a\")}} y");
        for kept in ["{{> tag view.x}}", "{{> tag view.x tag_text=1}}", "{{> @partial-block}}", "{{#> tag tag_text=1}}{{/tag}}"] {
            assert_eq!(prepared(kept, &partial), kept);
        }
    }
}
