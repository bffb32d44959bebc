package dev.pitcrew.portability;

import dev.pitcrew.app.demo.Programme;
import dev.pitcrew.samples.ExpenseSample;
import dev.pitcrew.samples.ExpenseSamples;
import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import java.util.List;

/**
 * What is played: a path of each process with and without a person, the same and what needs bots,
 * or each sample there is.
 */
final class Programmes {

  private static final List<String> DOCUMENTS =
      List.of(
          "oderland-fa-774102-cii.xml",
          "hansen-re-2026-10417.pdf",
          "hansen-re-2026-10417-again.pdf",
          "kessler-kp-61244-new-account.pdf",
          "broken-transfer.pdf");

  private static final List<String> CLAIMS =
      List.of("Site visit", "Workshop material", "Tax office");

  private Programmes() {}

  static Programme chosen() {
    return switch (System.getProperty("pitcrew.portability", "")) {
      case "all" -> new Programme(Samples.all(), ExpenseSamples.all(), true, true);
      case "bots" -> new Programme(documents(), claims(), true, true);
      default -> new Programme(documents(), claims(), false, true);
    };
  }

  private static List<Sample> documents() {
    return Samples.all().stream().filter(one -> DOCUMENTS.contains(one.fileName())).toList();
  }

  private static List<ExpenseSample> claims() {
    return ExpenseSamples.all().stream().filter(one -> CLAIMS.contains(one.title())).toList();
  }
}
