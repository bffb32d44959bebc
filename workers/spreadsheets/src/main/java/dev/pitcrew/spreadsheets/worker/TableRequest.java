package dev.pitcrew.spreadsheets.worker;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.TableSpec;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst asks for.
 *
 * @param sheet its name; found when absent
 * @param headerRow its number, from 1; found when absent
 * @param locale how numbers and dates are written, such as de-DE; told by the columns when absent
 * @param hiddenRows {@code read} (when absent) or {@code skip}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TableRequest(
    @Nullable String sheet,
    @Nullable Integer headerRow,
    @Nullable String locale,
    @Nullable String hiddenRows,
    @Nullable List<AskedColumn> columns) {

  /**
   * A column of the request.
   *
   * @param name as the result calls it, and as its heading may be
   * @param aliases other headings
   * @param currency of amounts that do not say theirs
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record AskedColumn(
      String name,
      @Nullable Type type,
      @Nullable Boolean required,
      @Nullable List<String> aliases,
      @Nullable String currency) {

    Column column() {
      return new Column(
          name,
          type == null ? Column.Kind.TEXT : type.kind,
          required == Boolean.TRUE,
          aliases == null ? List.of() : aliases,
          currency);
    }
  }

  /** What cells hold, in the words of the request. */
  enum Type {
    @JsonProperty("text")
    TEXT(Column.Kind.TEXT),
    @JsonProperty("number")
    NUMBER(Column.Kind.NUMBER),
    @JsonProperty("whole")
    WHOLE(Column.Kind.WHOLE),
    @JsonProperty("money")
    MONEY(Column.Kind.MONEY),
    @JsonProperty("date")
    DATE(Column.Kind.DAY),
    @JsonProperty("yes-no")
    YES_NO(Column.Kind.FLAG);

    private final Column.Kind kind;

    Type(Column.Kind kind) {
      this.kind = kind;
    }
  }

  TableSpec spec() {
    if (columns == null || columns.isEmpty()) {
      throw new ContractBroken(
          "Expected tableSpec.columns to name the columns to read, but it names none.");
    }
    var names = new HashSet<String>();
    for (var column : columns) {
      if (column.name() == null || column.name().isBlank() || !names.add(column.name())) {
        throw new ContractBroken(
            "Expected each column of tableSpec to have a name of its own, but found '%s'."
                .formatted(column.name()));
      }
    }
    return new TableSpec(
        columns.stream().map(AskedColumn::column).toList(),
        headerRow,
        declaredLocale(),
        Set.of(),
        TableSpec.Strictness.PEOPLE,
        "skip".equals(hiddenRows) ? TableSpec.HiddenRows.SKIP : TableSpec.HiddenRows.READ);
  }

  private @Nullable Locale declaredLocale() {
    if (locale == null || locale.isBlank()) {
      return null;
    }
    try {
      return new Locale.Builder().setLanguageTag(locale.strip().replace('_', '-')).build();
    } catch (IllformedLocaleException e) {
      throw new ContractBroken(
          "Expected a locale such as de-DE, but found '%s'.".formatted(locale));
    }
  }
}
