package dev.pitcrew.spreadsheets;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader expects of a column.
 *
 * @param name its heading; case, blanks, hyphens and underscores do not matter in the file
 * @param required whether the column must be there and each row must have a value in it
 * @param aliases other headings it may have, the likeliest first
 * @param currency of amounts that do not say theirs, ISO 4217; absent for columns of other kinds
 */
public record Column(
    String name, Kind kind, boolean required, List<String> aliases, @Nullable String currency) {

  /** What its cells hold. */
  public enum Kind {
    /** Characters as they stand, leading zeros and all. */
    TEXT,
    /** A decimal number. */
    NUMBER,
    /** A whole number. */
    WHOLE,
    /** An amount, with its currency where the sheet says it. */
    MONEY,
    /** A day. */
    DAY,
    /** Yes or no. */
    FLAG
  }

  public Column {
    aliases = List.copyOf(aliases);
  }

  public static Column required(String name, Kind kind) {
    return new Column(name, kind, true, List.of(), null);
  }

  public static Column optional(String name, Kind kind) {
    return new Column(name, kind, false, List.of(), null);
  }

  public Column withAliases(String... others) {
    return new Column(name, kind, required, List.of(others), currency);
  }

  /** The same, whose amounts are of that currency where they do not say another. */
  public Column withCurrency(@Nullable String code) {
    return new Column(name, kind, required, aliases, code);
  }

  /** Its name first. */
  List<String> headings() {
    return Stream.concat(Stream.of(name), aliases.stream()).toList();
  }
}
