package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Source;
import java.util.Set;

/** Turns what is known of a chosen answer into the probability that it is right. */
public final class Confidence {

  private static final Set<String> SUMMED = Set.of("net", "tax", "total", "payable");

  /** An IBAN whose checksum fails is not one to pay to, however clearly it is printed. */
  private static final double INVALID_MAX = 0.5;

  /** Some print the sums of a credit note with a minus, some without: a person must look. */
  private static final double CREDIT_MAX = 0.75;

  private static final double MARGIN = 3;
  private static final double LOGIT_MAX = 7.5;

  private final Model model;

  public Confidence(Model model) {
    this.model = model;
  }

  static Confidence load() {
    return new Confidence(Model.load("calibration.tsv"));
  }

  public double of(Candidate candidate, Choice choice) {
    Features evidence = evidence(candidate, choice);
    double probability = model.probability(candidate.field(), evidence);
    if (evidence.get("invalid") > 0) {
      return Math.min(INVALID_MAX, probability);
    }
    return evidence.get("credit") > 0 ? Math.min(CREDIT_MAX, probability) : probability;
  }

  /** What the calibration weighs. */
  public static Features evidence(Candidate candidate, Choice choice) {
    double own = logit(candidate.probability());
    double rival = logit(choice.rivals().getOrDefault(candidate.field(), 0.0));
    Features known = candidate.features();
    Features evidence =
        new Features()
            .add("logit", own)
            .add("rival", Math.max(0, MARGIN - (own - rival)) / MARGIN)
            .add("misread", 1 - candidate.reading())
            .add("scan", choice.source() == Source.OCR)
            .add("worked_out", candidate.box() == null || known.get("worked_out") > 0);
    if (SUMMED.contains(candidate.field())) {
      evidence
          .add("adds_up", choice.addsUp())
          .add("rated", choice.addsUp() && (known.get("rated") > 0 || known.get("sums_rates") > 0))
          .add("repeats", known.get("repeats") > 0)
          .add("other_due", choice.dueDiffers())
          .add("negative", candidate.number() < 0)
          .add("credit", choice.credit())
          .add("unlabelled", known.get("unlabelled"));
    }
    evidence.add("stray", known.get("stray")).add("unclear", known.get("unclear"));
    if (candidate.field().equals("iban")) {
      evidence.add("invalid", known.get("valid") == 0);
    }
    return evidence;
  }

  private static double logit(double probability) {
    double p = Math.min(0.9999, Math.max(0.0005, probability));
    return Math.min(LOGIT_MAX, Math.log(p / (1 - p)));
  }
}
