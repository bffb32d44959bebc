package dev.pitcrew.documents.train;

import dev.pitcrew.documents.extract.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes what was learned as files that can be read and compared. */
final class WeightFiles {

  private final Path folder;
  private final String head;

  WeightFiles(Path folder, String head) {
    this.folder = folder;
    this.head = head;
  }

  WeightFiles ranking(Model model) throws IOException {
    return write("weights.tsv", "#! field, feature, weight", model);
  }

  WeightFiles calibration(Model model) throws IOException {
    return write("calibration.tsv", "#! field, evidence, weight", model);
  }

  private WeightFiles write(String name, String columns, Model model) throws IOException {
    StringBuilder text = new StringBuilder("#! Made by " + head + "\n" + columns + "\n");
    new TreeMap<>(model.weights())
        .forEach(
            (field, weights) ->
                new TreeMap<>(weights)
                    .forEach(
                        (feature, weight) ->
                            text.append(
                                String.format(
                                    Locale.ROOT, "%s\t%s\t%.3f%n", field, feature, weight))));
    Files.writeString(folder.resolve(name), text);
    return this;
  }

  void thresholds(Map<String, List<Thresholds.Answer>> confidences) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "#! Made by "
                + head
                + "\n#! field, confidence from which no person needs to look at it (above 1: never), share of answers that reach it\n");
    confidences.forEach(
        (field, answers) -> {
          double threshold = Math.ceil(Thresholds.of(field, answers) * 10_000) / 10_000;
          double share =
              answers.stream().filter(a -> a.confidence() >= threshold).count()
                  / (double) answers.size();
          text.append(String.format(Locale.ROOT, "%s\t%.4f\t%.3f%n", field, threshold, share));
        });
    Files.writeString(folder.resolve("thresholds.tsv"), text);
  }
}
