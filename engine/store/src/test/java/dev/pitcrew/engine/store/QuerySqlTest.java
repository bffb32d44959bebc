package dev.pitcrew.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.VariableRow;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors of rows of whose value the first three characters were read. */
final class QuerySqlTest {

  private static final Column<VariableRow> NAME = Tables.VARIABLE.column("name");
  private static final Column<VariableRow> VALUE = Tables.VARIABLE.column("value");
  private static final Column<VariableRow> KEY = Tables.VARIABLE.columns().getFirst();

  @TempDir private Path folder;
  private Dialect dialect;

  @BeforeEach
  void open() {
    dialect = new SqliteDialect(new StoreLocation.Sqlite(folder.resolve("engine.db")));
  }

  @AfterEach
  void close() {
    dialect.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "\uD83D\uDE80\uD83D\uDE80"})
  void shouldNotReadAgainWhatWasReadWhole(String read) {
    assertThat(cursor(read, key -> row("changed", read + "changed")))
        .isEqualTo(List.of(read, "n", 7L));
  }

  @ParameterizedTest
  @CsvSource({
    "abc, abc, abc",
    "abc, abcd, abcd",
    "\uD83D\uDE80\uD83D\uDE80b, \uD83D\uDE80\uD83D\uDE80b-1, \uD83D\uDE80\uD83D\uDE80b-1",
    "abc, ab, abc",
    "abc, xbcd, abc",
  })
  void shouldTakeTheRestOnlyOfATextThatStillBeginsAsRead(String read, String now, String expected) {
    assertThat(cursor(read, key -> row("changed", now))).isEqualTo(List.of(expected, "n", 7L));
  }

  @Test
  void shouldTakeWhatWasReadWhenTheRowIsGone() {
    assertThat(cursor("abc", key -> null)).isEqualTo(List.of("abc", "n", 7L));
  }

  @Test
  void shouldGiveOnlyCursorsThatAreTakenBack() {
    // given: with the name, the key and how long the texts are
    String longest = "x".repeat(48 * 1024 - 5 - 6 - 9);

    // then
    assertThat(cursor("xxx", key -> row("n", longest))).isEqualTo(List.of(longest, "n", 7L));
    assertThat(sql().cursor(row("n", "xxx"), key -> row("n", longest + "x"))).isNull();
  }

  @Test
  void shouldGiveCursorsInTheAlphabetThatClientsExpect() {
    // given: bytes that have other characters in the alphabet of addresses
    String value = "???>>>~~~";

    // then
    assertThat(sql().cursor(row("n", value), key -> row("n", value)))
        .matches("(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
        .containsAnyOf("+", "/");
  }

  private List<Object> cursor(String read, LongFunction<VariableRow> later) {
    return Cursor.decode(sql().cursor(row("n", read), later), List.of(VALUE, NAME, KEY));
  }

  private QuerySql<VariableRow> sql() {
    Query<VariableRow> query =
        new Query<>(
            Tables.VARIABLE,
            List.of(),
            List.of(new Sort<>(VALUE, false), new Sort<>(NAME, false)),
            PageRequest.first(1),
            new Beginning<>(VALUE, 3));
    return new QuerySql<>(query, dialect);
  }

  private static VariableRow row(String name, String value) {
    return new VariableRow(7, name, value, 5, 5, 6, "<default>");
  }
}
