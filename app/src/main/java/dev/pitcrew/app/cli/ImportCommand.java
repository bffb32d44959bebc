package dev.pitcrew.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.ImportKind;
import dev.pitcrew.records.master.ImportReport;
import dev.pitcrew.records.master.ImportRequest;
import dev.pitcrew.records.master.MasterImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings what other systems and banks know into the books. */
@Command(
    name = "import",
    subcommands = {ImportStatementCommand.class},
    description = {
      "Brings files of other systems and of the bank into the books.",
      "A file of master data comes in whole or not at all: every cell that is wrong is named.",
      "Importing a file again changes nothing. A server that runs sees the rows at once."
    },
    footer = {
      "",
      "Tables are csv (UTF-8 or Windows-1252; comma, semicolon or tab), xlsx or xls. What a number such as 1.234 or a date such as 03/04/2026",
      "means is taken from the rest of its column or from --locale; it is never guessed. Other bank details of a known vendor are not taken",
      "over but wait for a second person, a controller. The columns are in docs/master-data.md.",
      "",
      "Exits with 0 when the file was imported, with 1 when it was not.",
      "",
      "Examples:",
      "  pitcrew import statement 2026-11-23.xml",
      "  pitcrew import company company.json",
      "  pitcrew import vendors vendors.xlsx --sheet Vendors --by clara",
      "  pitcrew import orders orders.csv --locale de-DE --dry-run"
    })
final class ImportCommand implements Callable<Integer> {

  private static final int LINES_MAX = 200;
  private static final String COMPANY = "company";

  @Mixin BooksOptions books = new BooksOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WHAT",
      description = "company, people, vendors, orders, receipts, absences or rates.")
  String what = "";

  @Parameters(index = "1", arity = "0..1", paramLabel = "FILE", description = "The file.")
  @Nullable Path file;

  @Option(names = "--dry-run", description = "Look only: say what would change.")
  boolean dryRun;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "Which sheet, where the file has several.")
  @Nullable String sheet;

  @Option(
      names = "--locale",
      paramLabel = "TAG",
      description = "How numbers and dates are written in the file, such as de-DE or en-US.")
  @Nullable String locale;

  @Option(
      names = "--ignore",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns of the file that are left alone.")
  List<String> ignored = List.of();

  @Option(
      names = "--by",
      paramLabel = "USERNAME",
      description = "Who imports, for the audit trail (default: the user of this machine).")
  String by = System.getProperty("user.name", "unknown");

  @Option(names = "--json", description = "Print the result as JSON only.")
  boolean json;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (file == null) {
      throw new CommandFailure("Expected what to import and a file. See 'pitcrew import --help'.");
    }
    var kind = kind();
    var request =
        new ImportRequest(
            file, sheet, declared(), Set.copyOf(ignored), by, dryRun, ImportRequest.Known.UPDATE);
    try (Records records = books.openOrCreate()) {
      var imports = new MasterImport(records);
      var report = kind.isPresent() ? imports.run(kind.get(), request) : imports.company(request);
      if (json) {
        print(json(report));
      } else if (report.isRefused()) {
        complain(report);
      } else {
        print(text(report));
      }
      return report.isRefused() ? 1 : 0;
    }
  }

  private Optional<ImportKind> kind() {
    var kind =
        Arrays.stream(ImportKind.values()).filter(known -> known.word().equals(what)).findFirst();
    if (kind.isEmpty() && !what.equals(COMPANY)) {
      throw new CommandFailure(
          "Expected to import %s, but found '%s'."
              .formatted(
                  Stream.concat(
                          Stream.of(COMPANY),
                          Arrays.stream(ImportKind.values()).map(ImportKind::word))
                      .collect(Collectors.joining(", ")),
                  what));
    }
    return kind;
  }

  private @Nullable Locale declared() {
    if (locale == null) {
      return null;
    }
    var tag = Locale.forLanguageTag(locale.replace('_', '-'));
    if (tag.getCountry().isEmpty() || !List.of(Locale.getAvailableLocales()).contains(tag)) {
      throw new CommandFailure(
          "Expected a language and a country such as de-DE, en-GB or fr-FR after --locale, but found '%s'."
              .formatted(locale));
    }
    return tag;
  }

  private String text(ImportReport report) {
    var text = new StringBuilder();
    text.append("%s (%s): %s.%n".formatted(report.file(), report.what(), report.counts()));
    report.notices().forEach(notice -> text.append("  note: ").append(notice).append('\n'));
    if (report.dryRun()) {
      text.append("Nothing was changed, since this was a dry run.\n");
    }
    return text.toString();
  }

  private void complain(ImportReport report) {
    PrintWriter err = spec.commandLine().getErr();
    int count = report.problems().size();
    err.printf(
        "%s (%s) was not imported; nothing was changed. %,d problem%s:%n",
        report.file(), report.what(), count, count == 1 ? "" : "s");
    report.problems().stream()
        .limit(LINES_MAX)
        .forEach(problem -> err.println("  " + problem.line()));
    if (count > LINES_MAX) {
      err.printf("  ... and %,d more; --json lists them all.%n", count - LINES_MAX);
    }
    err.flush();
  }

  private static String json(ImportReport report) throws IOException {
    var mapper = new ObjectMapper();
    var root = mapper.createObjectNode();
    root.put("what", report.what()).put("file", report.file()).put("dryRun", report.dryRun());
    root.put("imported", !report.isRefused() && !report.dryRun());
    root.put("new", report.added()).put("changed", report.changed());
    root.put("unchanged", report.unchanged());
    var notices = root.putArray("notices");
    report.notices().forEach(notices::add);
    var problems = root.putArray("problems");
    report
        .problems()
        .forEach(
            problem ->
                problems
                    .addObject()
                    .put("sheet", problem.sheet())
                    .put("cell", problem.cell())
                    .put("column", problem.column())
                    .put("value", problem.value())
                    .put("message", problem.message()));
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }
}
