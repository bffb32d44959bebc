package dev.pitcrew.app.cli;

import dev.pitcrew.app.Nodes;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts engine, workers and pages in this process. */
@Command(
    name = "up",
    description =
        "Starts engine, workers and pages in one process. Ctrl-C stops it; everything acknowledged is kept.",
    footer = {
      "",
      "How the outside is reached may also be set in the environment (PITCREW_BOTS_GRID for --bots-grid) or in pitcrew.properties in the data folder (bots-grid = ...).",
      "",
      "Documents put into the folder 'intake' under the data folder start invoice intake. Workers of your own connect with the Camunda 8 client.",
      "",
      "Examples:",
      "  pitcrew up --samples                      try it out",
      "  pitcrew up --data /srv/pitcrew --port 80  keep it",
      "  pitcrew up --bots-grid http://grid:4444   bots work in many browsers on many machines"
    })
final class UpCommand implements Callable<Integer> {

  private static final Duration LEASE_MIN = Duration.ofSeconds(2);
  private static final Duration LEASE_MAX = Duration.ofMinutes(10);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where everything is kept (default: ./${DEFAULT-VALUE}).")
  Path data = Path.of("data");

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the pages and the REST API (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--grpc-port",
      defaultValue = "26500",
      description = "Port of the gRPC API (default: ${DEFAULT-VALUE}).")
  int grpcPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  String bind = "127.0.0.1";

  @Option(
      names = "--samples",
      description = "Put in a sample company, its people and its invoices.")
  boolean samples;

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:PITCREW_DATABASE}",
      description =
          "JDBC address of a PostgreSQL (default: $$PITCREW_DATABASE, else files in the data folder).")
  @Nullable String database;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      defaultValue = "${env:PITCREW_NODE}",
      description =
          "How this node is called beside others on the same PostgreSQL and data folder (default: $$PITCREW_NODE, else machine and port).")
  @Nullable String node;

  @Option(
      names = "--lease",
      paramLabel = "DURATION",
      defaultValue = "PT6S",
      description =
          "How long the leading node may be silent before another takes over (default: ${DEFAULT-VALUE}).")
  Duration lease = Nodes.LEASE;

  @Mixin HeadsOption heads = new HeadsOption();

  @ArgGroup(validate = false, heading = "%nHow the outside is reached:%n")
  OutsideOptions outside = new OutsideOptions();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Path folder = data.toAbsolutePath().normalize();
    OutsideOptions.Read read = outside.read(folder, System::getenv);
    Settings settings =
        new Settings(
            folder,
            bind,
            port,
            grpcPort,
            samples,
            samples,
            database == null || database.isBlank() ? null : database,
            heads.named(),
            read.publicUrl(),
            read.bots(),
            nodes(),
            Clock.systemUTC());
    try {
      PitcrewApplication application =
          PitcrewApplication.start(
              settings,
              standby -> {
                out.println(standby);
                out.flush();
              });
      application.announce(out);
      return CommandLines.KEEP_RUNNING;
    } catch (PitcrewApplication.CannotStart e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private Nodes nodes() {
    if (lease.compareTo(LEASE_MIN) < 0 || lease.compareTo(LEASE_MAX) > 0) {
      throw new CommandFailure(
          "Expected a lease of 2 seconds to 10 minutes, but got %s.".formatted(lease));
    }
    return new Nodes(node == null || node.isBlank() ? Nodes.nameOf(port) : node, lease);
  }
}
