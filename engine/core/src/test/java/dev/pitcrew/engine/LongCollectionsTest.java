package dev.pitcrew.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.LoopResults;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output collections that would be written again and again while their loop fills them. */
class LongCollectionsTest {

  private final TestEngine engine = new TestEngine();

  private Graph loop(boolean sequential, String condition) {
    return engine
        .process("p")
        .working()
        .loop("t", sequential, "=for i in 1..n return i", "results", "=result", condition);
  }

  /** The result of each child, long enough that few of them make a long collection. */
  private static String result(int child) {
    return "\"" + "r".repeat(100) + child + "\"";
  }

  private static String list(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(LongCollectionsTest::result)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private void complete(ActivatedJob job, int child) {
    engine.run(
        new Command.CompleteJob(job.job().key(), "{\"result\":" + result(child) + "}"),
        Reply.Done.class);
  }

  private VariableRow collection() {
    return engine.state.all(Tables.VARIABLE).stream()
        .filter(row -> row.name().equals("results"))
        .findFirst()
        .orElseThrow();
  }

  /** As everybody reads it. */
  private String seen() {
    VariableRow row = collection();
    return LoopResults.whole(row, engine.state.findAll(Indexes.LOOP_RESULTS, row.key())).value();
  }

  /** So many characters of collections and results were written. */
  private long written() {
    return engine.events.stream()
        .mapToLong(
            event ->
                switch (event) {
                  case Event.VariableUpdated updated -> updated.value().length();
                  case Event.LoopResultKept kept -> kept.row().value().length();
                  default -> 0;
                })
        .sum();
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 10_000})
  void shouldWriteInProportionToTheCollectionWhenALoopIsLong(int children) {
    // given: each child sets its own result, then it is collected
    Graph g = engine.process("p");
    g.start("s").script("t", "=item * 1000", "result").end("e").flow("s", "t", "e");
    g.loop("t", true, "=for i in 1..n return i", "results", "=result", null);
    engine.deploy(g);

    // when
    engine.run(TestEngine.createOf("p", "{\"n\":" + children + "}"));
    while (!engine.state.findAll(Indexes.CONTINUATIONS).isEmpty()) {
      engine
          .state
          .findAll(Indexes.CONTINUATIONS)
          .forEach(c -> engine.run(new Command.Continue(c.key())));
    }

    // then: what each child writes, the collection a dozen times, and nothing for each child again
    String expected =
        IntStream.rangeClosed(1, children)
            .mapToObj(i -> Integer.toString(i * 1000))
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(collection().value()).isEqualTo(expected);
    assertThat(written()).isLessThan(12L * expected.length());
    engine.assertNothingLeft();
  }

  @Test
  void shouldShowWhatHasBeenCollectedWhileTheLoopRuns() {
    // given
    engine.deploy(loop(true, null));
    long instance = engine.create("p", "{\"n\":300}");

    // when, then: whoever reads it sees each result at once
    boolean stoodBeside = false;
    for (int child = 1; child <= 300; child++) {
      ActivatedJob job = engine.activate("work").getFirst();
      if (child > 1) {
        String expected = list(1, child - 1);
        String nulls = ",null".repeat(301 - child);
        assertThat(seen()).isEqualTo(expected.substring(0, expected.length() - 1) + nulls + "]");
        assertThat(job.variables()).contains("\"results\":" + seen());
      }
      complete(job, child);
      stoodBeside |= !engine.state.all(Tables.LOOP_RESULT).isEmpty();
    }
    assertThat(stoodBeside).isTrue();
    assertThat(engine.variables(instance)).containsEntry("results", list(1, 300));
    engine.assertCompleted(instance);
  }

  @Test
  void shouldKeepTheOrderWhenChildrenEndInAnother() {
    // given
    engine.deploy(loop(false, null));
    long instance = engine.create("p", "{\"n\":400}");
    finishSpawning();
    List<ActivatedJob> jobs =
        Collections.nCopies(4, 0).stream()
            .flatMap(nothing -> engine.activate("work").stream())
            .toList();

    // when
    for (int i = jobs.size() - 1; i >= 0; i--) {
      complete(jobs.get(i), i + 1);
    }

    // then
    assertThat(jobs).hasSize(400);
    assertThat(engine.variables(instance)).containsEntry("results", list(1, 400));
    engine.assertCompleted(instance);
  }

  private void finishSpawning() {
    engine
        .state
        .findAll(Indexes.CONTINUATIONS)
        .forEach(c -> engine.run(new Command.Continue(c.key())));
  }

