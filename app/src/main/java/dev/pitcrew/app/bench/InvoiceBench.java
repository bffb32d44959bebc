package dev.pitcrew.app.bench;

import dev.pitcrew.app.PitcrewApplication;
import dev.pitcrew.app.Settings;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.IntakeOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.web.engine.EngineClients;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.client.api.search.response.UserTask;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How many invoices an hour one machine brings from the intake into the books: the whole
 * application with the sample company, every invoice another PDF. Whatever people are asked, they
 * are played and answer at once.
 */
public final class InvoiceBench {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final int TASKS_MAX = 100;
  private static final int CENTS_MAX = 45_000;
  private static final int CENTS_MIN = 2_000;

  private final PitcrewApplication application;
  private final EngineClients clients;
  private final Records records;

  private InvoiceBench(PitcrewApplication application) {
    this.application = application;
    this.clients = application.bean(EngineClients.class);
    this.records = application.bean(Records.class);
  }

  /**
   * What was measured.
   *
   * @param posted invoices that stand in the books
   * @param right those whose number and amount are what was printed
   * @param touchless those that nobody was asked about
   * @param cpuSeconds of this process and its reading children
   */
  public record Result(
      int invoices, int posted, int right, int touchless, double seconds, double cpuSeconds) {

    public String table() {
      return """
      invoices, each a new PDF       %,d
      in the books                   %,d, %,d of them with the printed number and amount
      touchless                      %.0f %%
      wall time                      %.1f s, %.2f s for each document
      CPU, reading children included %.2f s for each document
      invoices an hour               %,.0f\
      """
          .formatted(
              invoices,
              posted,
              right,
              posted == 0 ? 0 : 100.0 * touchless / posted,
              seconds,
              seconds / invoices,
              cpuSeconds / invoices,
              posted / seconds * Duration.ofHours(1).toSeconds());
    }
  }

  /**
   * @param count how many invoices
   * @param seed of their amounts
   */
  public static Result run(Settings settings, int count, long seed) throws InterruptedException {
    try (var application = PitcrewApplication.start(settings)) {
      var bench = new InvoiceBench(application);
      // The first ones start the reading children and warm the code up.
      bench.bringIn(invoices("W", Math.min(count, 10), seed));
      return bench.bringIn(invoices("B", count, seed));
    }
  }

  private static List<BenchInvoice> invoices(String prefix, int count, long seed) {
    var random = new Random(seed);
    var invoices = new ArrayList<BenchInvoice>();
    for (int i = 0; i < count; i++) {
      invoices.add(
          new BenchInvoice(
              "RE-%s-%06d".formatted(prefix, i),
              LocalDate.now().minusDays(10),
              BigDecimal.valueOf(random.nextInt(CENTS_MIN, CENTS_MAX), 2)));
    }
    return invoices;
  }

  private Result bringIn(List<BenchInvoice> invoices) throws InterruptedException {
    var documents = new LinkedHashMap<BenchInvoice, byte[]>();
    invoices.forEach(invoice -> documents.put(invoice, invoice.pdf()));
    long cpuBefore = cpuMillis();
    Instant begun = Instant.now();
    Map<String, BenchInvoice> cases = new LinkedHashMap<>();
    documents.forEach((invoice, pdf) -> cases.put(submit(invoice, pdf), invoice));
    while (cases.keySet().stream().anyMatch(this::isOpen)
        && Instant.now().isBefore(begun.plus(PATIENCE))) {
      answerAll();
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    double seconds = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    double cpuSeconds = (cpuMillis() - cpuBefore) / 1000.0;
    int posted = 0;
    int right = 0;
    int touchless = 0;
    for (var one : cases.entrySet()) {
      var found = records.invoices().find(one.getKey());
      posted += found.isPresent() ? 1 : 0;
      right += found.filter(item -> isRight(item, one.getValue())).isPresent() ? 1 : 0;
      touchless += found.isPresent() && records.decisions().ofCase(one.getKey()).isEmpty() ? 1 : 0;
    }
    return new Result(invoices.size(), posted, right, touchless, seconds, cpuSeconds);
  }

  private String submit(BenchInvoice invoice, byte[] pdf) {
    return switch (application
        .bean(Intake.class)
        .submit(pdf, invoice.fileName(), "upload", "bench")) {
      case IntakeOutcome.Started started -> started.caseId();
      case IntakeOutcome.Attached attached -> attached.caseId();
      case IntakeOutcome.Known known -> known.caseId();
      case IntakeOutcome.Refused refused ->
          throw new IllegalStateException(
              "Expected the intake to take a drawn invoice, but: " + refused.message());
    };
  }

  private boolean isOpen(String caseId) {
    return records.cases().find(caseId).map(Case::outcome).isEmpty();
  }

  private static boolean isRight(Invoice item, BenchInvoice printed) {
    return item.number().equals(printed.number()) && item.payable().compareTo(printed.total()) == 0;
  }

  private void answerAll() {
    clients
        .forPerson("olga")
        .newUserTaskSearchRequest()
        .filter(f -> f.state(UserTaskState.CREATED))
        .page(p -> p.limit(TASKS_MAX))
        .send()
        .join()
        .items()
        .forEach(this::answer);
  }

  private void answer(UserTask task) {
    switch (task.getElementId()) {
      case "validate-invoice" ->
          complete(task, "clara", Map.of("validation", decision("correct", "clara")));
      case "approve-invoice" -> {
        String person = task.getCandidateGroups().contains("director") ? "dora" : "anton";
        complete(task, person, Map.of("approvalDecision", decision("approved", person)));
      }
      default ->
          throw new IllegalStateException(
              "Expected an invoice to be validated or approved, but '%s' is asked."
                  .formatted(task.getElementId()));
    }
  }

  private static Map<String, Object> decision(String word, String person) {
    return Map.of("decision", word, "by", person, "at", Instant.now().toString());
  }

  private void complete(UserTask task, String person, Map<String, Object> variables) {
    CamundaClient client = clients.forPerson(person);
    client.newAssignUserTaskCommand(task.getUserTaskKey()).assignee(person).send().join();
    client.newCompleteUserTaskCommand(task.getUserTaskKey()).variables(variables).send().join();
  }

  private static long cpuMillis() {
    var own = ProcessHandle.current();
    return Stream.concat(Stream.of(own), own.descendants())
        .mapToLong(process -> process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L))
        .sum();
  }
}
