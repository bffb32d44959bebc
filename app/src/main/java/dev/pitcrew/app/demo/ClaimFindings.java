package dev.pitcrew.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.samples.ExpenseSample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of a claim, as the books and the API tell it, beside what is known of it. */
final class ClaimFindings {

  static final List<String> HEADS =
      List.of("claim", "handed in", "returned for", "rules of its lines", "who decided", "outcome");

  private final Stage stage;

  ClaimFindings(Stage stage) {
    this.stage = stage;
  }

  /**
   * @param problems the cells that came back to the claimant
   */
  Section.Row row(String id, ExpenseSample sample, List<String> problems) {
    Optional<Case> found = stage.records().cases().find(id);
    Long instance = found.map(Case::processInstanceKey).orElse(null);
    if (instance == null) {
      return new Section.Row(
          List.of(sample.title(), "-", "-", "-", "-", "-"), List.of("no case was opened"));
    }
    List<String> rules = new ArrayList<>();
    stage.variable(instance, "policy").forEach(line -> rules.add(line.path("rule").asText()));
    List<Integer> receipts = new ArrayList<>();
    List<String> duplicates = new ArrayList<>();
    stage
        .variable(instance, "matching")
        .path("lines")
        .forEach(
            line -> {
              receipts.add(line.path("receipt").asInt(-1));
              duplicates.add(line.path("duplicateOf").path("why").asText());
            });
    Optional<BigDecimal> paid = stage.records().claimPayables().find(id).map(ClaimPayable::payable);
    JsonNode posting = stage.variable(instance, "posting");
    String outcome = found.map(Case::outcome).orElse("not ended");

    List<String> wrong = new ArrayList<>();
    compare(wrong, "outcome", sample.outcome(), outcome);
    compare(wrong, "returned for", sample.problems().stream().sorted().toList(), problems);
    compare(wrong, "rules", sample.rules(), rules);
    if (!sample.receiptOf().isEmpty()) {
      compare(wrong, "receipts", sample.receiptOf(), receipts);
    }
    if (sample.duplicateBy() != null
        && duplicates.stream().noneMatch(why -> why.startsWith(sample.duplicateBy()))) {
      wrong.add("was in before: not '%s...', but %s".formatted(sample.duplicateBy(), duplicates));
    }
    amount(wrong, "reimbursed", sample.reimbursed(), paid.orElse(null));
    amount(
        wrong,
        "company card",
        sample.companyCard(),
        Optional.of(posting.path("companyCard").asText("0"))
            .map(BigDecimal::new)
            .filter(one -> one.signum() != 0)
            .orElse(null));
    return new Section.Row(
        List.of(
            "%s (%s)".formatted(sample.title(), sample.claimant()),
            handedIn(sample),
            problems.isEmpty()
                ? "-"
                : problems.stream()
                    .map(one -> one.substring(0, one.indexOf(' ')))
                    .collect(Collectors.joining(", ")),
            rules.isEmpty() ? "-" : rules.stream().distinct().collect(Collectors.joining(", ")),
            decided(id),
            outcome + paid.map(" %s EUR"::formatted).orElse("")),
        wrong);
  }

  private static String handedIn(ExpenseSample sample) {
    String sheet = sample.sheet() == null ? "form" : sample.sheet();
    int receipts = sample.receipts().size();
    return receipts == 0
        ? sheet
        : "%s + %d receipt%s".formatted(sheet, receipts, receipts == 1 ? "" : "s");
  }

  private String decided(String id) {
    String decided =
        stage.records().decisions().ofCase(id).stream()
            // What the claimant corrected stands in a column of its own.
            .filter(one -> !one.element().equals("correct-claim"))
            .map(one -> one.by() + " " + one.decision())
            .collect(Collectors.joining("; "));
    return decided.isEmpty() ? "nobody had to" : decided;
  }

  private static void amount(
      List<String> wrong, String what, @Nullable String wanted, @Nullable BigDecimal found) {
    boolean right =
        wanted == null
            ? found == null
            : found != null && found.compareTo(new BigDecimal(wanted)) == 0;
    if (!right) {
      wrong.add("%s is not %s, but %s".formatted(what, wanted, found));
    }
  }

  private static void compare(List<String> wrong, String what, Object wanted, Object found) {
    if (!Objects.equals(wanted, found)) {
      wrong.add("%s: not %s, but %s".formatted(what, wanted, found));
    }
  }
}