  @Test
  void shouldForgetWhatWasCollectedWhenSomebodyWritesTheCollection() {
    // given
    engine.deploy(loop(true, null));
    long instance = engine.create("p", "{\"n\":300}");
    int child = 1;
    while (engine.state.all(Tables.LOOP_RESULT).isEmpty()) {
      complete(engine.activate("work").getFirst(), child++);
    }

    // when
    ActivatedJob job = engine.activate("work").getFirst();
    long body =
        engine.state.get(Tables.ELEMENT_INSTANCE, job.job().elementInstanceKey()).scopeKey();
    String fresh = "[" + "null,".repeat(299) + "null]";
    engine.run(new Command.SetVariables(body, "{\"results\":" + fresh + "}", true));

    // then
    assertThat(engine.state.all(Tables.LOOP_RESULT)).isEmpty();
    assertThat(seen()).isEqualTo(fresh);
    complete(job, child++);
    while (child <= 300) {
      complete(engine.activate("work").getFirst(), child++);
    }
    assertThat(engine.variables(instance).get("results"))
        .startsWith("[null,")
        .endsWith(result(300) + "]");
    engine.assertCompleted(instance);
  }

  @Test
  void shouldKeepWhatWasCollectedWhenTheLoopIsTerminated() {
    // given
    engine.deploy(loop(true, null));
    long instance = engine.create("p", "{\"n\":300}");
    int child = 1;
    while (engine.state.all(Tables.LOOP_RESULT).size() < 3) {
      complete(engine.activate("work").getFirst(), child++);
    }
    String collected = seen();

    // when
    engine.run(new Command.CancelProcessInstance(instance), Reply.Done.class);

    // then
    assertThat(collection().value()).isEqualTo(collected);
    assertThat(engine.state.all(Tables.LOOP_RESULT)).isEmpty();
    engine.assertNothingLeft();
  }

  @Test
  void shouldAnswerAConditionByWhatHasBeenCollected() {
    // given
    engine.deploy(loop(true, "=count(results[item != null]) >= 120"));
    long instance = engine.create("p", "{\"n\":300}");

    // when
    for (int child = 1; child <= 120; child++) {
      complete(engine.activate("work").getFirst(), child);
    }

    // then
    assertThat(engine.variables(instance).get("results"))
        .contains(result(120) + ",null")
        .doesNotContain(result(121));
    engine.assertCompleted(instance);
  }

  @Test
  void shouldLeaveShortCollectionsInOnePlace() {
    // given
    engine.deploy(loop(true, null));
    engine.create("p", "{\"n\":20}");

    // when
    for (int child = 1; child <= 10; child++) {
      complete(engine.activate("work").getFirst(), child);
    }

    // then
    assertThat(engine.events).noneMatch(Event.LoopResultKept.class::isInstance);
    assertThat(engine.state.all(Tables.LOOP_RESULT)).isEmpty();
    assertThat(collection().value()).contains(result(10) + ",null");
  }

  @Test
  void shouldPutACollectionTogetherOnceWhenOneStepHandsOutManyJobs() {
    // given: results stand beside the collection
    engine.deploy(loop(false, null));
    engine.create("p", "{\"n\":2000}");
    finishSpawning();
    List<ActivatedJob> first = engine.activate("work");
    for (int child = 1; child <= 100; child++) {
      complete(first.get(child - 1), child);
    }
    assertThat(engine.state.all(Tables.LOOP_RESULT)).hasSize(100);
    engine.lookups.clear();

    // when
    List<ActivatedJob> jobs = engine.activate("work");

    // then
    String all = "\"results\":" + seen();
    assertThat(jobs).hasSize(100).allMatch(job -> job.variables().contains(all));
    assertThat(engine.lookups).containsOnlyOnce(Indexes.LOOP_RESULTS.name());
  }

  @Test
  void shouldShowTheLastResultWhenTheSameStepReadTheCollectionBefore() {
    // given: the output element reads the collection, then its result is added, then a job is
    // pushed
    engine.streams = type -> new StepContext.JobStreams.Target(1, "w", 60_000, List.of());
    engine.deploy(
        engine
            .process("p")
            .working()
            .loop(
                "t",
                true,
                "=for i in 1..n return i",
                "results",
                "=if results[1] = null then result else result",
                null));
    engine.create("p", "{\"n\":2000}");

    for (int child = 1; child <= 3; child++) {
      // when
      Effect.PushJob pushed = lastPush();
      complete(pushed.job(), child);

      // then
      String collected = list(1, child);
      assertThat(engine.state.all(Tables.LOOP_RESULT)).hasSize(child);
      assertThat(lastPush().job().variables())
          .contains("\"results\":" + collected.substring(0, collected.length() - 1) + ",null,");
    }
    engine.assertReplayBringsTheSameRows();
  }

  private Effect.PushJob lastPush() {
    return engine.effects.stream()
        .filter(Effect.PushJob.class::isInstance)
        .map(Effect.PushJob.class::cast)
        .reduce((one, next) -> next)
        .orElseThrow();
  }

  @Test
  void shouldPassOverAResultThatHasNoPlace() {
    VariableRow row = new VariableRow(1, "results", "[1]", 2, 3, 4, "t");

    assertThat(LoopResults.whole(row, List.of(new LoopResultRow(9, 1, 3, 2, "5"))).value())
        .isEqualTo("[1]");
  }
}
