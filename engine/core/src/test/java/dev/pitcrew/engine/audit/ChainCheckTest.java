package dev.pitcrew.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.Graph;
import dev.pitcrew.engine.TestEngine;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ChainCheckTest {

  private static final int ACTS = 5_000;

  /** Whatever is in them, nothing is said by them. */
  private static final Set<String> UNCOVERED = Set.of("key", "tenantId", "erasedBy");

  @Test
  void shouldFindAChainWhole() {
    assertThat(firstBreak(rows())).isEmpty();
  }

  @Test
  void shouldWriteWhoDidWhat() {
    // when
    AuditRow last = rows().getLast();

    // then
    assertThat(last.who()).isEqualTo("olga");
    assertThat(last.actorType()).isEqualTo("USER");
    assertThat(last.what()).isEqualTo("cancel-process-instance");
    assertThat(last.subject()).isEqualTo("process-instance");
    assertThat(last.result()).isEqualTo("SUCCESS");
    assertThat(last.processDefinitionId()).isEqualTo("p");
  }

  @Test
  void shouldNotDateBackWhenTheClockDoes() {
    // given
    TestEngine engine = engine();

    // when
    engine.now = engine.now.minus(Duration.ofHours(1));
    engine.run(new Command.PublishMessage("m", "", 0, null, "{}", "<default>"));

    // then
    assertThat(firstBreak(all(engine))).isEmpty();
  }

  @Test
  void shouldKeepNoEntryOfWhatPeopleDidNotDo() {
    // given
    TestEngine engine = engine();
    int before = all(engine).size();

    // when
    engine.caller = Caller.client("worker");
    long instance = engine.create("p", "{}");
    engine.caller = Caller.ENGINE;
    engine.run(new Command.CancelProcessInstance(instance));

    // then
    assertThat(all(engine)).hasSize(before);
  }

  /** Edits, deletes, swaps, inserts and dates back at random; cutting the end off is not seen. */
  @Test
  void shouldNameTheFirstRowThatIsNotAsItWasWritten() {
    // given
    List<AuditRow> whole = rows();
    Random random = new Random(7);

    for (int act = 0; act < ACTS; act++) {
      // when
      List<AuditRow> tampered = new ArrayList<>(whole);
      long first = tamper(tampered, random);

      // then
      assertThat(firstBreak(tampered)).as("act %d", act).map(ChainCheck.Break::seq).contains(first);
    }
  }

  private static long tamper(List<AuditRow> rows, Random random) {
    int at = random.nextInt(rows.size() - 1);
    AuditRow row = rows.get(at);
    switch (random.nextInt(4)) {
      case 0 -> rows.remove(at);
      case 1 -> {
        rows.set(at, rows.get(at + 1));
        rows.set(at + 1, row);
      }
      case 2 -> {
        rows.add(at + 1, row);
        return row.seq();
      }
      default -> {
        Column<AuditRow> column = column(random);
        rows.set(at, with(row, column, other(row, column)));
        return row.seq();
      }
    }
    return row.seq();
  }

  private static Column<AuditRow> column(Random random) {
    List<Column<AuditRow>> columns =
        Tables.AUDIT.columns().stream().filter(c -> !UNCOVERED.contains(c.name())).toList();
    return columns.get(random.nextInt(columns.size()));
  }

  private static Object other(AuditRow row, Column<AuditRow> column) {
    Object value = Tables.AUDIT.value(row, column);
    if (column.type() == long.class) {
      return ((Long) value) + 1;
    }
    if (column.type() == int.class) {
      return ((Integer) value) + 1;
    }
    return value == null ? "x" : value + "x";
  }

  private static AuditRow with(AuditRow row, Column<AuditRow> changed, Object value) {
    @Nullable Object[] values = new Object[Tables.AUDIT.columns().size()];
    for (Column<AuditRow> column : Tables.AUDIT.columns()) {
      values[column.position()] = column.equals(changed) ? value : Tables.AUDIT.value(row, column);
    }
    return Tables.AUDIT.row(values);
  }

  private static Optional<ChainCheck.Break> firstBreak(List<AuditRow> rows) {
    ChainCheck check = new ChainCheck();
    return rows.stream().map(check::next).flatMap(Optional::stream).findFirst();
  }

  private static List<AuditRow> rows() {
    TestEngine engine = engine();
    for (int i = 0; i < 20; i++) {
      long instance = engine.create("p", "{\"n\":" + i + "}");
      engine.run(new Command.SetVariables(instance, "{\"n\":0}", false));
      engine.run(new Command.CancelProcessInstance(instance));
      engine.now = engine.now.plusSeconds(1);
    }
    return all(engine);
  }

  private static TestEngine engine() {
    TestEngine engine = new TestEngine();
    engine.caller = Caller.trusted("olga", Caller.Kind.PERSON);
    Graph process = engine.process("p");
    process.start("s").job("j", "work").end("e").flow("s", "j", "e");
    engine.deploy(process);
    return engine;
  }

  private static List<AuditRow> all(TestEngine engine) {
    return engine.state.all(Tables.AUDIT).stream()
        .sorted(Comparator.comparingLong(AuditRow::seq))
        .toList();
  }
}
