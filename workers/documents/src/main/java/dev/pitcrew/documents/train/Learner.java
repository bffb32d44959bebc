package dev.pitcrew.documents.train;

import dev.pitcrew.documents.extract.Candidate;
import dev.pitcrew.documents.extract.Model;
import dev.pitcrew.documents.score.LabelledDocument;
import dev.pitcrew.documents.score.Match;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fits the ranking: one regression for each field, over the candidates of labelled documents. */
final class Learner {

  /** A page may hold hundreds of wrong candidates; together they weigh as much as this many. */
  private static final double WRONG_WEIGHT = 6;

  private final Model prior;
  private final double hold;

  Learner(Model prior, double hold) {
    this.prior = prior;
    this.hold = hold;
  }

  Model fit(List<LabelledDocument> documents, Map<LabelledDocument, List<Candidate>> candidates) {
    Map<String, Integer> groupSizes = new HashMap<>();
    documents.forEach(document -> groupSizes.merge(document.group(), 1, Integer::sum));
    Map<String, List<Sample>> samples = new TreeMap<>();
    for (LabelledDocument document : documents) {
      double weight = 1 / Math.sqrt(groupSizes.get(document.group()));
      Map<String, List<Candidate>> byField = new HashMap<>();
      for (Candidate candidate : candidates.get(document)) {
        byField.computeIfAbsent(candidate.field(), field -> new ArrayList<>()).add(candidate);
      }
      byField.forEach(
          (field, found) -> {
            String truth = document.truth().get(field);
            if (truth != null) {
              samples
                  .computeIfAbsent(field, key -> new ArrayList<>())
                  .addAll(samples(field, truth, found, weight));
            }
          });
    }
    Map<String, Map<String, Double>> weights = new TreeMap<>();
    samples.forEach(
        (field, found) -> weights.put(field, Regression.fit(found, prior.of(field), hold)));
    return prior.with(weights);
  }

  private static List<Sample> samples(
      String field, String truth, List<Candidate> found, double weight) {
    List<Boolean> right = new ArrayList<>();
    int hits = 0;
    for (Candidate candidate : found) {
      boolean same = Match.same(field, candidate.value(), truth);
      right.add(same);
      hits += same ? 1 : 0;
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      double share =
          right.get(i)
              ? 1.0 / Math.max(1, Math.sqrt(hits))
              : Math.min(1, WRONG_WEIGHT / (found.size() - hits));
      samples.add(new Sample(found.get(i).features(), right.get(i), weight * share));
    }
    return samples;
  }
}
