package dev.pitcrew.spreadsheets;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** What the file itself says a cell holds; text of a csv file is always {@link Text}. */
public sealed interface CellValue {

  /** Nothing. */
  record Blank() implements CellValue {}

  /** Characters. */
  record Text(String text) implements CellValue {}

  /**
   * A number.
   *
   * @param shown as the sheet shows it where that keeps more than the number, such as leading zeros
   * @param currency as the cell's format writes it, such as EUR, € or $; absent for plain numbers
   */
  record Number(BigDecimal number, String shown, @Nullable String currency) implements CellValue {}

  /** A day, with a time where the sheet has one. */
  record Moment(LocalDateTime moment) implements CellValue {}

  /** True or false. */
  record Flag(boolean flag) implements CellValue {}

  /**
   * Something that is no value.
   *
   * @param why a clause that goes on after "but", such as "the formula ends in #REF!"
   */
  record Fault(String why) implements CellValue {}
}
