package dev.pitcrew.documents.train;

import dev.pitcrew.documents.extract.Candidate;
import dev.pitcrew.documents.extract.Choice;
import dev.pitcrew.documents.extract.Confidence;
import dev.pitcrew.documents.extract.Extractor;
import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.Model;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.score.LabelledDocument;
import dev.pitcrew.documents.score.Manifest;
import dev.pitcrew.documents.score.Match;
import dev.pitcrew.documents.score.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Learns ranking, calibration and thresholds and prints the score on documents whose layout was not
 * in training: {@code Train OUT PAGES MANIFEST...}, where PAGES is a folder with pages kept as
 * JSON.
 */
public final class Train {

  private static final int FOLDS = 10;
  private static final double HOLD = 2;

  private final List<LabelledDocument> documents = new ArrayList<>();
  private final Map<LabelledDocument, PagedDocument> pages = new HashMap<>();
  private final Map<LabelledDocument, List<Candidate>> candidates = new HashMap<>();
  private final Model prior = Model.load("priors.tsv");
  private final List<Calibrator.Outcome> outcomes = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<LabelledDocument, Choice> answers = new LinkedHashMap<>();

  private Train() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 3) {
      System.err.println("usage: Train OUT PAGES MANIFEST...");
      System.exit(2);
    }
    Train train = new Train();
    try (PageSource source = new PageSource(Path.of(arguments[1]))) {
      for (int i = 2; i < arguments.length; i++) {
        train.load(Path.of(arguments[i]), source);
      }
    }
    String command = "Train OUT PAGES " + (arguments.length - 2) + " manifests";
    System.out.print(train.run(Path.of(arguments[0]), command));
  }

  private void load(Path manifest, PageSource source) throws IOException, InterruptedException {
    Extractor extractor = new Extractor(prior);
    for (LabelledDocument document : Manifest.read(manifest)) {
      Optional<PagedDocument> paged = source.of(document.file());
      if (paged.isPresent()) {
        documents.add(document);
        pages.put(document, paged.get());
        candidates.put(document, extractor.candidates(paged.get()));
      }
    }
  }

  private String run(Path out, String command) throws IOException {
    Map<String, Integer> folds = Folds.of(documents, FOLDS);
    Learner learner = new Learner(prior, HOLD);
    for (int fold = 0; fold < FOLDS; fold++) {
      int test = fold;
      Extractor extractor =
          new Extractor(
              learner.fit(
                  documents.stream().filter(d -> folds.get(d.group()) != test).toList(),
                  candidates));
      for (LabelledDocument document : documents) {
        if (folds.get(document.group()) == fold) {
          judge(document, extractor.chosen(pages.get(document)), fold);
        }
      }
    }
    Map<String, List<Thresholds.Answer>> confidences = new TreeMap<>();
    Score score = score(folds, confidences);
    String head =
        "%s; %d documents; F1 %.4f on folds by layout"
            .formatted(command, documents.size(), score.f1());
    new WeightFiles(out, head)
        .ranking(learner.fit(documents, candidates))
        .calibration(Calibrator.fit(outcomes, fields()))
        .thresholds(confidences);
    wrong.sort(Comparator.reverseOrder());
    return score.table()
        + Reliability.table(confidences)
        + "wrong answers, the surest first\n"
        + String.join("\n", wrong)
        + "\n";
  }

  private void judge(LabelledDocument document, Choice choice, int fold) {
    answers.put(document, choice);
    choice
        .chosen()
        .forEach(
            (field, candidate) -> {
              String truth = document.truth().get(field);
              if (truth != null) {
                boolean right = Match.same(field, candidate.value(), truth);
                Sample sample = new Sample(Confidence.evidence(candidate, choice), right, 1);
                outcomes.add(new Calibrator.Outcome(field, fold, sample));
              }
            });
  }

  /** Scores answers that neither ranking nor calibration has seen the layout of. */
  private Score score(
      Map<String, Integer> folds, Map<String, List<Thresholds.Answer>> confidences) {
    List<Confidence> calibrations = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int test = fold;
      calibrations.add(
          new Confidence(
              Calibrator.fit(outcomes.stream().filter(o -> o.fold() != test).toList(), fields())));
    }
    Score score = new Score();
    answers.forEach(
        (document, choice) -> {
          Confidence calibration = calibrations.get(folds.get(document.group()));
          Map<String, Field> fields = new HashMap<>();
          choice
              .chosen()
              .forEach(
                  (field, candidate) -> {
                    double confidence = calibration.of(candidate, choice);
                    fields.put(
                        field,
                        new Field(
                            candidate.value(),
                            confidence,
                            candidate.page(),
                            candidate.box(),
                            choice.source()));
                    String truth = document.truth().get(field);
                    if (truth != null) {
                      boolean right = Match.same(field, candidate.value(), truth);
                      confidences
                          .computeIfAbsent(field, f -> new ArrayList<>())
                          .add(new Thresholds.Answer(confidence, right));
                      if (!right) {
                        wrong.add(
                            String.format(
                                Locale.ROOT,
                                "%.4f %s %s: %s, truth %s",
                                confidence,
                                field,
                                document.file().getFileName(),
                                candidate.value(),
                                truth));
                      }
                    }
                  });
          score.add(document, fields);
        });
    return score;
  }

  /** All fields that were answered, whether ranked by the model or found by votes. */
  private TreeSet<String> fields() {
    TreeSet<String> fields = new TreeSet<>(prior.weights().keySet());
    outcomes.forEach(outcome -> fields.add(outcome.field()));
    return fields;
  }
}
