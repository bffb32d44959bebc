package dev.pitcrew.records.learn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words of one document, asked for what stands beside or under a label. A label is learned only
 * if asking for it on the same document gives the corrected value and no other.
 */
public final class Layout {

  private static final int WORDS_MAX = 5_000;
  private static final int RUN_MAX = 4;
  private static final int LABEL_WORDS_MAX = 4;
  private static final int LABEL_LETTERS_MIN = 3;
  private static final int REACH = 6;

  /** How far words of one label are from each other, as a share of their height. */
  private static final double WORD_GAP = 1.0;

  private final List<PageWord> words;

  public Layout(List<PageWord> words) {
    this.words =
        words.stream()
            .filter(PageWord::isPlaced)
            .limit(WORDS_MAX)
            .sorted(
                Comparator.comparingInt(PageWord::page)
                    .thenComparingDouble(PageWord::top)
                    .thenComparingDouble(PageWord::left))
            .toList();
  }

  /** Where a value stands: beside or under which words. */
  public record Hint(String field, String label, Side side) {}

  /** Where the value is, seen from its label. */
  public enum Side {
    RIGHT("right"),
    BELOW("below");

    private final String word;

    Side(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** A value that was found at a learned place. */
  public record Found(String value, double confidence, int page, List<Double> box) {}

  /** What shows the way to the value; empty when nothing does so without doubt. */
  public Optional<Hint> learn(String field, String value, @Nullable List<Double> box) {
    var kind = FieldKind.of(field);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    return runs(kind.get(), value).stream()
        .sorted(Comparator.comparing(run -> box != null && !isIn(run.getFirst(), box)))
        .flatMap(run -> labels(field, run).stream())
        .filter(
            hint -> find(hint).filter(found -> kind.get().isSame(found.value(), value)).isPresent())
        .findFirst();
  }

  /** The value at a learned place; empty when there is none, or more than one. */
  public Optional<Found> find(Hint hint) {
    var kind = FieldKind.of(hint.field());
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var found = new LinkedHashMap<String, Found>();
    for (var word : words) {
      if (hint.label().endsWith(word.letters()) && !word.letters().isEmpty()) {
        var label = labelEndingAt(word);
        if (text(label).equals(hint.label())) {
          beside(hint.side(), label, kind.get()).ifPresent(one -> found.put(one.value(), one));
        }
      }
    }
    return found.size() == 1 ? Optional.of(found.values().iterator().next()) : Optional.empty();
  }

  private Optional<Found> beside(Side side, List<PageWord> label, FieldKind kind) {
    var last = label.getLast();
    var candidates =
        switch (side) {
          case RIGHT -> lineOf(last).stream().filter(word -> word.left() >= last.right() - 1);
          case BELOW -> {
            var under =
                words.stream()
                    .filter(
                        word -> word.isUnder(label.getFirst().left() - 2, last.right() + 2, last))
                    .min(Comparator.comparingDouble(PageWord::top));
            yield under.stream()
                .flatMap(first -> lineOf(first).stream())
                .filter(word -> word.right() > label.getFirst().left() - 2);
          }
        };
    var line = candidates.limit(REACH).toList();
    for (int from = 0; from < line.size(); from++) {
      for (int to = Math.min(line.size(), from + RUN_MAX); to > from; to--) {
        var run = line.subList(from, to);
        var value = isTogether(run) ? kind.parse(join(run)) : Optional.<String>empty();
        if (value.isPresent()) {
          return Optional.of(found(value.get(), run));
        }
      }
    }
    return Optional.empty();
  }

  /** The stretches of a line that say the value. */
  private List<List<PageWord>> runs(FieldKind kind, String value) {
    var runs = new ArrayList<List<PageWord>>();
    for (var first : words) {
      if (first.text().chars().noneMatch(Character::isDigit)) {
        continue;
      }
      var line = lineOf(first).stream().filter(word -> word.left() >= first.left()).toList();
      for (int length = 1; length <= Math.min(RUN_MAX, line.size()); length++) {
        var run = line.subList(0, length);
        if (isTogether(run)
            && kind.parse(join(run)).filter(one -> kind.isSame(one, value)).isPresent()) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  /** The nearest words to the left, then those above. */
  private List<Hint> labels(String field, List<PageWord> run) {
    var hints = new ArrayList<Hint>();
    var first = run.getFirst();
    lineOf(first).stream()
        .filter(word -> word.right() <= first.left() + 1 && isLabel(word))
        .max(Comparator.comparingDouble(PageWord::right))
        .ifPresent(word -> add(hints, field, word, Side.RIGHT));
    words.stream()
        .filter(word -> first.isUnder(word.left() - 2, word.right() + 2, word) && isLabel(word))
        .max(Comparator.comparingDouble(PageWord::bottom).thenComparingDouble(PageWord::right))
        .ifPresent(word -> add(hints, field, word, Side.BELOW));
    return hints;
  }

  private void add(List<Hint> hints, String field, PageWord last, Side side) {
    var label = text(labelEndingAt(last));
    if (label.replace(" ", "").length() >= LABEL_LETTERS_MIN) {
      hints.add(new Hint(field, label, side));
    }
  }

  private static boolean isLabel(PageWord word) {
    return word.letters().length() >= 2 && !word.letters().equals("eur");
  }

  private List<PageWord> labelEndingAt(PageWord last) {
    var label = new ArrayList<PageWord>();
    label.add(last);
    var before =
        lineOf(last).stream()
            .filter(word -> word != last && word.right() <= last.left() + 1)
            .sorted(Comparator.comparingDouble(PageWord::right).reversed())
            .toList();
    for (var word : before) {
      var next = label.getFirst();
      if (label.size() == LABEL_WORDS_MAX
          || next.left() - word.right() > WORD_GAP * next.height()) {
        break;
      }
      label.addFirst(word);
    }
    return label;
  }

  private List<PageWord> lineOf(PageWord one) {
    return words.stream()
        .filter(word -> word == one || word.isBeside(one))
        .sorted(Comparator.comparingDouble(PageWord::left))
        .toList();
  }

  private static boolean isTogether(List<PageWord> run) {
    for (int i = 1; i < run.size(); i++) {
      if (run.get(i).left() - run.get(i - 1).right() > WORD_GAP * run.get(i).height()) {
        return false;
      }
    }
    return true;
  }

  private static Found found(String value, List<PageWord> run) {
    double left = run.getFirst().left();
    double top = run.stream().mapToDouble(PageWord::top).min().orElse(0);
    double right = run.getLast().right();
    double bottom = run.stream().mapToDouble(PageWord::bottom).max().orElse(0);
    return new Found(
        value,
        run.stream().mapToDouble(PageWord::confidence).min().orElse(0),
        run.getFirst().page(),
        List.of(left, top, right - left, bottom - top));
  }

  private static boolean isIn(PageWord word, List<Double> box) {
    double x = (word.left() + word.right()) / 2;
    double y = (word.top() + word.bottom()) / 2;
    return x >= box.get(0) - 2
        && x <= box.get(0) + box.get(2) + 2
        && y >= box.get(1) - 2
        && y <= box.get(1) + box.get(3) + 2;
  }

  private static String join(List<PageWord> run) {
    return String.join(" ", run.stream().map(PageWord::text).toList());
  }

  private static String text(List<PageWord> label) {
    return String.join(
        " ", label.stream().map(PageWord::letters).filter(letters -> !letters.isEmpty()).toList());
  }
}
