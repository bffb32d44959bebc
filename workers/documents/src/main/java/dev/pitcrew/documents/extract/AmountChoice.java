package dev.pitcrew.documents.extract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Chooses net, tax, total and payable together: a set that adds up beats the single best of each.
 * What the sums say beyond the print (a missing tax, its sign) is worked out.
 */
final class AmountChoice {

  private static final int BEST = 7;
  private static final double AGREES = 3.5;
  private static final double DISAGREES = -1.8;
  private static final double POSSIBLE = 0.2;
  private static final double IMPOSSIBLE = -0.3;
  private static final double ANSWER_MIN = 0.2;

  /**
   * From which probability on a tax that stands on the page is not replaced by a worked out one.
   */
  private static final double PRINTED_MIN = 0.5;

  private record Triple(
      @Nullable Candidate net, @Nullable Candidate tax, @Nullable Candidate total, double score) {}

  private AmountChoice() {}

  static Map<String, Candidate> choose(List<Candidate> ranked) {
    List<Candidate> nets = best(ranked, "net");
    List<Candidate> taxes = best(ranked, "tax");
    List<Candidate> totals = best(ranked, "total");
    Triple best = new Triple(null, null, null, Double.NEGATIVE_INFINITY);
    for (Candidate net : orNone(nets)) {
      for (Candidate tax : orNone(taxes)) {
        for (Candidate total : orNone(totals)) {
          double score =
              single(net, nets)
                  + single(tax, taxes)
                  + single(total, totals)
                  + together(net, tax, total);
          if (score > best.score) {
            best = new Triple(net, tax, total, score);
          }
        }
      }
    }
    Map<String, Candidate> chosen = new LinkedHashMap<>();
    settle(best, taxes, chosen);
    payable(best(ranked, "payable"), chosen);
    return chosen;
  }

  /** The most probable values of a field, one candidate for each value. */
  private static List<Candidate> best(List<Candidate> ranked, String field) {
    Map<Long, List<Candidate>> byValue = new HashMap<>();
    for (Candidate candidate : ranked) {
      if (candidate.field().equals(field)) {
        byValue.computeIfAbsent(candidate.number(), n -> new ArrayList<>()).add(candidate);
      }
    }
    return byValue.values().stream()
        .map(AmountChoice::joined)
        .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
        .limit(BEST)
        .toList();
  }

  /**
   * The same value at several places: each further place that speaks for the field adds a little.
   */
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

  private static List<@Nullable Candidate> orNone(List<Candidate> candidates) {
    List<@Nullable Candidate> all = new ArrayList<>(candidates);
    all.add(null);
    return all;
  }

  private static double single(@Nullable Candidate chosen, List<Candidate> all) {
    double p =
        chosen == null ? (all.isEmpty() ? 1 : 1 - all.get(0).probability()) : chosen.probability();
    return chosen == null ? Math.log(Math.max(1e-3, p)) - 0.3 : Math.log(Math.max(1e-4, p));
  }

  private static double together(
      @Nullable Candidate net, @Nullable Candidate tax, @Nullable Candidate total) {
    if (net != null && tax != null && total != null) {
      if (Math.abs(net.number() + tax.number() - total.number()) <= 1) {
        boolean backed = tax.features().get("rated") > 0 || tax.features().get("sums_rates") > 0;
        return tax.number() == 0 || !backed ? AGREES - 1.5 : AGREES;
      }
      return unsigned(net, tax, total) ? AGREES - 1.5 : DISAGREES;
    }
    if (net != null && total != null) {
      boolean possible =
          Math.abs(total.number()) >= Math.abs(net.number()) - 1
              && Math.abs(total.number()) <= Math.abs(net.number()) * 1.36;
      return possible ? POSSIBLE : IMPOSSIBLE;
    }
    return 0;
  }

  /** A lost or added minus: the three agree once all have the total's sign. */
  private static boolean unsigned(Candidate net, Candidate tax, Candidate total) {
    return total.number() != 0
        && Math.abs(Math.abs(net.number()) + Math.abs(tax.number()) - Math.abs(total.number()))
            <= 1;
  }

  private static void settle(Triple best, List<Candidate> taxes, Map<String, Candidate> chosen) {
    boolean agrees = together(best.net, best.tax, best.total) >= AGREES - 1.5;
    if (agrees && best.net != null && best.tax != null && best.total != null) {
      int sign = Long.signum(best.total.number());
      put(chosen, signed(best.net, sign), true);
      put(chosen, signed(best.tax, sign), true);
    } else {
      put(chosen, best.net, false);
      put(chosen, best.tax, false);
    }
    put(chosen, best.total, agrees);
    if (best.tax == null && !taxes.isEmpty() && taxes.get(0).probability() >= PRINTED_MIN) {
      // What is printed is answered even where it does not add up: that is for a person to see.
      put(chosen, taxes.get(0), false);
    } else if (best.tax == null && best.net != null && best.total != null) {
      double both = best.net.probability() * best.total.probability();
      long tax = best.total.number() - best.net.number();
      if (both > 0.5 && Math.abs(tax) < Math.abs(best.net.number()) * 0.36) {
        chosen.put("tax", derived("tax", tax, null, 0.8 * both));
      }
    }
  }

  private static Candidate signed(Candidate candidate, int sign) {
    long cents = sign * Math.abs(candidate.number());
    return sign == 0 || cents == candidate.number()
        ? candidate
        : derived(candidate.field(), cents, candidate, Math.min(0.8, candidate.probability()));
  }

  private static void put(
      Map<String, Candidate> chosen, @Nullable Candidate candidate, boolean agrees) {
    if (candidate == null) {
      return;
    }
    double p = candidate.probability();
    Candidate sure = agrees ? candidate.withProbability(p + (1 - p) * 0.85) : candidate;
    if (sure.probability() >= ANSWER_MIN) {
      chosen.put(candidate.field(), sure);
    }
  }

  private static Candidate derived(
      String field, long cents, @Nullable Candidate from, double probability) {
    return new Candidate(
        field,
        BigDecimal.valueOf(cents, 2).toPlainString(),
        cents,
        from == null ? 1 : from.page(),
        from == null ? null : from.box(),
        from == null ? 1 : from.reading(),
        from == null ? new Features() : from.features(),
        probability);
  }

  /** What is left to pay: said so on the page, else the total. */
  private static void payable(List<Candidate> candidates, Map<String, Candidate> chosen) {
    Candidate total = chosen.get("total");
    Candidate said = candidates.isEmpty() ? null : candidates.get(0);
    if (said != null && said.probability() >= 0.4) {
      boolean same = total != null && total.number() == said.number();
      double p = said.probability();
      chosen.put("payable", same ? said.withProbability(Math.max(p, total.probability())) : said);
      if (total == null && p >= 0.5) {
        chosen.put("total", said.withProbability(0.6 * p));
        Candidate renamed =
            new Candidate(
                "total",
                said.value(),
                said.number(),
                said.page(),
                said.box(),
                said.reading(),
                said.features(),
                0.6 * p);
        chosen.put("total", renamed);
      }
    } else if (total != null) {
      chosen.put(
          "payable",
          new Candidate(
              "payable",
              total.value(),
              total.number(),
              total.page(),
              total.box(),
              total.reading(),
              total.features(),
              total.probability() * 0.95));
    }
  }
}
