package dev.pitcrew.app;

import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.records.Records;
import dev.pitcrew.samples.portals.Portals;
import dev.pitcrew.web.handin.HandInPort;
import io.camunda.client.CamundaClient;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The shipped processes, their workers and their books in this process, with the engine somewhere
 * else. There are no pages: people work in those of the engine.
 */
public final class WorkerOffice implements RunningOffice, AutoCloseable {

  private final Settings settings;
  private final DataFolder folder;
  private final Records records;
  private final BackOffice office;
  private final AtomicBoolean closed = new AtomicBoolean();

  private WorkerOffice(Settings settings, DataFolder folder, Records records, BackOffice office) {
    this.settings = settings;
    this.folder = folder;
    this.records = records;
    this.office = office;
  }

  /**
   * Deploys what is shipped and starts the workers; when this returns, they work.
   *
   * @throws PitcrewApplication.CannotStart when the data cannot be opened
   * @throws io.camunda.client.api.command.ClientException when the engine does not answer
   */
  public static WorkerOffice start(Settings settings, EngineAddress engine) {
    String database = settings.database();
    DataFolder folder = DataFolder.open(settings.data(), database != null);
    WorkerOffice started = null;
    try {
      started = open(settings, folder, engine);
      started.office.start();
      return started;
    } catch (RuntimeException e) {
      if (started == null) {
        folder.close();
      } else {
        started.close();
      }
      throw e;
    }
  }

  private static WorkerOffice open(Settings settings, DataFolder folder, EngineAddress engine) {
    String database = settings.database();
    Records records =
        Records.open(
            database == null ? Databases.file(settings.data()) : Databases.postgres(database),
            InstantSource.system(),
            settings.data().resolve("second-factor.key"));
    try {
      return new WorkerOffice(
          settings, folder, records, new BackOffice(settings, records, engine::open));
    } catch (RuntimeException e) {
      records.close();
      throw e;
    }
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
      office.stop();
      records.close();
      folder.close();
    }
  }
}
