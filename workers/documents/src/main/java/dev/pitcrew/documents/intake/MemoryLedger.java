package dev.pitcrew.documents.intake;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A ledger that forgets when the process ends; for tests and trials. */
public final class MemoryLedger implements IntakeLedger {
  private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();
  private final Map<String, Attachment> attachments = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public MemoryLedger(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public boolean arrived(
      String sha256, String channel, String fileName, @Nullable String sender, long bytes) {
    var arrival = new Arrival(Intake.caseId(sha256), false, clock.instant());
    return arrivals.putIfAbsent(sha256, arrival) == null;
  }

  @Override
  public boolean attached(
      String sha256,
      String caseId,
      String channel,
      String fileName,
      @Nullable String sender,
      long bytes) {
    var arrival = new Arrival(caseId, false, clock.instant());
    if (arrivals.putIfAbsent(sha256, arrival) != null) {
      return false;
    }
    attachments.put(sha256, new Attachment(sha256, fileName));
    return true;
  }

  @Override
  public List<Attachment> attachments(String caseId) {
    return attachments.values().stream()
        .filter(a -> arrivals.get(a.sha256()).caseId().equals(caseId))
        .toList();
  }

  @Override
  public void started(String sha256) {
    arrivals.computeIfPresent(sha256, (hash, a) -> new Arrival(a.caseId(), true, a.firstSeen()));
  }

  @Override
  public Optional<Arrival> find(String sha256) {
    return Optional.ofNullable(arrivals.get(sha256));
  }
}
