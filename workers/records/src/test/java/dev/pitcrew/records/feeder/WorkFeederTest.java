package dev.pitcrew.records.feeder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.workitems.WorkDraft;
import dev.pitcrew.records.workitems.WorkItem;
import dev.pitcrew.records.workitems.WorkItem.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkFeederTest {

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private Records records;
  private final EngineInMemory engine = new EngineInMemory();
  private WorkFeeder feeder;

  @BeforeEach
  void open() {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), () -> now);
    feeder = new WorkFeeder(records.workStarts(), engine);
    records
        .workItems()
        .feed(
            "q",
            List.of(
                WorkDraft.of("1", "p", Map.of("amount", "5")),
                WorkDraft.of("2", "p", Map.of("amount", "6"))),
            "ada");
  }

  @AfterEach
  void close() {
    feeder.close();
    records.close();
  }

  @Test
  void shouldStartOneInstanceForEachItemAndCloseItWhenItEnds() {
    // given
    records.workItems().set("q", 1, false, "ada");

    // when
    feeder.look();
    feeder.look();
    var before = List.copyOf(engine.started.keySet());
    engine.end(1, null);
    feeder.look();
    engine.end(2, "Expected the instance to come to its end, but it was cancelled.");
    feeder.look();

    // then
    assertThat(before).containsExactly("q/1");
    assertThat(engine.started.keySet()).containsExactly("q/1", "q/2");
    assertThat(engine.variables.getFirst())
        .containsEntry("amount", "5")
        .containsEntry("workItemId", "q/1")
        .containsEntry("workItem", Map.of("queue", "q", "reference", "1", "attempt", 1));
    assertThat(state("1")).isEqualTo(State.DONE);
    assertThat(state("2")).isEqualTo(State.FAILED);
  }

  @Test
  void shouldNotStartTwiceWhenItDiedBetweenTheStartAndTheNote() {
    // given
    engine.dieAfterStarts = 1;
    assertThatThrownBy(() -> feeder.look()).isInstanceOf(Died.class);
    assertThat(engine.started).hasSize(1);

    // when
    var other = new WorkFeeder(records.workStarts(), engine);
    other.look();
    now = now.plusSeconds(31);
    other.look();
    other.look();

    // then
    assertThat(engine.started.keySet()).containsExactlyInAnyOrder("q/1", "q/2");
    assertThat(records.workStarts().running(10, null))
        .extracting(WorkItem::instanceKey)
        .containsExactly(1L, 2L);
    other.close();
  }

  @Test
  void shouldHoldAnItemAsFailedWhenThereIsNoSuchProcess() {
    // given
    records.workItems().feed("q", List.of(WorkDraft.of("3", "missing", Map.of())), "ada");

    // when
    feeder.look();

    // then
    assertThat(records.workItems().find("q", "3").orElseThrow().reason())
        .isEqualTo("There is no process 'missing'.");
    assertThat(state("3")).isEqualTo(State.FAILED);
  }

  private State state(String reference) {
    return records.workItems().find("q", reference).orElseThrow().state();
  }

  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Starts what it is told, and can end a feeder at the worst moment. */
  private static final class EngineInMemory implements WorkEngine {
    private final Map<String, Long> started = new LinkedHashMap<>();
    private final List<Map<String, Object>> variables = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private int dieAfterStarts = Integer.MAX_VALUE;

    void end(long key, String failure) {
      ended.add(new Ended(key, failure));
    }

    @Override
    public OptionalLong find(WorkItem item) {
      var key = started.get(item.startId());
      return key == null ? OptionalLong.empty() : OptionalLong.of(key);
    }

    @Override
    public OptionalLong start(WorkItem item, Map<String, Object> with) throws NoSuchProcess {
      if (item.processId().equals("missing")) {
        throw new NoSuchProcess("There is no process 'missing'.");
      }
      long key = started.size() + 1L;
      assertThat(started.put(item.startId(), key)).as("started before").isNull();
      variables.add(with);
      if (started.size() == dieAfterStarts) {
        dieAfterStarts = Integer.MAX_VALUE;
        throw new Died();
      }
      return OptionalLong.of(key);
    }

    @Override
    public List<Ended> ended(Collection<Long> instanceKeys) {
      return ended.stream().filter(each -> instanceKeys.contains(each.instanceKey())).toList();
    }
  }
}
