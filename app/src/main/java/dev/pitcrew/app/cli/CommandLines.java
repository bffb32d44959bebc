package dev.pitcrew.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** All commands under one name. */
public final class CommandLines {

  /** What a command returns whose threads go on after it. */
  public static final int KEEP_RUNNING = -1;

  private CommandLines() {}

  /** The whole command line. A failure of a command is one sentence, never a stack trace. */
  public static CommandLine pitcrew() {
    CommandLine all =
        new CommandLine(new Root())
            .setExecutionExceptionHandler(CommandLines::explain)
            .setUsageHelpAutoWidth(true);
    helpEach(all);
    return all;
  }

  /** Each command explains itself with --help, also those that do not say so. */
  private static void helpEach(CommandLine parent) {
    for (CommandLine child : parent.getSubcommands().values()) {
      if (!child.getCommandSpec().optionsMap().containsKey("--help")) {
        child
            .getCommandSpec()
            .addOption(
                OptionSpec.builder("-h", "--help")
                    .usageHelp(true)
                    .description("Show this help and exit.")
                    .build());
      }
      helpEach(child);
    }
  }

  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    if (!(failure instanceof CommandFailure)) {
      throw failure;
    }
    commandLine.getErr().println("pitcrew: " + failure.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  @Command(
      name = "pitcrew",
      mixinStandardHelpOptions = true,
      version = "Pitcrew 0.1.0",
      synopsisSubcommandLabel = "COMMAND",
      description =
          "Back-office automation: invoices come in, bots read them, people decide, payment files"
              + " come out.",
      subcommands = {
        UpCommand.class,
        WorkerCommand.class,
        DemoCommand.class,
        ExtractCommand.class,
        DeployCommand.class,
        StatusCommand.class,
        AuditCommand.class,
        BackupCommand.class,
        RestoreCommand.class,
        EvidenceCommand.class,
        PrivacyCommand.class,
        JournalCommand.class,
        AccessCommand.class,
        ImportCommand.class,
        FeedCommand.class,
        KpiCommand.class,
        BotCommand.class,
        PortalsCommand.class,
        ProcedureCommand.class,
        TemplatesCommand.class,
        BenchCommand.class,
        RehearseCommand.class
      },
      footerHeading = "%nStart here:%n",
      footer = {
        "  pitcrew up --samples      everything in one process, with sample invoices and people",
        "  pitcrew demo              every sample through to its end, without people, as a table",
        "  pitcrew extract FILE...   what is on an invoice, as JSON, without a server",
        "  pitcrew test              all tests (installs what they need)",
        "",
        "Each command explains itself with --help."
      })
  static final class Root {}
}
