use clap::{Arg, Command};

use super::Tree;

impl Tree<'_> {
    /// The commands of whoever runs the service.
    pub(super) fn service(&self) -> Vec<Command> {
        let create = self
            .leaf("create", "cli-admin-create")
            .arg(self.option("organisation", "NAME", "cli-arg-organisation").required(true))
            .arg(self.option("slug", "WORD", "cli-arg-slug").required(true))
            .arg(self.option("name", "NAME", "cli-arg-person").required(true))
            .arg(self.option("email", "ADDRESS", "cli-arg-email").required(true))
            .args(self.place());
        let email = Arg::new("email").value_name("ADDRESS").required(true);
        let reset = self.leaf("reset", "cli-admin-reset").arg(self.positional(email, "cli-arg-email")).args(self.place());
        let list = self.leaf("list", "cli-admin-list").args(self.place());
        let admin = self.leaf("admin", "cli-admin").subcommand_required(true).arg_required_else_help(true);
        let file = || self.positional(Arg::new("file").value_name("FILE").required(true), "cli-arg-backup-file");
        let verify = self
            .leaf("verify", "cli-audit-verify")
            .arg(self.option("checkpoint", "FILE", "cli-arg-checkpoint"))
            .args(self.place());
        vec![
            self.leaf("serve", "cli-serve")
                .arg(self.option("listen", "ADDRESS", "cli-arg-listen"))
                .arg(self.flag("behind-proxy", "cli-arg-behind-proxy"))
                .arg(self.flag("demo", "cli-arg-demo"))
                .args(self.place()),
            admin.subcommand(create).subcommand(reset).subcommand(list),
            self.leaf("backup", "cli-backup").arg(file()).args(self.place()),
            self.leaf("restore", "cli-restore").arg(file()).args(self.place()),
            self.leaf("check", "cli-check").args(self.place()),
            self.leaf("audit", "cli-audit").subcommand_required(true).arg_required_else_help(true).subcommand(verify),
        ]
    }

    /// Where the data lies.
    fn place(&self) -> [Arg; 3] {
        [
            self.option("data", "DIR", "cli-arg-data"),
            self.option("database-url", "URL", "cli-arg-database-url"),
            self.option("config", "FILE", "cli-arg-config"),
        ]
    }
}
