package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.StoreLocation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a runtime is set up.
 *
 * @param documents the folder of the documents' bytes
 * @param clock the engine's time; after moving it call {@link EngineRuntime#clockChanged}
 * @param queuedCommandsMax beyond it new work is refused at once
 * @param batchCommandsMax at most so many commands share a commit
 * @param observer is told what the engine does
 * @param kept how long history is kept; absent where it is kept for good
 * @param uniqueBusinessIds whether a process has at most one active instance for a business id
 */
public record RuntimeOptions(
    StoreLocation store,
    Path documents,
    InstantSource clock,
    int queuedCommandsMax,
    int batchCommandsMax,
    EngineObserver observer,
    @Nullable Duration kept,
    boolean uniqueBusinessIds) {

  private static final int QUEUED_COMMANDS_MAX = 2_000;
  private static final int BATCH_COMMANDS_MAX = 500;

  /** Everything within one folder, in SQLite, by the system's clock. */
  public static RuntimeOptions in(Path dataFolder) {
    return at(new StoreLocation.Sqlite(dataFolder.resolve("engine.db")), dataFolder);
  }

  /** Rows elsewhere, documents within the folder. */
  public static RuntimeOptions at(StoreLocation store, Path dataFolder) {
    return new RuntimeOptions(
        store,
        dataFolder.resolve("documents"),
        InstantSource.system(),
        QUEUED_COMMANDS_MAX,
        BATCH_COMMANDS_MAX,
        EngineObserver.NONE,
        null,
        false);
  }

  public RuntimeOptions withClock(InstantSource other) {
    return new RuntimeOptions(
        store,
        documents,
        other,
        queuedCommandsMax,
        batchCommandsMax,
        observer,
        kept,
        uniqueBusinessIds);
  }

  public RuntimeOptions withLimits(int queued, int batch) {
    return new RuntimeOptions(
        store, documents, clock, queued, batch, observer, kept, uniqueBusinessIds);
  }

  public RuntimeOptions observedBy(EngineObserver other) {
    return new RuntimeOptions(
        store,
        documents,
        clock,
        queuedCommandsMax,
        batchCommandsMax,
        other,
        kept,
        uniqueBusinessIds);
  }

  /** History is deleted when it is older. */
  public RuntimeOptions keeping(Duration history) {
    return new RuntimeOptions(
        store,
        documents,
        clock,
        queuedCommandsMax,
        batchCommandsMax,
        observer,
        history,
        uniqueBusinessIds);
  }

  /** Whether a process has at most one active instance for a business id. */
  public RuntimeOptions withUniqueBusinessIds(boolean unique) {
    return new RuntimeOptions(
        store, documents, clock, queuedCommandsMax, batchCommandsMax, observer, kept, unique);
  }
}
