package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers taken, with what they had to beat.
 *
 * @param chosen by field
 * @param rivals the probability of the best other value of each field
 */
public record Choice(Map<String, Candidate> chosen, Map<String, Double> rivals, Source source) {

  static Choice of(Map<String, Candidate> chosen, List<Candidate> ranked, Source source) {
    Map<String, Double> rivals = new HashMap<>();
    for (Candidate candidate : ranked) {
      Candidate taken = chosen.get(candidate.field());
      if (taken != null
          && !taken.value().equals(candidate.value())
          && !settled(candidate, chosen)) {
        rivals.merge(candidate.field(), candidate.probability(), Math::max);
      }
    }
    return new Choice(chosen, rivals, source);
  }

  /** The buyer's name is no rival of the seller's, nor the other way round. */
  private static boolean settled(Candidate candidate, Map<String, Candidate> chosen) {
    String other =
        switch (candidate.field()) {
          case "vendor" -> "customer";
          case "customer" -> "vendor";
          default -> "";
        };
    Candidate taken = chosen.get(other);
    return taken != null && taken.value().equals(candidate.value());
  }

  /** Whether net, tax and total are all there and add up. */
  boolean addsUp() {
    Candidate net = chosen.get("net");
    Candidate tax = chosen.get("tax");
    Candidate total = chosen.get("total");
    return net != null
        && tax != null
        && total != null
        && tax.box() != null
        && Math.abs(net.number() + tax.number() - total.number()) <= 1;
  }

  /**
   * Whether the page asks for another sum than its total: gross or net, before or after a payment.
   */
  boolean dueDiffers() {
    Candidate total = chosen.get("total");
    Candidate payable = chosen.get("payable");
    return total != null && payable != null && total.number() != payable.number();
  }

  /** Whether the title says credit note: some print its sums with a minus, some without. */
  boolean credit() {
    Candidate type = chosen.get("type_code");
    return type != null && type.value().equals("381");
  }
}
