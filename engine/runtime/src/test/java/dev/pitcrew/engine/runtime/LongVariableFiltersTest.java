package dev.pitcrew.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pitcrew.engine.state.LoopResultRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import dev.pitcrew.engine.step.LoopResults;
import dev.pitcrew.engine.store.Batch;
import dev.pitcrew.engine.store.Filter;
import dev.pitcrew.engine.store.InvalidQueryException;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import dev.pitcrew.engine.store.Store;
import dev.pitcrew.engine.store.StoreException;
import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three instances, each with a loop that has brought two results to the same collection. */
class LongVariableFiltersTest {

  private static final Duration TIME = Duration.ofMinutes(10);
  private static final LongCollections.Bounds WIDE =
      new LongCollections.Bounds(10, 100, 1_000_000, TIME);
  private static final String NULLS = "[null" + ",null".repeat(LoopResults.LONG_CHARS / 5) + "]";
  private static final Filter<VariableRow> BROUGHT = like("[1,\"two\",*");
  private static final Filter<VariableRow> WRITTEN = like("[null,null,*");

  @TempDir private Path data;
  private Store store;

  @BeforeEach
  void open() {
    store = Store.open(new StoreLocation.Sqlite(data.resolve("engine.db")));
    Batch batch = new Batch(1, 100);
    for (long key = 1; key <= 3; key++) {
      batch.put(
          Tables.VARIABLE,
          null,
          new VariableRow(key, "results", NULLS, key + 50, key + 50, 6, "<default>"));
      batch.put(Tables.LOOP_RESULT, null, new LoopResultRow(10 + key, key, key + 50, 2, "\"two\""));
      batch.put(Tables.LOOP_RESULT, null, new LoopResultRow(20 + key, key, key + 50, 1, "1"));
    }
    store.commit(batch);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Filter<VariableRow> like(String pattern) {
    return Filter.of(Tables.VARIABLE, "value", Filter.Operator.LIKE, pattern);
  }

  private static Filter<VariableRow> longer(int characters, boolean isLonger) {
    return new Filter.Longer<>(Tables.VARIABLE.column("value"), characters, isLonger);
  }

  @SafeVarargs
  private List<Long> found(LongCollections.Bounds bounds, Filter<VariableRow>... filters) {
    Query<VariableRow> query =
        new Query<>(Tables.VARIABLE, List.of(filters), List.of(), PageRequest.first(10));
    return store.keys(new LongVariableFilters(store, bounds).of(query));
  }

  @Test
  void shouldCompareTheFirstCollectionsAsTheyAreWhenThereAreMoreThanASearchMayRead() {
    LongCollections.Bounds two = new LongCollections.Bounds(2, 100, 1_000_000, TIME);

    assertThat(found(WIDE, BROUGHT)).containsExactly(1L, 2L, 3L);
    assertThat(found(WIDE, WRITTEN)).isEmpty();
    assertThat(found(two, BROUGHT)).containsExactly(1L, 2L);
    assertThat(found(two, WRITTEN)).containsExactly(3L);
  }

  @Test
  void shouldCompareAsWrittenWhenThereAreMoreResultsThanASearchMayRead() {
    LongCollections.Bounds few = new LongCollections.Bounds(10, 5, 1_000_000, TIME);
    LongCollections.Bounds none = new LongCollections.Bounds(10, 1, 1_000_000, TIME);

    assertThat(found(few, BROUGHT)).containsExactly(1L, 2L);
    assertThat(found(few, WRITTEN)).containsExactly(3L);
    assertThat(found(none, WRITTEN)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldCompareAsWrittenWhenThereAreMoreCharactersThanASearchMayRead() {
    LongCollections.Bounds little = new LongCollections.Bounds(10, 100, NULLS.length() + 100, TIME);

    assertThat(found(little, BROUGHT)).containsExactly(1L);
    assertThat(found(little, WRITTEN)).containsExactly(2L, 3L);
  }

  @Test
  void shouldShareTheBoundsWhenASearchHasManyFilters() {
    LongCollections.Bounds three = new LongCollections.Bounds(3, 100, 1_000_000, TIME);
    Filter<VariableRow> either =
        new Filter.AnyOf<>(List.of(List.of(like("other*")), List.of(WRITTEN)));

    assertThat(found(WIDE, either)).isEmpty();
    // the second group has nothing left to read, and so takes them as they were written
    assertThat(found(three, either)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldGiveUpWhenASearchTakesTooLong() {
    LongCollections.Bounds noTime =
        new LongCollections.Bounds(10, 100, 1_000_000, Duration.ofNanos(-1));

    assertThatThrownBy(() -> found(noTime, BROUGHT))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TOO_SLOW));
  }

  @Test
  void shouldRefuseBeforeAnythingIsReadWhenThePatternIsTooLong() {
    LongCollections.Bounds noTime =
        new LongCollections.Bounds(10, 100, 1_000_000, Duration.ofNanos(-1));

    assertThatThrownBy(() -> found(noTime, like("*".repeat(2_001))))
        .isInstanceOf(InvalidQueryException.class)
        .hasMessageContaining("2000 characters");
  }

  @Test
  void shouldReadTheCollectionsOfTheInstanceAloneWhenItIsAskedFor() {
    // given
    LongCollections.Bounds one = new LongCollections.Bounds(1, 2, 1_000_000, TIME);
    Filter<VariableRow> instance = Filter.eq(Tables.VARIABLE, "processInstanceKey", 53L);
    Filter<VariableRow> related =
        new Filter.Related<>(
            Tables.VARIABLE.column("processInstanceKey"),
            Tables.VARIABLE,
            Tables.VARIABLE.column("processInstanceKey"),
            List.of(BROUGHT));
    Filter<VariableRow> unrelated =
        new Filter.Unrelated<>(
            Tables.VARIABLE.column("processInstanceKey"),
            Tables.VARIABLE,
            Tables.VARIABLE.column("processInstanceKey"),
            List.of(WRITTEN));

    // when, then
    assertThat(found(one, related)).containsExactly(1L);
    assertThat(found(one, instance, related)).containsExactly(3L);
    assertThat(found(one, instance, new Filter.AnyOf<>(List.of(List.of(related)))))
        .containsExactly(3L);
    assertThat(found(one, instance, unrelated)).containsExactly(3L);
  }

  @Test
  void shouldKeepThePlainConditionWhenNoCollectionMatches() {
    Filter<VariableRow> asked = Filter.eq(Tables.VARIABLE, "value", "7");

    assertThat(new LongVariableFilters(store, WIDE).of(Tables.VARIABLE, List.of(asked)))
        .containsExactly(
            asked, Filter.of(Tables.VARIABLE, "key", Filter.Operator.NOT_IN, 1L, 2L, 3L));
  }

  @Test
  void shouldKnowHowLongACollectionIsWhenItsLoopHasBroughtMore() {
    int whole = NULLS.length() - "null,null".length() + "1,\"two\"".length();

    assertThat(found(WIDE, longer(whole - 1, true))).containsExactly(1L, 2L, 3L);
    assertThat(found(WIDE, longer(whole, true))).isEmpty();
    assertThat(found(WIDE, longer(whole, false))).containsExactly(1L, 2L, 3L);
    assertThat(found(WIDE, longer(whole - 1, false))).isEmpty();
  }
}
