package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.mail.MailSettings;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.engine.AwayEngine;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.web.handin.HandInPort;
import io.camunda.client.CamundaClient;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.DataAccessException;

/**
 * The shipped processes, their workers and their books in this process, with the engine somewhere
 * else. There are no pages: people work in those of the engine.
 */
public final class WorkerOffice implements RunningOffice, AutoCloseable {

  private final Settings settings;
  private final Records records;
  private final BackOffice office;
  private final Deque<Opened> opened;
  private final AtomicBoolean closed = new AtomicBoolean();

  private WorkerOffice(
      Settings settings, Records records, BackOffice office, Deque<Opened> opened) {
    this.settings = settings;
    this.records = records;
    this.office = office;
    this.opened = opened;
  }

  /**
   * Deploys what is shipped and starts the workers; when this returns, they work.
   *
   * @throws PitcrewApplication.CannotStart when the data cannot be opened, or belongs to another
   *     engine
   * @throws io.camunda.client.api.command.ClientException when the engine does not answer
   */
  public static WorkerOffice start(Settings settings, EngineAddress engine) {
    return start(settings, engine, false);
  }

  /**
   * @param anotherEngine whether books of another engine may go on with this one
   */
  public static WorkerOffice start(Settings settings, EngineAddress engine, boolean anotherEngine) {
    Deque<Opened> opened = new ArrayDeque<>();
    try {
      // Several share a database, never a folder: what was handed in is one process's to move.
      opened.push(DataFolder.open(settings.data(), false, "--books")::close);
      opened.push(ServerLog.start(settings.data())::close);
      AwayEngine asked = engine.asked();
      Records records = records(settings);
      opened.push(records::close);
      new BooksEngine(settings, records).claim(asked, anotherEngine);
      BackOffice office =
          new BackOffice(
              settings,
              records,
              anotherEngine ? BackOffice.Place.MOVED : BackOffice.Place.AWAY,
              engine::open);
      opened.push(office::stop);
      office.start();
      return new WorkerOffice(settings, records, office, opened);
    } catch (RuntimeException e) {
      closeAll(opened);
      throw explained(e);
    }
  }

  private static Records records(Settings settings) {
    String database = settings.database();
    return Records.open(
        database == null ? Databases.file(settings.data()) : Databases.postgres(database),
        settings.clock(),
        settings.data().resolve("second-factor.key"));
  }

  /** What a person can mend is said in a sentence; the log has where it happened. */
  private static RuntimeException explained(RuntimeException failure) {
    boolean known =
        failure instanceof MailSettings.Wrong
            || failure instanceof DataAccessException
            || failure instanceof UncheckedIOException
            || failure instanceof IllegalStateException;
    if (!known) {
      return failure;
    }
    Throwable cause =
        failure instanceof DataAccessException data ? data.getMostSpecificCause() : failure;
    return new PitcrewApplication.CannotStart(
        "The workers did not start: " + cause.getMessage(), failure);
  }

  @Override
  public CamundaClient clientOf(String person) {
    // Who may do what is the engine's to know; here it is told nothing but what is done.
    return office.client();
  }

  @Override
  public Records records() {
    return records;
  }

  @Override
  public Path data() {
    return settings.data();
  }

  @Override
  public Intake intake() {
    return office.intake();
  }

  @Override
  public HandInPort handIns() {
    return office.handIns();
  }

  @Override
  public SampleClaims sampleClaims() {
    return new SampleClaims(office.handIns());
  }

  @Override
  public Portals portals() {
    return office.portals();
  }

  /** Does nothing the second time. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      closeAll(opened);
    }
  }

  /** The newest first. */
  private static void closeAll(Deque<Opened> opened) {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }

  /** Closed in turn, without a checked exception. */
  private interface Opened {
    void close();
  }
}
