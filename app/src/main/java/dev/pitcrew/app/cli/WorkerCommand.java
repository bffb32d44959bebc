package dev.pitcrew.app.cli;

import dev.pitcrew.app.EngineAddress;
import dev.pitcrew.app.Nodes;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.app.WorkerOffice;
import io.camunda.client.api.command.ClientException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the workers alone, for an engine somewhere else. */
@Command(
    name = "worker",
    description = {
      "Deploys the shipped processes to a Camunda 8 cluster and works their jobs from here. Ctrl-C"
          + " stops it; what it was at is handed out again.",
      "The books, the secrets and the watched folder are this process's own. There are no pages"
          + " here: people work in the cluster's. A Pitcrew works its jobs itself, so none is"
          + " worked for."
    },
    footer = {
      "",
      "A client of the cluster's identity provider is taken from the environment as the official"
          + " client does: CAMUNDA_CLIENT_ID, CAMUNDA_CLIENT_SECRET, CAMUNDA_TOKEN_AUDIENCE,"
          + " CAMUNDA_AUTHORIZATION_SERVER_URL.",
      "",
      "Examples:",
      "  pitcrew worker --engine http://camunda:8080 --grpc http://camunda:26500 --books"
          + " /srv/books",
      "  PITCREW_TOKEN=\"$(cat token)\" pitcrew worker --engine https://camunda.example.com --grpc"
          + " https://camunda.example.com:26500"
    })
final class WorkerCommand implements Callable<Integer> {

  @Mixin AwayEngineOptions engine = new AwayEngineOptions();

  @Option(
      names = "--books",
      paramLabel = "DIR",
      defaultValue = "books",
      description =
          "Where the books, the secrets and the watched folder are kept (default:"
              + " ./${DEFAULT-VALUE}); one worker process for a folder.")
  Path books = Path.of("books");

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:PITCREW_DATABASE}",
      description =
          "JDBC address of a PostgreSQL for the books, with which several worker processes share"
              + " one ledger (default: $$PITCREW_DATABASE, else files in --books).")
  @Nullable String database;

  @Option(
      names = "--another-engine",
      description =
          "Go on with books of another engine, or with one that has lost what was deployed; where"
              + " anything of the old one is still under way, work would be taken for done.")
  boolean anotherEngine;

  @Option(
      names = "--prefer-grpc",
      description = "Speak gRPC wherever there is such a call, instead of REST.")
  boolean preferGrpc;

  @Option(names = "--samples", description = "Put in a sample company and its people.")
  boolean samples;

  @ArgGroup(validate = false, heading = "%nHow the outside is reached:%n")
  OutsideOptions outside = new OutsideOptions();

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    engine.warning(System::getenv).ifPresent(spec.commandLine().getErr()::println);
    try (WorkerOffice office = start(System::getenv)) {
      CountDownLatch told = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    office.close();
                    told.countDown();
                  },
                  "worker-stop"));
      out.printf("Workers are ready for %s.%n", engine.rest);
      out.printf("Put documents into %s.%n", office.data().resolve("intake"));
      out.println("Ctrl-C stops them; what they were at is handed out again.");
      out.flush();
      told.await();
      return 0;
    }
  }

  /**
   * @throws CommandFailure saying what a person can mend
   */
  WorkerOffice start(UnaryOperator<@Nullable String> environment) {
    EngineAddress address = engine.address(environment, !preferGrpc);
    try {
      if (address.isPitcrew()) {
        throw new CommandFailure(
            "At %s is a Pitcrew, which works its jobs itself, into its own books; workers are for a Camunda 8 cluster."
                .formatted(address.rest()));
      }
      return WorkerOffice.start(settings(), address, anotherEngine);
    } catch (PitcrewApplication.CannotStart e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (ClientException e) {
      throw new CommandFailure(
          Failures.isAway(e)
              ? "No engine answers at %s and %s.".formatted(address.rest(), address.grpc())
              : "The workers did not start: " + Failures.text(e),
          e);
    }
  }

  private Settings settings() {
    Path folder = books.toAbsolutePath().normalize();
    OutsideOptions.Read read = outside.read(folder, System::getenv);
    return new Settings(
        folder,
        "127.0.0.1",
        0,
        0,
        samples,
        false,
        database == null || database.isBlank() ? null : database,
        null,
        read.publicUrl(),
        read.bots(),
        new Nodes("worker", Nodes.LEASE),
        Clock.systemUTC());
  }
}
