package dev.pitcrew.app;

import dev.pitcrew.samples.ExpenseSample;
import dev.pitcrew.samples.ExpenseSamples;
import dev.pitcrew.web.handin.HandInPort;
import java.time.Instant;
import java.util.List;

/** Hands in sample claims as their claimants did, on the day that stands in them. */
public final class SampleClaims {

  private final HandIns handIns;

  SampleClaims(HandIns handIns) {
    this.handIns = handIns;
  }

  /** Those that wait for people: managers, finance, claimants; once for a data folder. */
  void handInShown() {
    ExpenseSamples.all().stream().filter(ExpenseSample::shown).forEach(this::handIn);
  }

  /**
   * Hands one in.
   *
   * @return its id
   */
  public String handIn(ExpenseSample sample) {
    List<HandInPort.File> receipts = sample.receipts().stream().map(SampleClaims::file).toList();
    String locale = sample.locale() == null ? "" : sample.locale();
    HandInPort.File sheet = sample.sheet() == null ? null : file(sample.sheet());
    var outcome =
        handIns.claim(
            new HandInPort.Claim(sample.title(), locale, sheet, receipts, sample.lines()),
            sample.claimant(),
            Instant.parse(sample.submittedAt()));
    return switch (outcome) {
      case HandInPort.Outcome.Taken taken -> taken.id();
      case HandInPort.Outcome.Known known -> known.id();
      case HandInPort.Outcome.Refused refused ->
          throw new IllegalStateException(
              "Expected to hand in sample '%s', but: %s"
                  .formatted(sample.title(), refused.reason()));
    };
  }

  private static HandInPort.File file(String name) {
    return new HandInPort.File(ExpenseSamples.file(name), name);
  }
}
