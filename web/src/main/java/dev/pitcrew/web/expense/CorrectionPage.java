package dev.pitcrew.web.expense;

import dev.pitcrew.web.inbox.OpenTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The page on which somebody corrects their claim.
 *
 * @param asks with what was answered
 * @param tried whether it was sent already, so that faults are shown
 * @param fileFault what is wrong with a file; empty when nothing is
 * @param refusal why the last try was refused; empty when it was not
 */
public record CorrectionPage(
    OpenTask open,
    ReturnedClaim claim,
    List<Ask> asks,
    boolean tried,
    String fileFault,
    String refusal) {

  /** What is asked about one line. */
  public record Group(int line, String context, List<Ask> asks) {}

  public List<Group> groups() {
    Map<Integer, List<Ask>> lines = new LinkedHashMap<>();
    asks.forEach(ask -> lines.computeIfAbsent(ask.line(), line -> new ArrayList<>()).add(ask));
    return lines.entrySet().stream()
        .map(
            entry ->
                new Group(
                    entry.getKey(),
                    claim.context().getOrDefault(entry.getKey(), ""),
                    entry.getValue()))
        .toList();
  }

  public List<Ask> wrong() {
    return tried ? asks.stream().filter(ask -> !ask.fault().isEmpty()).toList() : List.of();
  }

  public boolean hasErrors() {
    return !wrong().isEmpty() || !fileFault.isEmpty();
  }

  public long unclear() {
    return asks.stream().filter(ask -> !ask.readings().isEmpty()).count();
  }

  /** How it stands, in a sentence. */
  public String sentence() {
    if (!claim.unreadable().isEmpty()) {
      return "Nothing of the sheet could be read: " + claim.unreadable();
    }
    long bad = asks.size() - unclear() + claim.whole().size();
    String unread =
        bad == 0 ? "" : bad == 1 ? "One place cannot be read" : bad + " places cannot be read";
    String unclear =
        unclear() == 0
            ? ""
            : unclear() == 1
                ? "one can be read in more than one way"
                : unclear() + " can be read in more than one way";
    String both =
        unread.isEmpty() ? unclear : unclear.isEmpty() ? unread : unread + ", and " + unclear;
    return both.isEmpty()
        ? "Something about this claim is not clear."
        : both.substring(0, 1).toUpperCase(Locale.ROOT) + both.substring(1) + ".";
  }
}
