//! The command line as a tree. Words come from `messages`, so that help is in the reader's language.

#[cfg(feature = "server")]
mod server;

use clap::{Arg, ArgAction, Command};
use messages::Messages;

/// First argument of the child process that parses a foreign file; not shown to people.
pub(crate) const CHILD: &str = "read-foreign-file";
/// Second argument, where the file is a table rather than an answered workbook.
pub(crate) const CHILD_TABLE: &str = "table";
/// Second argument, where the file is a text such as a contract.
pub(crate) const CHILD_TEXT: &str = "text";
/// Second argument, where it is many texts, one after the other.
pub(crate) const CHILD_TEXTS: &str = "texts";

/// The whole command line.
pub(crate) fn command(messages: &Messages) -> Command {
    let tree = Tree { messages };
    tree.dress(Command::new("kravkedja").about(messages.text("cli-about")).version(env!("CARGO_PKG_VERSION")))
        .disable_version_flag(true)
        .arg(tree.help(Arg::new("version").long("version").short('V').action(ArgAction::Version), "cli-version"))
        .after_help(messages.text("cli-exit"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .subcommand(tree.case())
        .subcommand(tree.annex())
        .subcommand(tree.select())
        .subcommand(tree.catalog())
        .subcommand(tree.verify())
        .subcommand(tree.lint())
        .subcommand(tree.contract())
        .subcommand(
            tree.leaf("completions", "cli-completions").arg(
                tree.positional(Arg::new("shell").required(true), "cli-arg-shell")
                    .value_parser(clap::value_parser!(clap_complete::Shell)),
            ),
        )
        .subcommand(tree.leaf("man", "cli-man"))
        .subcommands(tree.service_commands())
}

struct Tree<'m> {
    messages: &'m Messages,
}

impl Tree<'_> {
    fn service_commands(&self) -> Vec<Command> {
        #[cfg(feature = "server")]
        return self.service();
        #[cfg(not(feature = "server"))]
        return Vec::new();
    }

    fn case(&self) -> Command {
        let new = self
            .leaf("new", "cli-case-new")
            .arg(self.option("profile", "NAME", "cli-arg-profile"))
            .arg(self.option("out", "FILE", "cli-arg-out-file"))
            .arg(self.flag("force", "cli-arg-force"))
            .args(self.sources());
        self.leaf("case", "cli-case").subcommand_required(true).arg_required_else_help(true).subcommand(new)
    }

    fn annex(&self) -> Command {
        self.leaf("annex", "cli-annex")
            .args(self.what())
            .arg(self.option("format", "LIST", "cli-arg-format").value_delimiter(','))
            .arg(self.option("out", "DIR", "cli-arg-out"))
            .arg(self.option("previous", "FILE", "cli-arg-previous"))
            .arg(self.flag("force", "cli-arg-force"))
            .arg(self.flag("unprotected", "cli-arg-unprotected"))
            .args(self.sources())
            .args_conflicts_with_subcommands(true)
            .disable_help_subcommand(true)
            .subcommand(self.migrate())
    }

    fn migrate(&self) -> Command {
        self.leaf("migrate", "cli-annex-migrate")
            .arg(
                self.positional(
                    Arg::new("annexes").value_name("annex.json").required(true).num_args(1..),
                    "cli-arg-migrate-annexes",
                ),
            )
            .arg(self.option("from", "DIR", "cli-arg-migrate-from"))
            .arg(self.option("to", "DIR", "cli-arg-migrate-to"))
            .arg(self.option("overlay", "DIR", "cli-arg-overlay"))
            .arg(self.option("from-overlay", "DIR", "cli-arg-migrate-from-overlay"))
            .arg(self.option("templates", "DIR", "cli-arg-templates"))
            .arg(self.option("decisions", "FILE", "cli-arg-migrate-decisions"))
            .arg(self.option("accept", "all|FILE", "cli-arg-migrate-accept"))
            .arg(self.flag("ask", "cli-arg-migrate-ask"))
            .arg(self.option("like", "FILE", "cli-arg-migrate-like"))
            .arg(self.option("date", "DATE", "cli-arg-date"))
            .arg(self.option("format", "LIST", "cli-arg-format").value_delimiter(','))
            .arg(self.option("out", "DIR", "cli-arg-out"))
            .arg(self.lang())
            .arg(self.flag("force", "cli-arg-force"))
            .arg(self.flag("unprotected", "cli-arg-unprotected"))
    }

    fn select(&self) -> Command {
        self.leaf("select", "cli-select")
            .args(self.what())
            .arg(self.flag("why-not", "cli-arg-why-not"))
            .arg(self.flag("json", "cli-arg-json"))
            .args(self.sources())
    }

    fn catalog(&self) -> Command {
        let check = self
            .leaf("check", "cli-catalog-check")
            .arg(self.flag("counts", "cli-arg-counts"))
            .arg(self.positional(Arg::new("folder").value_name("DIR"), "cli-arg-folder"))
            .args(self.sources());
        let lint = self
            .leaf("lint", "cli-catalog-lint")
            .arg(self.positional(Arg::new("path").value_name("DIR|FILE"), "cli-arg-lint-path"))
            .arg(self.option("dictionary", "DIR", "cli-arg-dictionary"))
            .arg(self.flag("strict", "cli-arg-strict"))
            .arg(self.flag("json", "cli-arg-json"))
            .args(self.sources());
        let list = self
            .leaf("list", "cli-catalog-list")
            .arg(self.option("area", "A", "cli-arg-area"))
            .arg(self.flag("json", "cli-arg-json"))
            .arg(self.lang())
            .args(self.sources());
        let show = self
            .leaf("show", "cli-catalog-show")
            .arg(self.positional(Arg::new("id").value_name("ID").required(true), "cli-arg-id"))
            .arg(self.lang())
            .args(self.sources());
        let coverage = self
            .leaf("coverage", "cli-catalog-coverage")
            .arg(self.positional(Arg::new("framework").value_name("FRAMEWORK").required(true), "cli-arg-framework"))
            .arg(self.option("point", "P", "cli-arg-point"))
            .arg(self.flag("json", "cli-arg-json"))
            .arg(self.lang())
            .args(self.sources());
        let profiles = self.leaf("profiles", "cli-catalog-profiles").arg(self.lang()).args(self.sources());
        let schema = self
            .leaf("schema", "cli-catalog-schema")
            .arg(self.option("out", "DIR", "cli-arg-out").required(true))
            .args(self.sources());
        let word = self
            .leaf("word-template", "cli-catalog-word-template")
            .arg(self.option("out", "FILE", "cli-arg-out-file").required(true));
        self.leaf("catalog", "cli-catalog").subcommand_required(true).arg_required_else_help(true).subcommands([
            check,
            lint,
            list,
            show,
            coverage,
            profiles,
            self.diff(),
            schema,
            word,
            self.export(),
            self.import(),
        ])
    }

    fn export(&self) -> Command {
        self.leaf("export", "cli-catalog-export")
            .arg(self.option("format", "FORMAT", "cli-arg-export-format").required(true))
            .arg(self.option("out", "FILE", "cli-arg-export-out"))
            .arg(self.option("case", "FILE", "cli-arg-export-case"))
            .arg(self.option("annex", "FILE", "cli-arg-export-annex"))
            .arg(self.option("href", "HREF", "cli-arg-href"))
            .arg(self.flag("force", "cli-arg-force"))
            .arg(self.lang())
            .args(self.sources())
    }

    fn import(&self) -> Command {
        self.leaf("import", "cli-catalog-import")
            .arg(self.positional(Arg::new("file").value_name("FILE").required(true), "cli-arg-import-file"))
            .arg(self.option("format", "FORMAT", "cli-arg-import-format"))
            .arg(self.option("prefix", "P", "cli-arg-prefix"))
            .arg(self.option("out", "DIR", "cli-arg-import-out"))
            .arg(self.flag("dry-run", "cli-arg-dry-run"))
            .arg(self.option("with", "FILE", "cli-arg-import-with").action(ArgAction::Append))
            .arg(self.option("map", "FILE", "cli-arg-map"))
            .arg(self.option("write-map", "FILE", "cli-arg-write-map"))
            .arg(self.option("log", "FILE", "cli-arg-log"))
            .arg(self.flag("json", "cli-arg-json"))
            .arg(self.flag("force", "cli-arg-force"))
            .arg(self.option("lang", "sv|en", "cli-arg-import-lang").value_parser(["sv", "en"]).hide_possible_values(true))
            .args(self.sources())
    }

    fn diff(&self) -> Command {
        self.leaf("diff", "cli-catalog-diff")
            .arg(self.positional(Arg::new("old").value_name("OLD").required(true), "cli-arg-old"))
            .arg(self.positional(Arg::new("new").value_name("NEW").required(true), "cli-arg-new"))
            .arg(self.option("annex", "FILE", "cli-arg-diff-annex").num_args(1..).action(ArgAction::Append))
            .arg(self.flag("check", "cli-arg-diff-check"))
            .arg(self.flag("json", "cli-arg-json"))
            .arg(self.lang())
            .arg(self.option("overlay", "DIR", "cli-arg-overlay"))
    }

    fn lint(&self) -> Command {
        self.leaf("lint", "cli-lint")
            .arg(self.positional(Arg::new("text").value_name("TEXT").required(true), "cli-arg-text"))
            .arg(self.lang())
            .arg(self.option("dictionary", "DIR", "cli-arg-dictionary"))
            .arg(self.flag("json", "cli-arg-json"))
            .args(self.sources())
    }

    fn contract(&self) -> Command {
        let check = self
            .leaf("check", "cli-contract-check")
            .arg(self.positional(Arg::new("files").value_name("FILE").required(true).num_args(1..), "cli-arg-contract-files"))
            .arg(self.option("case", "CASE", "cli-arg-case"))
            .arg(self.option("class", "K2R2T2", "cli-arg-class"))
            .arg(self.option("delivery", "LIST", "cli-arg-delivery").value_delimiter(','))
            .arg(self.option("with", "LIST", "cli-arg-with").value_delimiter(','))
            .arg(self.option("national-security", "no|yes|unknown", "cli-arg-security"))
            .arg(self.option("decisions", "FILE", "cli-arg-contract-decisions"))
            .arg(self.flag("complete", "cli-arg-contract-complete"))
            .arg(self.flag("json", "cli-arg-json"))
            .arg(self.option("report", "FILE", "cli-arg-contract-report"))
            .arg(self.option("supplement", "FILE", "cli-arg-contract-supplement"))
            .arg(self.option("memo", "FILE", "cli-arg-contract-memo"))
            .arg(self.flag("draft", "cli-arg-contract-draft"))
            .arg(self.flag("force", "cli-arg-force"))
            .arg(self.lang())
            .args(self.sources());
        let text = self
            .leaf("text", "cli-contract-text")
            .arg(self.positional(Arg::new("file").value_name("FILE").required(true), "cli-arg-contract-file"));
        let batch = self
            .leaf("batch", "cli-contract-batch")
            .arg(self.positional(Arg::new("folder").value_name("DIR").required(true), "cli-arg-batch-folder"))
            .arg(self.flag("complete", "cli-arg-contract-complete"))
            .arg(self.flag("again", "cli-arg-batch-again"))
            .arg(self.flag("json", "cli-arg-json"))
            .arg(self.option("xlsx", "FILE", "cli-arg-batch-xlsx"))
            .arg(self.flag("force", "cli-arg-force"))
            .args(self.sources());
        self.leaf("contract", "cli-contract")
            .subcommand_required(true)
            .arg_required_else_help(true)
            .subcommands([check, text, batch])
    }

    fn verify(&self) -> Command {
        self.leaf("verify", "cli-verify")
            .arg(self.positional(Arg::new("annex").value_name("annex.json").required(true), "cli-arg-annex"))
            .arg(self.positional(Arg::new("files").value_name("FILE").num_args(0..), "cli-arg-files"))
    }

    /// The case: from a file, or from options.
    fn what(&self) -> Vec<Arg> {
        vec![
            self.option("case", "FILE", "cli-arg-case"),
            self.option("profile", "NAME", "cli-arg-profile"),
            self.option("class", "K3R2T3", "cli-arg-class"),
            self.option("delivery", "LIST", "cli-arg-delivery").value_delimiter(','),
            self.option("with", "LIST", "cli-arg-with").value_delimiter(','),
            self.option("national-security", "no|yes|unknown", "cli-arg-security"),
            self.option("title", "T", "cli-arg-title"),
            self.option("buyer", "B", "cli-arg-buyer"),
            self.option("reference", "R", "cli-arg-reference"),
            self.option("date", "DATE", "cli-arg-date"),
            self.option("mode", "MODE", "cli-arg-mode"),
            self.option("law", "LAW", "cli-arg-law"),
            self.flag("below-threshold", "cli-arg-below"),
            self.lang(),
        ]
    }

    fn sources(&self) -> Vec<Arg> {
        vec![
            self.option("catalog", "DIR", "cli-arg-catalog"),
            self.option("overlay", "DIR", "cli-arg-overlay"),
            self.option("templates", "DIR", "cli-arg-templates"),
        ]
    }

    fn lang(&self) -> Arg {
        self.option("lang", "sv|en", "cli-arg-lang").value_parser(["sv", "en"]).hide_possible_values(true)
    }

    fn leaf(&self, name: &'static str, about: &str) -> Command {
        self.dress(Command::new(name).about(self.messages.text(about)))
    }

    /// Headings in the reader's language instead of the library's English ones.
    fn dress(&self, command: Command) -> Command {
        let usage = self.messages.text("cli-heading-usage");
        command
            .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
            .subcommand_help_heading(self.messages.text("cli-heading-commands"))
            .subcommand_value_name("…")
            .disable_help_flag(true)
            .arg(self.help(Arg::new("help").long("help").short('h').action(ArgAction::Help), "cli-help"))
    }

    fn option(&self, name: &'static str, value: &'static str, key: &str) -> Arg {
        self.help(Arg::new(name).long(name).value_name(value), key)
    }

    fn flag(&self, name: &'static str, key: &str) -> Arg {
        self.help(Arg::new(name).long(name).action(ArgAction::SetTrue), key)
    }

    fn help(&self, arg: Arg, key: &str) -> Arg {
        arg.help(self.messages.text(key)).help_heading(self.messages.text("cli-heading-options"))
    }

    fn positional(&self, arg: Arg, key: &str) -> Arg {
        arg.help(self.messages.text(key)).help_heading(self.messages.text("cli-heading-arguments"))
    }
}
