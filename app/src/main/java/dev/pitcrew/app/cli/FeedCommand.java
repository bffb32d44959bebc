package dev.pitcrew.app.cli;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.feeder.WorkSheet;
import dev.pitcrew.spreadsheets.UnreadableFile;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the rows of a spreadsheet into a queue of work. */
@Command(
    name = "feed",
    description = {
      "Puts the rows of a spreadsheet into a queue; each becomes one process instance.",
      "A file goes in whole or not at all: every cell that is wrong is named. What is in the queue already is not put in again."
    },
    footer = {
      "",
      "A running server starts the instances, so many at a time, by priority and then deadline. Cells become variables",
      "under their headings in camel case ('Net amount' is netAmount), as text. See docs/work-items.md.",
      "",
      "Exits with 0 when the file went in, with 1 when it did not.",
      "",
      "Example:",
      "  pitcrew feed orders orders.xlsx --process check-order --reference Order --deadline Due --at-most 5"
    })
final class FeedCommand implements Callable<Integer> {

  private static final int LINES_MAX = 200;

  @Mixin BooksOptions books = new BooksOptions();

  @Parameters(index = "0", paramLabel = "QUEUE", description = "The queue; it is made when new.")
  String queue = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "xlsx, xls, ods or csv.")
  Path file = Path.of("");

  @Option(
      names = "--process",
      required = true,
      paramLabel = "ID",
      description = "The process each row starts.")
  String process = "";

  @Option(
      names = "--reference",
      required = true,
      paramLabel = "COLUMN",
      description = "The column that tells rows apart.")
  String reference = "";

  @Option(
      names = "--message",
      paramLabel = "NAME",
      description = "The message that starts the process, where its plain start event does not.")
  @Nullable String message;

  @Option(
      names = "--priority",
      paramLabel = "COLUMN",
      description = "A column of whole numbers; the higher, the sooner (usual: 50).")
  @Nullable String priority;

  @Option(
      names = "--deadline",
      paramLabel = "COLUMN",
      description = "A column of days; among equals the earlier goes first.")
  @Nullable String deadline;

  @Option(
      names = "--not-before",
      paramLabel = "COLUMN",
      description = "A column of days before which a row waits.")
  @Nullable String notBefore;

  @Option(names = "--sheet", paramLabel = "NAME", description = "Which sheet, of several.")
  @Nullable String sheet;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "How numbers and dates are written in the file, such as de-DE.")
  @Nullable String locale;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "In which days begin and end, such as Europe/Berlin (default: this machine's).")
  ZoneId zone = ZoneId.systemDefault();

  @Option(
      names = "--at-most",
      paramLabel = "N",
      description = "How many items of the queue run at a time, from now on.")
  @Nullable Integer atMost;

  @Option(names = "--dry-run", description = "Look only: say what would go in.")
  boolean dryRun;

  @Option(
      names = "--by",
      paramLabel = "USERNAME",
      description = "Who feeds, for the audit trail (default: the user of this machine).")
  String by = System.getProperty("user.name", "unknown");

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    var read = read();
    if (!read.problems().isEmpty()) {
      var err = spec.commandLine().getErr();
      err.printf(
          "%s was not put into queue %s; nothing was changed. %,d problem%s:%n",
          file.getFileName(),
          queue,
          read.problems().size(),
          read.problems().size() == 1 ? "" : "s");
      read.problems().stream()
          .limit(LINES_MAX)
          .forEach(problem -> err.println("  " + problem.line()));
      err.flush();
      return 1;
    }
    var out = spec.commandLine().getOut();
    read.skipped()
        .forEach(
            row ->
                out.printf(
                    "  note: row %d is no work (%s): %s%n",
                    row.number(), row.why().text(), row.text()));
    if (dryRun) {
      out.printf(
          "%s has %,d items. Nothing was changed, since this was a dry run.%n",
          file.getFileName(), read.drafts().size());
    } else {
      try (Records records = books.openOrCreate()) {
        if (atMost != null) {
          if (atMost < 1) {
            throw new CommandFailure(
                "Expected at least 1 after --at-most, but found %d.".formatted(atMost));
          }
          records.workItems().set(queue, atMost, false, by);
        }
        var fed = records.workItems().feed(queue, read.drafts(), by);
        fed.different()
            .forEach(
                each ->
                    out.printf(
                        "  note: '%s' is in the queue with other content, which stays.%n", each));
        out.printf(
            "%s into queue %s: %,d new, %,d there already.%n",
            file.getFileName(), queue, fed.added(), fed.known() + fed.different().size());
      }
    }
    out.flush();
    return 0;
  }

  private WorkSheet.Read read() {
    try {
      return WorkSheet.read(
          file,
          new WorkSheet.Asked(
              process, message, reference, priority, deadline, notBefore, sheet, declared(), zone));
    } catch (UnreadableFile e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private @Nullable Locale declared() {
    try {
      return locale == null
          ? null
          : new Locale.Builder().setLanguageTag(locale.replace('_', '-')).build();
    } catch (IllformedLocaleException e) {
      throw new CommandFailure(
          "Expected a locale such as de-DE after --locale, but found '%s'.".formatted(locale), e);
    }
  }
}
