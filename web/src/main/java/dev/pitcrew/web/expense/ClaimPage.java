package dev.pitcrew.web.expense;

import dev.pitcrew.web.inbox.OpenTask;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The page on which somebody decides on a claim.
 *
 * @param said each line with what was said of it, in the order of the claim
 * @param tried whether it was sent already, so that faults are shown
 * @param bar why this person may not decide here at all; empty when they may
 * @param refusal why the last try was refused; empty when it was not
 */
public record ClaimPage(
    OpenTask open,
    ClaimCase claim,
    List<SaidLine> said,
    boolean tried,
    String bar,
    String refusal) {

  /** Lines that somebody must say something of. */
  public List<SaidLine> asked() {
    return where(ClaimedLine::needsPerson);
  }

  public List<SaidLine> paying() {
    return where(line -> !line.needsPerson() && !line.isSettled());
  }

  /** Nothing of these is paid any more. */
  public List<SaidLine> settled() {
    return where(ClaimedLine::isSettled);
  }

  private List<SaidLine> where(Predicate<ClaimedLine> which) {
    return said.stream().filter(one -> which.test(one.line())).toList();
  }

  public List<SaidLine> wrong() {
    return tried ? said.stream().filter(one -> !one.fault().isEmpty()).toList() : List.of();
  }

  /** What would be paid as it stands. */
  public String approved() {
    return said.stream()
        .map(SaidLine::amount)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add)
        .toPlainString();
  }

  public long undecided() {
    return said.stream().filter(one -> one.word().isEmpty()).count();
  }

  public boolean mayDecide() {
    return bar.isEmpty() && open.obstacle().isEmpty();
  }
}
