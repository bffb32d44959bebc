package dev.pitcrew.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.runtime.RuntimeMetrics;
import dev.pitcrew.engine.runtime.RuntimeOptions;
import dev.pitcrew.jobs.JobObserver;
import io.camunda.client.api.response.ActivatedJob;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

  private static final Metrics METRICS = new Metrics();
  private static String text = "";

  /** One run for all: what was counted is looked at from several sides. */
  @BeforeAll
  static void work(@TempDir Path folder) {
    try (EngineRuntime engine =
        EngineRuntime.start(RuntimeOptions.in(folder).observedBy(METRICS.engine()))) {
      send(engine, new Command.Deploy(List.of(model()), "<default>"));
      complete(engine, create(engine));
      fail(engine, create(engine));
      send(engine, new Command.CancelProcessInstance(create(engine)));
      send(engine, new Command.CancelProcessInstance(4711));
      var request = METRICS.requests().begin("grpc", "Topology", null);
      request.ended("Topology", "OK");
      JobObserver.Observed job = METRICS.jobs().begin(jobOf("mail.send"));
      METRICS.jobs().begin(jobOf("mail.send"));
      job.ended(JobObserver.Outcome.NEEDS_PERSON);
      text = METRICS.scrape(new Seen(engine));
    }
  }

  @AfterAll
  static void close() {
    METRICS.close();
  }

  @Test
  void shouldCountCommandsByTypeAndOutcome() {
    assertThat(
            sample(
                "pitcrew_engine_commands_seconds_count{command=\"CreateProcessInstance\",outcome=\"accepted\"}"))
        .isEqualTo(3);
    assertThat(
            sample(
                "pitcrew_engine_commands_seconds_count{command=\"CancelProcessInstance\",outcome=\"not_found\"}"))
        .isEqualTo(1);
  }

  @Test
  void shouldCountJobsByTypeAndEvent() {
    assertThat(job("created")).isEqualTo(3);
    assertThat(job("activated")).isEqualTo(2);
    assertThat(job("completed")).isEqualTo(1);
    assertThat(job("failed")).isEqualTo(1);
    assertThat(job("canceled")).isEqualTo(1);
    assertThat(text).doesNotContain("event=\"timed_out\"");
  }

  @Test
  void shouldCountInstancesAndIncidents() {
    assertThat(sample("pitcrew_instances_total{event=\"created\",process=\"p\"}")).isEqualTo(3);
    assertThat(sample("pitcrew_instances_total{event=\"completed\",process=\"p\"}")).isEqualTo(1);
    assertThat(sample("pitcrew_instances_total{event=\"terminated\",process=\"p\"}")).isEqualTo(1);
    assertThat(sample("pitcrew_incidents_total{event=\"created\",type=\"job_no_retries\"}"))
        .isEqualTo(1);
  }

  @Test
  void shouldCountCommitsAndWhatSharedThem() {
    double commits = sample("pitcrew_engine_commits_seconds_count");
    assertThat(commits).isPositive();
    assertThat(sample("pitcrew_engine_commits_seconds_bucket{le=\"+Inf\"}")).isEqualTo(commits);
    assertThat(sample("pitcrew_engine_batch_commands_count")).isEqualTo(commits);
    assertThat(sample("pitcrew_engine_rows_total")).isGreaterThan(10);
    assertThat(sample("pitcrew_engine_queue_wait_seconds_count")).isGreaterThanOrEqualTo(9);
  }

  @Test
  void shouldTellOfRequestsAndWorkers() {
    assertThat(
            sample(
                "pitcrew_gateway_requests_seconds_count{operation=\"Topology\",protocol=\"grpc\",status=\"OK\"}"))
        .isEqualTo(1);
    assertThat(
            sample(
                "pitcrew_worker_jobs_seconds_count{outcome=\"needs_person\",type=\"mail.send\"}"))
        .isEqualTo(1);
    assertThat(sample("pitcrew_worker_busy{type=\"mail.send\"}")).isEqualTo(1);
  }

  @Test
  void shouldLookAtWhatIsNotCounted() {
    assertThat(sample("pitcrew_engine_ready")).isEqualTo(1);
    assertThat(sample("pitcrew_instances_active")).isEqualTo(1);
    assertThat(sample("pitcrew_store_size_bytes")).isEqualTo(12_345);
    assertThat(sample("pitcrew_disk_free_bytes")).isEqualTo(67_890);
    assertThat(sample("pitcrew_mail_stuck")).isEqualTo(2);
    assertThat(text).contains("jvm_memory_used_bytes").contains("process_cpu_usage");
  }

  @Test
  void shouldHaveEachMetricThatIsNamedAndNoOther() {
    String known =
        Arrays.stream(MetricName.values())
            .map(name -> name.text().replace('.', '_'))
            .sorted((a, b) -> b.length() - a.length())
            .collect(Collectors.joining("|"));
    for (MetricName name : MetricName.values()) {
      assertThat(text).contains("# HELP " + name.text().replace('.', '_'));
    }
    assertThat(text.lines().filter(line -> line.startsWith("# HELP pitcrew")))
        .allMatch(
            line -> line.matches("# HELP (" + known + ")(_seconds|_bytes)?(_max|_total)? .*"));
  }

  @Test
  void shouldSayInTheDocumentationWhatEachMetricIs() throws IOException {
    // given
    String documentation = Files.readString(Path.of("..", "docs", "operations.md"));
    List<String> rows =
        documentation.lines().filter(line -> line.startsWith("| `pitcrew.")).toList();

    // then
    assertThat(rows)
        .extracting(row -> row.split("`")[1])
        .containsExactly(
            Arrays.stream(MetricName.values()).map(MetricName::text).toArray(String[]::new));
    for (MetricName name : MetricName.values()) {
      String[] cells = rows.get(name.ordinal()).split("\\|");
      assertThat(cells[3].trim()).as(name.text()).isEqualTo(name.unit() == null ? "" : name.unit());
      assertThat(cells[4].trim()).as(name.text()).isEqualTo(String.join(", ", name.labels()));
      assertThat(cells[5].trim()).as(name.text()).isNotEmpty();
    }
  }

  @Test
  void shouldCallFurtherNamesOtherWhenSomebodyInventsMany() {
    // given
    var labels = new Labels(2);

    // when / then
    assertThat(labels.of("a")).isEqualTo("a");
    assertThat(labels.of("b")).isEqualTo("b");
    assertThat(labels.of("c")).isEqualTo("other");
    assertThat(labels.of("a")).isEqualTo("a");
  }

  private static double job(String event) {
    return sample("pitcrew_jobs_total{event=\"%s\",type=\"t\"}".formatted(event));
  }

  private static double sample(String name) {
    var line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE);
    var found = line.matcher(text);
    assertThat(found.find()).as(name + " in\n" + text).isTrue();
    return Double.parseDouble(found.group(1));
  }

  private static long create(EngineRuntime engine) {
    Reply.InstanceCreated created =
        (Reply.InstanceCreated)
            send(
                engine,
                new Command.CreateProcessInstance(
                    "p", 0, 0, "{}", List.of(), false, List.of(), List.of(), null, "<default>"));
    return created.processInstanceKey();
  }

  private static void complete(EngineRuntime engine, long instance) {
    send(engine, new Command.CompleteJob(job(engine), "{}"));
  }

  private static void fail(EngineRuntime engine, long instance) {
    send(engine, new Command.FailJob(job(engine), 0, "no", 0, "{}"));
  }

  private static long job(EngineRuntime engine) {
    Reply.JobsActivated jobs =
        (Reply.JobsActivated)
            send(
                engine,
                new Command.ActivateJobs("t", "w", 60_000, 1, List.of(), List.of("<default>")));
    return jobs.jobs().getFirst().job().key();
  }

  private static Outcome send(EngineRuntime engine, Command command) {
    return engine.submit(Caller.client("test"), command).join();
  }

  private static Command.Deploy.Resource model() {
    String xml =
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
          <process id="p" isExecutable="true">
            <startEvent id="s"/><sequenceFlow id="a" sourceRef="s" targetRef="t"/>
            <serviceTask id="t"><extensionElements><zeebe:taskDefinition type="t"/></extensionElements></serviceTask>
            <sequenceFlow id="b" sourceRef="t" targetRef="e"/><endEvent id="e"/>
          </process>
        </definitions>
        """;
    return new Command.Deploy.Resource("p.bpmn", xml.getBytes(StandardCharsets.UTF_8));
  }

  private static ActivatedJob jobOf(String type) {
    return (ActivatedJob)
        Proxy.newProxyInstance(
            MetricsTest.class.getClassLoader(),
            new Class<?>[] {ActivatedJob.class},
            (proxy, method, arguments) -> method.getName().equals("getType") ? type : null);
  }

  private record Seen(EngineRuntime engine) implements Figures {

    @Override
    public RuntimeMetrics metrics() {
      return engine.metrics();
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public long activeInstances() {
      return 1;
    }

    @Override
    public long activeIncidents() {
      return 1;
    }

    @Override
    public OptionalLong storeBytes() {
      return OptionalLong.of(12_345);
    }

    @Override
    public long diskFreeBytes() {
      return 67_890;
    }

    @Override
    public long stuckMails() {
      return 2;
    }

    @Override
    public boolean hasMailTrouble() {
      return false;
    }
  }
}
