package dev.pitcrew.documents.extract;

import java.util.Map;

/** Turns what is known of a chosen answer into the probability that it is right. */
public final class Confidence {

  private final Model model;

  public Confidence(Model model) {
    this.model = model;
  }

  static Confidence load() {
    return new Confidence(Model.load("calibration.tsv"));
  }

  double of(Candidate candidate, Map<String, Candidate> chosen) {
    return model.of(candidate.field()).isEmpty()
        ? candidate.probability()
        : model.probability(candidate.field(), evidence(candidate, chosen));
  }

  /** What the calibration weighs. */
  public static Features evidence(Candidate candidate, Map<String, Candidate> chosen) {
    double p = Math.min(0.9995, Math.max(0.0005, candidate.probability()));
    return new Features()
        .add("logit", Math.log(p / (1 - p)))
        .add("misread", 1 - candidate.reading());
  }
}
