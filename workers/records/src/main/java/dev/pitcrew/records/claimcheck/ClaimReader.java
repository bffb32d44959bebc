package dev.pitcrew.records.claimcheck;

import dev.pitcrew.records.company.Entity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From what was handed in to typed lines. Everything that is wrong or unclear is said in one go;
 * nothing is guessed.
 */
final class ClaimReader {

  /** More is no claim any more but an import. */
  static final int LINES_MAX = 500;

  private ClaimReader() {}

  /** What became of a claim: its lines that are right, and what is not right or not clear. */
  record Read(List<ClaimLine> lines, List<Problem> problems) {}

  static Read read(
      List<RawLine> raw, Entity entity, LocalDate today, @Nullable String declaredLocale) {
    if (raw.isEmpty()) {
      return new Read(
          List.of(),
          List.of(
              Problem.ofClaim(
                  "nothing-claimed",
                  "at least one line",
                  "Expected at least one line, but nothing is claimed.")));
    }
    if (raw.size() > LINES_MAX) {
      return new Read(List.of(), List.of(tooMany(raw.size())));
    }
    var figures =
        Figures.of(
            declaredLocale, written(raw, "amount", "kilometres", "days"), written(raw, "date"));
    var lines = new ArrayList<ClaimLine>();
    var problems = new ArrayList<Problem>();
    for (var line : raw) {
      new LineReader(line, entity, today, figures, new LineProblems(line, problems))
          .read()
          .ifPresent(lines::add);
    }
    return new Read(List.copyOf(lines), List.copyOf(problems));
  }

  static Problem tooMany(int count) {
    return Problem.ofClaim(
        "too-many-lines",
        "at most %d lines".formatted(LINES_MAX),
        String.format(
            Locale.ROOT,
            "Expected at most %d lines, but there are %,d. Hand in several claims.",
            LINES_MAX,
            count));
  }

  /** What people wrote themselves: only that shows how they write. */
  private static List<String> written(List<RawLine> raw, String... fields) {
    return raw.stream()
        .flatMap(line -> Stream.of(fields).flatMap(field -> line.value(field).stream()))
        .filter(value -> !value.isTyped())
        .map(value -> value.text().replaceAll("[€$£]|[A-Za-z.]{3,4}$|^[A-Z]{3}", "").strip())
        .toList();
  }
}
