package dev.pitcrew.app.cli;

import dev.pitcrew.app.BooksAddress;
import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.evidence.Evidence;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything about one case as one archive. */
@Command(
    name = "evidence",
    description =
        "Writes everything about a case into a ZIP: original, what was read, checks, decisions, posting, payment, audit trail.",
    footer = {"", "Example:", "  pitcrew evidence INV-0123456789ab -o case.zip"})
final class EvidenceCommand implements Callable<Integer> {

  @Mixin EngineOptions engine = new EngineOptions();

  @Option(
      names = "--database",
      paramLabel = "URL",
      defaultValue = "${env:PITCREW_DATABASE}",
      description =
          "JDBC address of a PostgreSQL (default: $$PITCREW_DATABASE, else files in the data folder).")
  @Nullable String database;

  @Parameters(paramLabel = "CASE", description = "The case, such as INV-0123456789ab.")
  String caseId = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to (default: evidence-CASE.zip).")
  @Nullable Path output;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Path file = output == null ? Path.of(Evidence.fileName(caseId)) : output;
    Path data = engine.data.toAbsolutePath().normalize();
    String postgres = database == null || database.isBlank() ? null : database;
    if (postgres == null && !Files.exists(data.resolve("records.db"))) {
      throw new CommandFailure(
          "There are no books in %s. Name the folder with --data.".formatted(data));
    }
    try (Records records = Records.open(BooksAddress.of(data, postgres));
        CamundaClient client = engine.open()) {
      Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "evidence", ".new");
      try {
        try (OutputStream out = Files.newOutputStream(fresh)) {
          new Evidence(records, client).write(caseId, out);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
      spec.commandLine().getOut().println(file);
      spec.commandLine().getOut().flush();
      return 0;
    } catch (Evidence.CaseUnknown e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (ClientException e) {
      throw new CommandFailure("Could not ask the engine: " + Failures.text(e), e);
    } catch (IOException | PitcrewApplication.CannotStart e) {
      throw new CommandFailure("The evidence cannot be written: " + e.getMessage(), e);
    }
  }
}
