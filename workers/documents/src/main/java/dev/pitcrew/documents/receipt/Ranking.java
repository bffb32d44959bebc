package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Candidate;
import dev.pitcrew.documents.extract.Features;
import dev.pitcrew.documents.extract.Model;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Picks the best of a field's candidates and says how surely it is right.
 *
 * @param ranking weights of what speaks for a candidate
 * @param calibration weights of what speaks for the one that was picked
 */
public record Ranking(Model ranking, Model calibration) {
  private static final double LOGIT_MAX = 8;
  private static final double MARGIN_MAX = 4;

  /**
   * The candidate picked.
   *
   * @param best with the probability that the ranking sees
   * @param evidence for its calibration
   */
  public record Pick(Candidate best, Features evidence) {}

  public static Ranking load() {
    return new Ranking(
        Model.load("/dev/pitcrew/documents/receipt/weights.tsv"),
        Model.load("/dev/pitcrew/documents/receipt/calibration.tsv"));
  }

  public Optional<Pick> pick(List<Candidate> candidates) {
    List<Candidate> ranked =
        candidates.stream()
            .map(c -> c.withProbability(ranking.probability(c.field(), c.features())))
            .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
            .toList();
    if (ranked.isEmpty()) {
      return Optional.empty();
    }
    Candidate best = ranked.getFirst();
    double own = logit(best);
    double rival = ranked.size() > 1 ? logit(ranked.get(1)) : -LOGIT_MAX;
    Features known = best.features();
    Features evidence =
        new Features()
            .add("logit", own)
            .add("close", Math.max(0, MARGIN_MAX - (own - rival)) / MARGIN_MAX)
            .add("misread", 1 - best.reading())
            .add("agree", known.get("agree"))
            .add("sums", Math.max(known.get("pays_change"), known.get("adds_up")))
            .add("repeats", known.get("repeats"))
            .add("unordered", known.get("order") == 0 ? 0 : 1 - known.get("order"));
    return Optional.of(new Pick(best, evidence));
  }

  public double confidence(Pick pick) {
    return calibration.probability(pick.best.field(), pick.evidence);
  }

  private static double logit(Candidate candidate) {
    double p = Math.clamp(candidate.probability(), 0.0003, 0.9997);
    return Math.log(p / (1 - p));
  }
}
