package dev.pitcrew.spreadsheets;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a table is to be read.
 *
 * @param headerRow the number of the row with the column names; found when absent
 * @param locale how numbers and dates were written; absent when nobody said
 * @param ignored headings of the file that are left alone
 * @param strictness how much a sheet may differ from what is expected
 * @param hiddenRows what becomes of rows a person who opens the file does not see
 */
public record TableSpec(
    List<Column> columns,
    @Nullable Integer headerRow,
    @Nullable Locale locale,
    Set<String> ignored,
    Strictness strictness,
    HiddenRows hiddenRows) {

  /** How much a sheet may differ from what is expected. */
  public enum Strictness {
    /** Headings exactly as named, no others, every row a row of data: files made for an import. */
    EXACT,
    /** Headings much as named, others left alone, total lines and notes known: people's sheets. */
    PEOPLE
  }

  /** What becomes of rows that nobody sees. */
  public enum HiddenRows {
    /** They are read as the others are, and told. */
    READ,
    /** They are left out, and told. */
    SKIP
  }

  public TableSpec {
    columns = List.copyOf(columns);
    ignored = Set.copyOf(ignored);
  }

  /** A sheet as people make them. */
  public static TableSpec ofPeople(List<Column> columns, @Nullable Locale locale) {
    return new TableSpec(columns, null, locale, Set.of(), Strictness.PEOPLE, HiddenRows.READ);
  }

  boolean isExact() {
    return strictness == Strictness.EXACT;
  }
}
