package dev.pitcrew.records.coding;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of an invoice are booked to: variable {@code coding} of the invoice process.
 *
 * @param complete whether each line has all it needs
 * @param costCentres those of the lines, each once
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Coding(List<Line> lines, boolean complete, List<String> costCentres) {

  /**
   * One line.
   *
   * @param line counted from 1
   * @param net decimal text; what a credit note takes back is negative
   * @param source {@code order}, {@code vendor}, {@code last-coding} or {@code person}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      int line,
      @Nullable String description,
      String net,
      @Nullable String account,
      @Nullable String costCentre,
      @Nullable String vatCode,
      String source) {

    public Line {
      source = source == null ? "person" : source;
    }

    /** A cost centre is not asked for where an account has none by a person's word. */
    boolean isComplete() {
      return isThere(account)
          && isThere(vatCode)
          && (isThere(costCentre) || source.equals("person"));
    }
  }

  public Coding {
    lines = lines == null ? List.of() : List.copyOf(lines);
    costCentres = costCentres == null ? List.of() : List.copyOf(costCentres);
  }

  public static Coding of(List<Line> lines) {
    return new Coding(
        lines,
        !lines.isEmpty() && lines.stream().allMatch(Line::isComplete),
        lines.stream()
            .map(Line::costCentre)
            .filter(Objects::nonNull)
            .filter(text -> !text.isBlank())
            .distinct()
            .sorted()
            .toList());
  }

  static boolean isThere(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
