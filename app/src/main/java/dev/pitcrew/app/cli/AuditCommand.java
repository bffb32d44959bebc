package dev.pitcrew.app.cli;

import picocli.CommandLine.Command;

/** The audit trail, for who answers for it. */
@Command(
    name = "audit",
    description =
        "Verifies and exports the audit trail, and asks the books what an auditor asks (docs/audit-trail.md).",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AuditVerifyCommand.class,
      AuditHeadCommand.class,
      AuditExportCommand.class,
      AuditDataCommand.class
    })
final class AuditCommand {}
