package dev.pitcrew.documents.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Finds the main language by the words and letters that {@code languages.properties} lists. */
public final class Languages {
  private static final String DEFAULT = "en";
  private static final double FOR_DEFAULT = 0.5;
  private static final double FOR_A_LETTER = 0.5;

  /** One misread letter is no guess. */
  private static final double GUESS_MIN = 1;

  private static final double CLEAR_MIN = 6;
  private static final double CLEAR_RATIO = 2.5;
  private static final int STEM_WORD_MIN = 4;
  private static final Map<String, Marks> MARKS = load();

  private record Marks(Set<String> words, List<String> stems, String letters) {
    double weight(String word) {
      if (words.contains(word)
          || word.length() >= STEM_WORD_MIN && stems.stream().anyMatch(word::contains)) {
        return 1;
      }
      return word.chars().anyMatch(c -> letters.indexOf(c) >= 0) ? FOR_A_LETTER : 0;
    }
  }

  private Languages() {}

  /** The ISO 639-1 code; "en" where nothing speaks for any. */
  public static String of(List<Page> pages) {
    return guess(pages.stream().flatMap(p -> p.words().stream()).toList()).orElse(DEFAULT);
  }

  /** The language that the words speak for most; empty where nothing speaks for any. */
  public static Optional<String> guess(List<Word> words) {
    return best(scores(words)).map(Map.Entry::getKey);
  }

  /** The language that the words speak for beyond doubt. */
  public static Optional<String> clear(List<Word> words) {
    Map<String, Double> scores = scores(words);
    return best(scores)
        .filter(best -> best.getValue() >= CLEAR_MIN && isAhead(best, scores))
        .map(Map.Entry::getKey);
  }

  private static boolean isAhead(Map.Entry<String, Double> best, Map<String, Double> scores) {
    return scores.entrySet().stream()
        .filter(s -> !s.getKey().equals(best.getKey()))
        .allMatch(s -> s.getValue() * CLEAR_RATIO <= best.getValue());
  }

  private static Optional<Map.Entry<String, Double>> best(Map<String, Double> scores) {
    return scores.entrySet().stream()
        .filter(s -> s.getValue() >= GUESS_MIN)
        .max(
            Comparator.comparingDouble(
                s -> s.getValue() + (s.getKey().equals(DEFAULT) ? FOR_DEFAULT : 0)));
  }

  private static Map<String, Double> scores(List<Word> words) {
    List<String> bare = words.stream().map(w -> bare(w.text())).toList();
    Map<String, Double> scores = new HashMap<>();
    MARKS.forEach(
        (code, marks) -> scores.put(code, bare.stream().mapToDouble(marks::weight).sum()));
    return scores;
  }

  private static String bare(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int end = lower.length();
    while (end > 0 && !Character.isLetterOrDigit(lower.charAt(end - 1))) {
      end--;
    }
    return lower.substring(0, end);
  }

  private static Map<String, Marks> load() {
    var properties = new Properties();
    try (InputStream in = Languages.class.getResourceAsStream("languages.properties")) {
      if (in == null) {
        throw new IllegalStateException("no resource languages.properties");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Marks> marks = new HashMap<>();
    for (String key : properties.stringPropertyNames()) {
      String code = key.substring(0, key.indexOf('.'));
      marks.computeIfAbsent(
          code,
          c ->
              new Marks(
                  Set.of(properties.getProperty(c + ".words").split(" ")),
                  List.of(properties.getProperty(c + ".stems").split(" ")),
                  properties.getProperty(c + ".letters")));
    }
    return marks;
  }
}
