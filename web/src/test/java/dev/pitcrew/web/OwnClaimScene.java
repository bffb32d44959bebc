package dev.pitcrew.web;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.claimcheck.ClaimLine;
import dev.pitcrew.records.expenses.Claim;
import dev.pitcrew.records.expenses.Claims;
import dev.pitcrew.records.expenses.LineDecision;
import dev.pitcrew.records.payable.ClaimPayable;
import dev.pitcrew.records.payable.Invoice;
import dev.pitcrew.records.people.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Claims of Anton that are open, posted and came back from the bank. */
final class OwnClaimScene {

  static final String OPEN = "EXP-0000000000a1";
  static final String CUT = "EXP-0000000000a2";
  static final String BACK = "EXP-0000000000a3";

  private OwnClaimScene() {}

  static void play(Records records) {
    boolean isPlayed = records.claims().find(OPEN).isPresent();
    if (!isPlayed) {
      Ledger.posted(records, "claims");
    }
    // Other tests of the same books know the two otherwise.
    records
        .people()
        .save(
            new Person(
                "anton",
                "Anton Ohl",
                Set.of("approver"),
                null,
                "anton@example.com",
                true,
                "E-1",
                "DE02120300000000202051"));
    records.people().save(new Person("carl", "Carl", Set.of("controller"), null, null));
    if (isPlayed) {
      return;
    }
    receive(records, OPEN, "Fair in Graz <script>alert(3)</script>");
    receive(records, CUT, "Customer visit");
    receive(records, BACK, "Trade journal");
    records
        .claims()
        .decide(
            CUT,
            List.of(new LineDecision(9, 2, true, new BigDecimal("40.00"), "Meals end at 40.00.")),
            "dora",
            null);
    post(records, CUT, Invoice.State.POSTED, null);
    post(
        records,
        BACK,
        Invoice.State.BLOCKED,
        "The bank returned payment PIT-1 on 2026-11-20: account closed. Confirm the employee’s data"
            + " before it is paid again.");
  }

  private static void receive(Records records, String id, String title) {
    records
        .claims()
        .receive(
            Claim.received(
                id,
                "anton",
                "E-1",
                "form",
                title,
                "en",
                Instant.parse("2026-11-20T09:00:00Z"),
                "EUR"),
            "anton");
    records
        .claimContents()
        .saveLines(id, List.of(line(1, "Train", "128.40"), line(2, "Dinner", "61.20")), 0, "test");
  }

  private static void post(
      Records records, String id, Invoice.State state, @Nullable String blocked) {
    records
        .claims()
        .post(
            id,
            new Claims.Outcome(
                Map.of(1, new BigDecimal("128.40"), 2, new BigDecimal("40.00")),
                new BigDecimal("168.40"),
                BigDecimal.ZERO,
                new BigDecimal("21.20")),
            "test");
    LocalDate day = LocalDate.of(2026, 11, 20);
    records
        .claimPayables()
        .post(
            new ClaimPayable(
                id,
                "E-1",
                "anton",
                day,
                day,
                "EUR",
                new BigDecimal("168.40"),
                "DE02120300000000202051",
                "0a1b",
                "binding",
                state,
                blocked,
                Instant.parse("2026-11-20T10:00:00Z")),
            "test");
  }

  private static ClaimLine line(int number, String what, String amount) {
    return new ClaimLine(
        number,
        LocalDate.of(2026, 11, 9),
        "travel",
        what,
        null,
        new BigDecimal(amount),
        "EUR",
        null,
        "own",
        null,
        null,
        null,
        Map.of());
  }

  /** The change of Anton's account that waits. */
  static BankChange waiting(Records records) {
    return records.bankChanges().ofVendor("employee:anton").getFirst();
  }
}
