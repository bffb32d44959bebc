package dev.pitcrew.app.cli;

import picocli.CommandLine.Command;

/** The audit trail, for who answers for it. */
@Command(
    name = "audit",
    description = "Verifies and exports the audit trail (docs/audit-trail.md).",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {AuditVerifyCommand.class, AuditHeadCommand.class, AuditExportCommand.class})
final class AuditCommand {}
