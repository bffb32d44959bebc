package dev.pitcrew.app.cli;

import picocli.CommandLine.Command;

/** Browser bots, for whoever writes them. */
@Command(
    name = "bot",
    description = "Checks and tries browser bots without an engine (docs/workers/browser.md).",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BotCheckCommand.class, BotRunCommand.class, BotSchemaCommand.class})
final class BotCommand {}
