package dev.pitcrew.documents.train;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.documents.extract.Candidate;
import dev.pitcrew.documents.extract.Model;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.read.DocumentReader;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.receipt.Ranking;
import dev.pitcrew.documents.receipt.ReceiptExtractor;
import dev.pitcrew.documents.score.LabelledDocument;
import dev.pitcrew.documents.score.Manifest;
import dev.pitcrew.documents.score.Match;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Learns ranking and calibration of receipts and prints the score on merchants that were not in
 * training: {@code TrainReceipts OUT PAGES MANIFEST...}, where PAGES is a folder with readings kept
 * as JSON.
 */
public final class TrainReceipts {
  private static final int FOLDS = 10;
  private static final double HOLD_CALIBRATION = 2;

  /** How strongly weights are held at the rules of thumb. */
  private static final Map<String, Double> HOLD =
      Map.of("total", 4.0, "date", 2.0, "merchant", 1.0);

  private static final String RESOURCES = "/dev/pitcrew/documents/receipt/";
  private static final List<String> FIELDS = List.of("total", "date", "merchant");

  /** What the manifests call the fields. */
  private static final Map<String, String> TRUTH =
      Map.of("total", "total", "date", "issue_date", "merchant", "vendor");

  private static final Map<String, Double> CALIBRATION_PRIOR =
      Map.of("logit", 0.7, "close", -1.0, "agree", 0.5, "unordered", -1.0, "misread", -0.5);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<LabelledDocument> documents = new ArrayList<>();

  /** First of all readings of a document, then with one of them left out, to learn from more. */
  private final Map<LabelledDocument, List<Map<String, List<Candidate>>>> candidates =
      new HashMap<>();

  private final Model prior = Model.load(RESOURCES + "priors.tsv");
  private final ReceiptExtractor extractor = new ReceiptExtractor();
  private final StringBuilder report = new StringBuilder();

  /** An answer to a document whose merchant was not in training. */
  private record Answer(LabelledDocument document, int fold, Ranking.Pick pick, boolean right) {}

