package dev.pitcrew.app;

import dev.pitcrew.engine.runtime.EngineRuntime;
import dev.pitcrew.engine.state.Row;
import dev.pitcrew.engine.state.Table;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.store.PageRequest;
import dev.pitcrew.engine.store.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an engine whose clock any client may move, and which any client may empty, away from real
 * data: what is made under it is marked, and what is not marked is not opened with it.
 */
final class TestEndpoints {

  static final String SETTING = "pitcrew.test-endpoints";

  /** In the data folder while all rows were made under the setting. */
  static final String MARKER = "made-for-tests";

  private static final Logger LOG = LoggerFactory.getLogger(TestEndpoints.class);

  private TestEndpoints() {}

  /**
   * An engine that was just opened, before anybody can reach it.
   *
   * @throws IllegalStateException when it is there for tests and holds what was not made so; it is
   *     closed then
   */
  static EngineRuntime guard(EngineRuntime engine, Path data, boolean areOpen) {
    Path marker = data.resolve(MARKER);
    try {
      if (!areOpen) {
        // Whatever is made from now on is real.
        Files.deleteIfExists(marker);
        return engine;
      }
      if (!Files.exists(marker)) {
        if (holdsRows(engine)) {
          engine.close();
          throw new IllegalStateException(
              "Expected no data, or such as was made with %s=true, for with it any client may empty the engine; but %s holds data that was made without. Switch it off, or choose another folder and database."
                  .formatted(SETTING, data));
        }
        Files.createFile(marker);
      }
    } catch (IOException e) {
      engine.close();
      throw new UncheckedIOException(e);
    }
    LOG.warn(
        "{} is true: ANY CLIENT MAY MOVE THE CLOCK OF THIS ENGINE AND EMPTY IT. This is for tests alone; never keep real data here.",
        SETTING);
    return engine;
  }

  private static boolean holdsRows(EngineRuntime engine) {
    return Stream.of(
            Tables.PROCESS_DEFINITION, Tables.PROCESS_INSTANCE, Tables.DOCUMENT, Tables.AUDIT)
        .anyMatch(table -> holdsRows(engine, table));
  }

  private static <R extends Row> boolean holdsRows(EngineRuntime engine, Table<R> table) {
    return !engine
        .search(new Query<>(table, List.of(), List.of(), PageRequest.first(1)))
        .items()
        .isEmpty();
  }
}
