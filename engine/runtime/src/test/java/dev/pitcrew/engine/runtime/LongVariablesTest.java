package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.LoopResults;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.Beginning;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongVariablesTest {

  private static final String NULLS = "[null" + ",null".repeat(LoopResults.LONG_CHARS / 5) + "]";

  @TempDir private Path data;
  private Store store;
  private LongVariables variables;

  @BeforeEach
  void open() {
    store = Store.open(new StoreLocation.Sqlite(data.resolve("engine.db")));
    variables = new LongVariables(store, LongCollections.Bounds.OF_A_SEARCH);
    Batch batch = new Batch(1, 100);
    batch.put(Tables.VARIABLE, null, variable(1, NULLS));
    batch.put(Tables.VARIABLE, null, variable(2, "[null,null]"));
    batch.put(Tables.VARIABLE, null, variable(3, "\"" + NULLS + "\""));
    for (long key = 1; key <= 3; key++) {
      batch.put(Tables.LOOP_RESULT, null, new LoopResultRow(10 + key, key, 5, 2, "\"two\""));
      batch.put(Tables.LOOP_RESULT, null, new LoopResultRow(20 + key, key, 5, 1, "1"));
    }
    store.commit(batch);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static VariableRow variable(long key, String value) {
    return new VariableRow(key, "v" + key, value, 5, 5, 6, "<default>");
  }

  private VariableRow stored(long key) {
    return Objects.requireNonNull(store.get(Tables.VARIABLE, key));
  }

  @Test
  void shouldShowWhatALoopHasBroughtWhenACollectionIsRead() {
    assertThat(variables.whole(stored(1)).value())
        .isEqualTo("[1,\"two\"" + NULLS.substring("[null,null".length()));
    assertThat(variables.whole(stored(2)).value()).isEqualTo("[null,null]");
    assertThat(variables.whole(stored(3))).isEqualTo(stored(3));
  }

  @Test
  void shouldShowItWhenVariablesAreSearched() {
    Query<VariableRow> query =
        new Query<>(
            Tables.VARIABLE,
            List.of(Filter.eq(Tables.VARIABLE, "processInstanceKey", 5L)),
            List.of(),
            PageRequest.first(10));

    assertThat(variables.whole(query, store.search(query)).items())
        .containsExactly(variables.whole(stored(1)), stored(2), stored(3));
  }

  @Test
  void shouldShowOnlyTheBeginningsOfAPageAndOfWhatIsPutTogetherForIt() {
    // given
    Query<VariableRow> query =
        new Query<>(Tables.VARIABLE, List.of(), List.of(), PageRequest.first(10))
            .with(new Beginning<>(Tables.VARIABLE.column("value"), LoopResults.LONG_CHARS));

    // when
    List<VariableRow> found = store.search(query).items();
    List<VariableRow> shown = variables.whole(query, store.search(query)).items();

    // then
    assertThat(found)
        .extracting(VariableRow::value)
        .containsExactly(
            NULLS.substring(0, LoopResults.LONG_CHARS),
            "[null,null]",
            "\"" + NULLS.substring(0, LoopResults.LONG_CHARS - 1));
    assertThat(shown.getFirst().value())
        .isEqualTo(variables.whole(stored(1)).value().substring(0, LoopResults.LONG_CHARS));
    assertThat(shown.subList(1, 3)).isEqualTo(found.subList(1, 3));
  }

  @Test
  void shouldShowAsWrittenWhatIsBeyondThatWhichAPageMayPutTogether() {
    // given
    Query<VariableRow> query =
        new Query<>(Tables.VARIABLE, List.of(), List.of(), PageRequest.first(10));
    Batch batch = new Batch(2, 100);
    batch.put(Tables.VARIABLE, null, variable(4, NULLS));
    batch.put(Tables.LOOP_RESULT, null, new LoopResultRow(14, 4, 5, 1, "4"));
    store.commit(batch);

    // when
    List<List<Boolean>> whole =
        Stream.of(bounds(10, 100), bounds(1, 100), bounds(10, 2), bounds(10, 1))
            .map(bounds -> new LongVariables(store, bounds))
            .map(some -> some.whole(query, store.search(query)).items())
            .map(items -> List.of(isWhole(items.get(0)), isWhole(items.get(3))))
            .toList();

    // then
    assertThat(whole)
        .containsExactly(
            List.of(true, true), List.of(true, false), List.of(true, false), List.of(false, false));
  }

  private static LongCollections.Bounds bounds(int collections, int results) {
    return new LongCollections.Bounds(collections, results, 1_000_000, Duration.ofMinutes(10));
  }

  private boolean isWhole(VariableRow row) {
    return row.equals(variables.whole(stored(row.key())));
  }

  @ParameterizedTest
  @CsvSource({
    "LIKE, '[1,\"two\",*', 1",
    "LIKE, '[null,null*', 2",
    "EQ, WRITTEN, ",
    "EQ, WHOLE, 1",
    "NEQ, WRITTEN, 1 2 3",
    "NEQ, WHOLE, 2 3",
    "GTE, '[1', 1 2",
    "LT, '[2', 1 3",
    "IN, WHOLE, 1",
    "NOT_IN, WHOLE, 2 3"
  })
  void shouldFindItByWhatIsShown(Filter.Operator operator, String value, @Nullable String found) {
    // given
    String asked =
        value.replace("WRITTEN", NULLS).replace("WHOLE", variables.whole(stored(1)).value());
    Filter<VariableRow> filter = Filter.of(Tables.VARIABLE, "value", operator, asked);
    LongVariableFilters filters =
        new LongVariableFilters(store, LongCollections.Bounds.OF_A_SEARCH);

    // when
    Query<VariableRow> plain =
        new Query<>(
            Tables.VARIABLE,
            List.of(Filter.eq(Tables.VARIABLE, "processInstanceKey", 5L), filter),
            List.of(),
            PageRequest.first(10));
    Query<VariableRow> nested =
        new Query<>(
            Tables.VARIABLE,
            List.of(
                new Filter.AnyOf<>(
                    List.of(
                        List.of(
                            new Filter.Related<>(
                                Tables.VARIABLE.column("key"),
                                Tables.VARIABLE,
                                Tables.VARIABLE.column("key"),
                                List.of(filter)))))),
            List.of(),
            PageRequest.first(10));

    // then
    List<Long> keys =
        found == null ? List.of() : Arrays.stream(found.split(" ")).map(Long::valueOf).toList();
    assertThat(store.search(filters.of(plain)).items())
        .extracting(VariableRow::key)
        .isEqualTo(keys);
    assertThat(store.search(filters.of(nested)).items())
        .extracting(VariableRow::key)
        .isEqualTo(keys);
  }

  @Test
  void shouldShowWhatIsWrittenWhenItWasWrittenMeanwhile() {
    // given: found before the loop wrote it
    VariableRow found = stored(1);
    VariableRow written = found.withValue("[7,8" + NULLS.substring("[null,null".length()));
    Batch batch = new Batch(2, 100);
    batch.put(Tables.VARIABLE, found, written);
    batch.put(Tables.LOOP_RESULT, store.get(Tables.LOOP_RESULT, 11), null);
    batch.put(Tables.LOOP_RESULT, store.get(Tables.LOOP_RESULT, 21), null);
    store.commit(batch);

    // when, then
    assertThat(variables.whole(found)).isEqualTo(written);
  }
}
