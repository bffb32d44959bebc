package dev.pitcrew.mail.intake;

import dev.pitcrew.documents.intake.CaseStarter;
import dev.pitcrew.documents.intake.Intake;
import dev.pitcrew.documents.intake.MemoryLedger;
import dev.pitcrew.mail.MemoryShelf;
import dev.pitcrew.mail.MovableClock;
import dev.pitcrew.records.Records;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Books and an intake, with the cases that were started. */
final class IntakeBooks implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  final MovableClock clock = new MovableClock(NOW);
  final Records records;

  /** The variable {@code intake} of each case. */
  final List<Map<?, ?>> cases = new CopyOnWriteArrayList<>();

  final InvoiceFeed feed;
  volatile boolean engineAway;

  IntakeBooks(Path folder) {
    records = Records.open("jdbc:sqlite:" + folder.resolve("records.db"), clock);
    CaseStarter starter =
        (sha256, attempt, variables) -> {
          if (engineAway) {
            throw new IllegalStateException("The engine is away.");
          }
          cases.add((Map<?, ?>) variables.get("intake"));
        };
    feed = new InvoiceFeed(new Intake(new MemoryLedger(clock), new MemoryShelf(), starter, clock));
  }

  List<Object> fileNames() {
    return cases.stream().<Object>map(each -> each.get("fileName")).toList();
  }

  @Override
  public void close() {
    records.close();
  }
}
