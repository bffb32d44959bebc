package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.mail.OutboxMessage;
import dev.pitcrew.web.handin.HandInPort;
import io.camunda.client.api.search.response.Incident;
import io.camunda.client.api.search.response.UserTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The report of the month whose books the other plays have filled: with a source that fails and is
 * mended, once more with the same figures, and once after something was posted.
 */
final class ReportPlay implements Play {

  private static final String PROCESS = "report-generation";
  private static final String COMPANY = "brueckner-voss";
  private static final String BUDGET = "budget-" + COMPANY + ".xlsx";
  private static final long TOO_LARGE_BYTES = 21L * 1024 * 1024;

  private final Stage stage;
  private final YearMonth month;
  private final List<Section.Row> rows = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  ReportPlay(Stage stage) {
    this.stage = stage;
    this.month =
        YearMonth.from(
            stage.records().calendars().of(COMPANY).dayOf(stage.records().clock().instant()));
  }

  @Override
  public String title() {
    return "Report of the month";
  }

  @Override
  public Section perform() throws InterruptedException {
    placeTooLargeBudget();
    String first = requested(1, "dora");
    stage.until(this::work, () -> !stage.incidents(PROCESS).isEmpty());
    lines.add(mended());
    Report one = ended(first);
    row(one, "dora", 1, true, one);
    Report again = ended(requested(2, "carl"));
    row(again, "carl", 1, true, one);
    post();
    Report later = ended(requested(3, "dora"));
    row(later, "dora", 2, false, one);
    lines.addAll(mails());
    lines.addAll(stage.troubles(PROCESS));
    return new Section(
        title(),
        List.of("asked by", "figures", "version", "workbook and PDF", "differs in", "outcome"),
        rows,
        lines);
  }

  /** What one case left behind. */
  private record Report(
      String outcome, JsonNode frozen, String workbook, String pdf, List<String> differences) {}

  private String requested(int number, String by) {
    String id = "REQ-demo-" + number;
    stage.say("report of %s is asked for by %s".formatted(month, by));
    stage.message(
        "report-requested",
        id,
        "report",
        Map.of("requestId", id, "period", month.toString(), "entityId", COMPANY, "by", by));
    return id;
  }

  private Report ended(String id) throws InterruptedException {
    stage.until(this::work, () -> stage.outcome(id).isPresent());
    long key =
        stage
            .records()
            .cases()
            .find(id)
            .map(Case::processInstanceKey)
            .orElseThrow(() -> new IllegalStateException("No case was opened for " + id + "."));
    var client = stage.client("carl");
    JsonNode frozen = CaseVariables.variable(client, key, "frozen");
    List<String> differences = new ArrayList<>();
    frozen.path("differences").forEach(one -> differences.add(one.path("label").asText()));
    return new Report(
        stage.outcome(id).orElse("not ended"),
        frozen,
        CaseVariables.variable(client, key, "workbookDocument").path("contentHash").asText(),
        CaseVariables.variable(client, key, "pdf").path("contentHash").asText(),
        differences);
  }

  private void row(Report report, String by, int version, boolean sameFiles, Report first) {
    List<String> wrong = new ArrayList<>();
    if (!report.outcome().equals("published")) {
      wrong.add("outcome is not published");
    }
    int found = report.frozen().path("version").asInt();
    if (found != version) {
      wrong.add("version is not " + version);
    }
    boolean same = report.workbook().equals(first.workbook()) && report.pdf().equals(first.pdf());
    if (same != sameFiles) {
      wrong.add(sameFiles ? "the files are others" : "the files are the same");
    }
    if (version > 1 == report.differences().isEmpty()) {
      wrong.add("differences: " + report.differences());
    }
    rows.add(
        new Section.Row(
            List.of(
                by,
                String.valueOf(report.frozen().path("figures").size()),
                String.valueOf(found),
                report == first ? "made" : same ? "the same bytes" : "others",
                report.differences().isEmpty()
                    ? "-"
                    : "%d figures, such as “%s”"
                        .formatted(report.differences().size(), report.differences().getFirst()),
                report.outcome()),
            wrong));
  }

  private void work() {
    stage.tasks(PROCESS).forEach(this::decide);
  }

  private void decide(UserTask task) {
    if (!task.getElementId().equals("review-report")) {
      throw new IllegalStateException(
          "Expected to play task '%s', but nobody said how.".formatted(task.getElementId()));
    }
    stage.decide(task, "carl", "review", Map.of("decision", "approved"));
  }

  /** The operator reads which source failed, somebody mends it, and the report goes on. */
  private Line mended() {
    Optional<Incident> failed = stage.incidents(PROCESS).stream().findFirst();
    if (failed.isEmpty()) {
      return new Line("No incident told that the budget cannot be taken.", false);
    }
    placeBudget();
    stage.goOn(failed.get());
    String message = failed.get().getErrorMessage();
    return new Line(
        "A source failed, the others did not wait; incident at %s: %s Mended, and gone on."
            .formatted(failed.get().getElementId(), message),
        failed.get().getElementId().equals("find-shared-file") && message.contains(BUDGET));
  }

  /** A small claim that nobody has to look at. */
  private void post() throws InterruptedException {
    var became =
        stage
            .office()
            .handIns()
            .claim(
                new HandInPort.Claim(
                    "After the report",
                    "de",
                    null,
                    List.of(),
                    List.of(
                        Map.of(
                            "date",
                            LocalDate.ofInstant(stage.records().clock().instant(), ZoneOffset.UTC)
                                .minusDays(1)
                                .toString(),
                            "category",
                            "office",
                            "description",
                            "Stamps",
                            "amount",
                            "8,50",
                            "currency",
                            "EUR",
                            "paidWith",
                            "own"))),
                "sven");
    if (became instanceof HandInPort.Outcome.Taken taken) {
      stage.until(() -> {}, () -> stage.outcome(taken.id()).isPresent());
    }
    lines.add(new Line("Posted after the report: a claim of 8.50 EUR.", true));
  }

  private List<Line> mails() {
    List<String> sent =
        stage.records().outbox().latest(200).stream()
            .filter(message -> message.subject().contains("(version "))
            .map(ReportPlay::addressed)
            .distinct()
            .sorted()
            .toList();
    boolean both =
        sent.stream().anyMatch(one -> one.contains("(version 1)"))
            && sent.stream().anyMatch(one -> one.contains("(version 2)"));
    return List.of(new Line("In the outbox: " + String.join("; ", sent), both));
  }

  private static String addressed(OutboxMessage message) {
    return "“%s” to %s".formatted(message.subject(), message.recipient());
  }

  private Path shared() throws IOException {
    return Files.createDirectories(stage.data().resolve("shared")).resolve(BUDGET);
  }

  private void placeTooLargeBudget() {
    try (var file = new RandomAccessFile(shared().toFile(), "rw")) {
      file.setLength(TOO_LARGE_BYTES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void placeBudget() {
    try (InputStream in =
        Objects.requireNonNull(
            ReportPlay.class.getResourceAsStream("/samples/reports/" + BUDGET))) {
      Files.write(shared(), in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
