package dev.pitcrew.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.app.AuditPlaces;
import dev.pitcrew.app.ErasureLedger;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.privacy.Privacy;
import dev.pitcrew.records.privacy.Retention;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is known of people, and until when what is kept. */
@Command(
    name = "privacy",
    description =
        "Gives out and erases what is known of a person; says until when what is kept; holds a case"
            + " beyond that.",
    synopsisSubcommandLabel = "COMMAND")
final class PrivacyCommand {

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  /** Whose doing it is in the audit trail: a person at the machine, not one who signed in. */
  static final class Doer {
    @Option(
        names = "--by",
        paramLabel = "USER",
        defaultValue = "${sys:user.name}",
        description = "Who asks for it, for the audit trail (default: the user of this machine).")
    String by = "";

    String name() {
      return by.isBlank() ? "unknown" : by;
    }
  }

  @Command(
      name = "erase",
      description = {
        "Erases what is no longer needed of a person who has left.",
        "Who acted on the books stays named until those may go; the reason and the date are said"
            + " and written down."
      })
  int erase(
      @Mixin BooksOptions books,
      @Mixin Doer doer,
      @Mixin HeadsOption heads,
      @Option(names = "--reason", required = true, description = "Why.") String reason,
      @Parameters(paramLabel = "PERSON", description = "The user name.") String person) {
    return with(
        books,
        records -> {
          PrintWriter out = out();
          Privacy.Erased erased = records.privacy().erase(person, reason, doer.name());
          try {
            new ErasureLedger(AuditPlaces.heads(books.folder(), heads.named())).add(person);
          } catch (IOException e) {
            throw new CommandFailure(
                "%s is erased, but that could not be noted for the case of a restored backup: %s"
                    .formatted(person, e.getMessage()),
                e);
          }
          erased.erased().forEach(what -> out.println("erased  " + what));
          if (erased.kept() != null) {
            out.printf(
                "kept    %s, until %s%n        %s%n",
                erased.kept(), erased.keptUntil(), erased.keptBecause());
          }
        });
  }

  @Command(
      name = "export",
      description = "Writes everything the books hold about a person as JSON.")
  int export(
      @Mixin BooksOptions books,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE",
              description = "Where to (default: standard output).")
          @Nullable Path output,
      @Parameters(paramLabel = "PERSON", description = "The user name.") String person) {
    return with(
        books,
        records -> {
          try {
            String json =
                new ObjectMapper()
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(records.privacy().export(person));
            if (output == null) {
              out().println(json);
            } else {
              Files.writeString(output, json + "\n");
            }
          } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows are texts and numbers.", e);
          } catch (IOException e) {
            throw new CommandFailure("Could not write: " + e.getMessage(), e);
          }
        });
  }

  @Command(name = "due", description = "Lists the cases whose documents are due for deletion.")
  int due(
      @Mixin BooksOptions books,
      @Option(
              names = "--on",
              paramLabel = "DATE",
              description = "On that day, yyyy-mm-dd (default: today).")
          @Nullable LocalDate on) {
    return with(
        books,
        records -> {
          Retention retention = records.retention();
          LocalDate day = on == null ? retention.today() : on;
          var due = retention.due(day);
          for (Retention.Kept kept : due) {
            out()
                .printf(
                    "%-20s %-14s kept until %s%n",
                    kept.caseId(), kept.kind().word(), kept.keptUntil());
          }
          out()
              .printf(
                  "%,d due on %s; a running Pitcrew deletes them within a day%n", due.size(), day);
        });
  }

  @Command(name = "hold", description = "Keeps a case beyond its date: a legal hold.")
  int hold(
      @Mixin BooksOptions books,
      @Mixin Doer doer,
      @Option(names = "--reason", required = true, description = "Why.") String reason,
      @Parameters(paramLabel = "CASE", description = "The case.") String caseId) {
    return with(books, records -> records.legalHolds().place(caseId, reason, doer.name()));
  }

  @Command(name = "release", description = "Releases a legal hold.")
  int release(
      @Mixin BooksOptions books,
      @Mixin Doer doer,
      @Option(names = "--reason", required = true, description = "Why.") String reason,
      @Parameters(paramLabel = "CASE", description = "The case.") String caseId) {
    return with(books, records -> records.legalHolds().release(caseId, reason, doer.name()));
  }

  private int with(BooksOptions books, Consumer<Records> work) {
    try (Records records = books.open()) {
      work.accept(records);
      out().flush();
      return 0;
    } catch (Privacy.Refused | Retention.Refused e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