  private TrainReceipts() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 3) {
      System.err.println("usage: TrainReceipts OUT PAGES MANIFEST...");
      System.exit(2);
    }
    var train = new TrainReceipts();
    try (var reader = new DocumentReader(ReaderSettings.defaults())) {
      for (int i = 2; i < arguments.length; i++) {
        for (LabelledDocument document : Manifest.read(Path.of(arguments[i]))) {
          train.load(document, Path.of(arguments[1]), reader);
        }
      }
    }
    System.out.print(train.run(Path.of(arguments[0])));
  }

  private void load(LabelledDocument document, Path kept, DocumentReader reader)
      throws IOException, InterruptedException {
    String name = document.file().toAbsolutePath().normalize().toString().replace('/', '_');
    Path file = kept.resolve(name + ".json");
    List<PagedDocument> readings = List.of();
    if (Files.exists(file)) {
      readings = JSON.readValue(file.toFile(), new TypeReference<List<PagedDocument>>() {});
    } else {
      try {
        readings = reader.readReceipt(Files.readAllBytes(document.file())).readings();
      } catch (UnreadableException unreadable) {
        report.append(document.file()).append(": ").append(unreadable.getMessage()).append('\n');
      }
      Files.createDirectories(kept);
      JSON.writeValue(file.toFile(), readings);
    }
    documents.add(document);
    List<Map<String, List<Candidate>>> variants = new ArrayList<>();
    variants.add(byField(readings));
    for (int without = 0; without < readings.size() && readings.size() > 1; without++) {
      List<PagedDocument> fewer = new ArrayList<>(readings);
      fewer.remove(without);
      variants.add(byField(fewer));
    }
    candidates.put(document, variants);
  }

  private Map<String, List<Candidate>> byField(List<PagedDocument> readings) {
    Map<String, List<Candidate>> byField = new HashMap<>();
    if (!readings.isEmpty()) {
      extractor
          .candidates(readings)
          .forEach(c -> byField.computeIfAbsent(c.field(), f -> new ArrayList<>()).add(c));
    }
    return byField;
  }

  private String run(Path out) throws IOException {
    Map<String, Integer> folds = Folds.of(documents, FOLDS);
    Map<String, Map<String, Double>> weights = new TreeMap<>();
    Map<String, Map<String, Double>> calibration = new TreeMap<>();
    for (String field : FIELDS) {
      List<Answer> answers = heldOut(field, folds);
      tell(field, answers);
      weights.put(field, fit(field, documents));
      calibration.put(field, calibrated(answers));
    }
    var files =
        new WeightFiles(
            out, "TrainReceipts OUT PAGES MANIFEST..., %d receipts".formatted(documents.size()));
    files.ranking(new Model(weights)).calibration(new Model(calibration));
    return report.toString();
  }

  private List<Answer> heldOut(String field, Map<String, Integer> folds) {
    List<Answer> answers = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int test = fold;
      var model =
          new Model(
              Map.of(
                  field,
                  fit(
                      field,
                      documents.stream().filter(d -> folds.get(d.group()) != test).toList())));
      var ranking = new Ranking(model, model);
      for (LabelledDocument document : documents) {
        if (folds.get(document.group()) == fold && document.truth().containsKey(TRUTH.get(field))) {
          Optional<Ranking.Pick> pick = ranking.pick(of(document, field));
          pick.ifPresent(
              p -> answers.add(new Answer(document, test, p, isRight(document, p.best()))));
          if (pick.isEmpty()) {
            report.append("none     %s %s%n".formatted(field, document.file()));
          }
        }
      }
    }
    return answers;
  }

  private List<Candidate> of(LabelledDocument document, String field) {
    return candidates.get(document).getFirst().getOrDefault(field, List.of());
  }

  private static boolean isRight(LabelledDocument document, Candidate candidate) {
    String name = TRUTH.get(candidate.field());
    return Match.same(name, candidate.value(), document.truth().get(name));
  }

  private Map<String, Double> fit(String field, List<LabelledDocument> in) {
    Map<String, Integer> sizes = new HashMap<>();
    in.forEach(d -> sizes.merge(d.group(), 1, Integer::sum));
    List<Sample> samples = new ArrayList<>();
    for (LabelledDocument document : in) {
      if (document.truth().containsKey(TRUTH.get(field))) {
        List<Map<String, List<Candidate>>> variants = candidates.get(document);
        double weight = 1 / Math.sqrt(sizes.get(document.group())) / variants.size();
        for (Map<String, List<Candidate>> variant : variants) {
          variant
              .getOrDefault(field, List.of())
              .forEach(c -> samples.add(new Sample(c.features(), isRight(document, c), weight)));
        }
      }
    }
    return Regression.fit(samples, prior.of(field), HOLD.get(field));
  }

  private static Map<String, Double> calibrated(List<Answer> answers) {
    return Regression.fit(
        answers.stream().map(a -> new Sample(a.pick.evidence(), a.right, 1)).toList(),
        CALIBRATION_PRIOR,
        HOLD_CALIBRATION);
  }

  /** Right answers, also by source, and how far a confidence keeps its promise on other folds. */
  private void tell(String field, List<Answer> answers) {
    Map<String, int[]> bySource = new LinkedHashMap<>();
    List<Thresholds.Answer> judged = new ArrayList<>();
    for (LabelledDocument document : documents) {
      if (document.truth().containsKey(TRUTH.get(field))) {
        bySource.computeIfAbsent(document.source(), s -> new int[3])[1]++;
        bySource.computeIfAbsent("ALL", s -> new int[3])[1]++;
        int there = of(document, field).stream().anyMatch(c -> isRight(document, c)) ? 1 : 0;
        bySource.get(document.source())[2] += there;
        bySource.get("ALL")[2] += there;
      }
    }
    for (Answer answer : answers) {
      int one = answer.right ? 1 : 0;
      bySource.get(answer.document.source())[0] += one;
      bySource.get("ALL")[0] += one;
      Map<String, Double> others =
          calibrated(answers.stream().filter(a -> a.fold != answer.fold).toList());
      var model = new Model(Map.of(field, others));
      double confidence = new Ranking(model, model).confidence(answer.pick);
      judged.add(new Thresholds.Answer(confidence, answer.right));
      if (!answer.right) {
        report.append(
            String.format(
                Locale.ROOT,
                "%.3f %s %s: %s, truth %s%n",
                confidence,
                field,
                answer.document.file(),
                answer.pick.best().value(),
                answer.document.truth().get(TRUTH.get(field))));
      }
    }
    bySource.forEach(
        (source, n) ->
            report.append(
                String.format(
                    Locale.ROOT,
                    "%-16s %-9s right %d of %d = %.3f, among the candidates %d%n",
                    source,
                    field,
                    n[0],
                    n[1],
                    n[0] / (double) n[1],
                    n[2])));
    report.append(Reliability.table(Map.of(field, judged)));
  }
}
