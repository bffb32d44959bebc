package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.accounts.BankChange;
import dev.pitcrew.records.accounts.BankChanges;
import dev.pitcrew.records.accounts.Iban;
import dev.pitcrew.records.accounts.Payee;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.spreadsheets.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * What an import may do with the account of an employee: give one to somebody who is new or has
 * none yet and was never paid, else ask for it. A second person confirms.
 */
final class PeopleAccounts {

  private final Records records;
  private final Rows rows;
  private final ImportRequest request;
  private final Plan plan;

  PeopleAccounts(Records records, Rows rows, ImportRequest request, Plan plan) {
    this.records = records;
    this.rows = rows;
    this.request = request;
    this.plan = plan;
  }

  /**
   * @param iban the account from now on
   * @param wanted the one a second person is asked for, absent when nobody is
   */
  record Decision(@Nullable String iban, @Nullable String wanted) {}

  Decision decide(TableRow row, @Nullable Person before) {
    var iban = row.text("iban").filter(Iban::isValid).map(Iban::compact);
    if (before == null) {
      return new Decision(iban.orElse(null), null);
    }
    // An account is never taken away without a word: somebody would not get their money.
    if (iban.isEmpty() || before.iban() != null && iban.get().equals(Iban.compact(before.iban()))) {
      return new Decision(before.iban(), null);
    }
    return ask(row, before, iban.get());
  }

  private Decision ask(TableRow row, Person before, String wanted) {
    var kept = new Decision(before.iban(), null);
    var last =
        records.bankChanges().ofVendor(Payee.ofEmployee(before.username())).stream()
            .filter(change -> change.iban().equals(wanted))
            .findFirst();
    if (last.filter(change -> change.state() == BankChange.State.REQUESTED).isPresent()) {
      plan.notice(
          "%s: the account stays; the change to …%s waits for a controller (bank change %d).",
          before.username(), end(wanted), last.get().id());
      return kept;
    }
    if (last.filter(change -> change.state() == BankChange.State.REFUSED).isPresent()) {
      plan.notice(
          "%s: the account stays; %s refused the change to …%s: %s",
          before.username(), last.get().decidedBy(), end(wanted), last.get().decisionReason());
      return kept;
    }
    if (records.people().find(request.by()).filter(Person::active).isEmpty()) {
      rows.problem(
          row,
          "iban",
          "Expected to know who asks for another account of %s, but '%s' is none of our people. Say"
              + " who does, with --by USERNAME; a controller must confirm it.",
          before.username(),
          request.by());
      return kept;
    }
    plan.notice(
        "%s: the account stays; the change to …%s %s for another person, a controller, to confirm.",
        before.username(), end(wanted), request.dryRun() ? "would wait" : "waits");
    return new Decision(before.iban(), wanted);
  }

  void ask(String username, Decision decision) {
    if (decision.wanted() != null
        && records
                .bankChanges()
                .request(
                    Payee.ofEmployee(username),
                    decision.wanted(),
                    null,
                    request.by(),
                    "Import of %s.".formatted(request.file().getFileName()))
            instanceof BankChanges.Outcome.Refused refused) {
      throw new IllegalStateException(refused.reason());
    }
  }

  private static String end(String iban) {
    return iban.substring(iban.length() - 4);
  }
}
