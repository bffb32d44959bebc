package dev.pitcrew.documents.extract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses seller and buyer together: they are never the same. */
final class PartyChoice {

  private static final int BEST = 12;
  private static final double WEAK = 0.02;
  private static final double CUSTOMER_MIN = 0.25;

  /** Every invoice has a seller, so a weak guess is worth showing to a person. */
  private static final double VENDOR_MIN = 0.12;

  private PartyChoice() {}

  static Map<String, Candidate> choose(List<Candidate> ranked) {
    Candidate vendor = null;
    Candidate customer = null;
    double best = Double.NEGATIVE_INFINITY;
    for (Candidate seller : best(ranked, "vendor", VENDOR_MIN)) {
      for (Candidate buyer : best(ranked, "customer", CUSTOMER_MIN)) {
        double score = score(seller, VENDOR_MIN) + score(buyer, CUSTOMER_MIN);
        if (score > best && !same(seller, buyer)) {
          best = score;
          vendor = seller;
          customer = buyer;
        }
      }
    }
    Map<String, Candidate> chosen = new LinkedHashMap<>();
    if (vendor != null) {
      chosen.put("vendor", vendor);
    }
    if (customer != null) {
      chosen.put("customer", customer);
    }
    return chosen;
  }

  private static boolean same(@Nullable Candidate seller, @Nullable Candidate buyer) {
    return seller != null
        && buyer != null
        && Text.compact(seller.value()).equals(Text.compact(buyer.value()));
  }

  private static double score(@Nullable Candidate candidate, double least) {
    return Math.log(candidate == null ? least * 0.8 : candidate.probability());
  }

  /** The best names that are worth an answer, and none. */
  private static List<@Nullable Candidate> best(
      List<Candidate> ranked, String field, double least) {
    Map<String, List<Candidate>> byName = new LinkedHashMap<>();
    for (Candidate candidate : ranked) {
      if (candidate.field().equals(field) && candidate.probability() >= WEAK) {
        byName
            .computeIfAbsent(Text.compact(candidate.value()), name -> new ArrayList<>())
            .add(candidate);
      }
    }
    List<@Nullable Candidate> best =
        new ArrayList<>(
            byName.values().stream()
                .map(PartyChoice::joined)
                .filter(c -> c.probability() >= least)
                .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
                .limit(BEST)
                .toList());
    best.add(null);
    return best;
  }

  /** The same name at several places: letterhead, imprint, account holder. */
  private static Candidate joined(List<Candidate> same) {
    same.sort(Comparator.comparingDouble(Candidate::probability).reversed());
    double wrong = 1;
    double part = 1;
    for (Candidate candidate : same.subList(0, Math.min(3, same.size()))) {
      wrong *= 1 - part * candidate.probability();
      part *= 0.7;
    }
    return same.get(0).withProbability(1 - wrong);
  }
}
