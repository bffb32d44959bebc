package dev.pitcrew.app.cli;

import picocli.CommandLine.Command;

/** Brings what other systems and banks know into the books. */
@Command(
    name = "import",
    description = "Brings files of other systems and of the bank into the books.",
    subcommands = {ImportStatementCommand.class})
final class ImportCommand {}
