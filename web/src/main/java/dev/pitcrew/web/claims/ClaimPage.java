package dev.pitcrew.web.claims;

import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.web.starts.WaitingPort;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One claim of the person who looks at it.
 *
 * @param stands how it stands, in words
 * @param held why its payment is held; empty where it is not
 * @param due day it is to be paid at the latest; null where nothing is owed
 * @param paid when the bank had paid it; null before
 * @param mayWithdraw whether it is open
 */
public record ClaimPage(
    Claim claim,
    String stands,
    String look,
    String held,
    @Nullable String due,
    @Nullable OffsetDateTime paid,
    List<WaitingPort.Waiting> waiting,
    List<Line> lines,
    boolean mayWithdraw) {

  /**
   * A line.
   *
   * @param approved what is paid of it, in the currency of the books; empty while nobody knows
   * @param reasons why it was cut or refused, or why somebody looks at it
   */
  public record Line(
      int number,
      String date,
      String description,
      String amount,
      String currency,
      String outcome,
      String look,
      String approved,
      List<String> reasons) {}
}
