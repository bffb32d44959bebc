package dev.pitcrew.app.cli;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.AccessLine;
import dev.pitcrew.records.personnel.Hire;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who has access to what, by the access ledger. */
@Command(
    name = "access",
    description =
        "Prints who has access to what; with an employee, everything the ledger says about them.",
    footer = {
      "",
      "An access is open from its request until it is revoked. The command ends with 1 when an"
          + " employee is named",
      "who still has access, so that a script can ask whether somebody is out."
    })
final class AccessCommand implements Callable<Integer> {

  private static final String ROW = "%-24s %-26s %-12s %-24s %-10s %s%n";

  @Mixin BooksOptions books = new BooksOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "EMPLOYEE",
      description = "A hire's id such as HIR-514e335c907c, or a user name.")
  @Nullable String employee;

  @Option(names = "--all", description = "Also who has none any more.")
  boolean all;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    try (Records records = books.open()) {
      PrintWriter out = spec.commandLine().getOut();
      int result = employee == null ? everybody(records, out) : one(records, employee, out);
      out.flush();
      return result;
    }
  }

  private int everybody(Records records, PrintWriter out) {
    out.printf(ROW, "Employee", "Name", "System", "Account", "State", "Since");
    for (String id : records.accessLedger().employees()) {
      List<Access> shown = all ? records.accessLedger().of(id) : records.accessLedger().openOf(id);
      for (Access access : shown) {
        out.printf(
            ROW,
            id,
            name(records, id),
            access.system(),
            orDash(access.account()),
            access.state().word(),
            access.since());
      }
    }
    return 0;
  }

  private static int one(Records records, String employee, PrintWriter out) {
    List<AccessLine> lines = records.accessLedger().history(employee);
    if (lines.isEmpty()) {
      throw new CommandFailure(
          "Expected an employee of the access ledger, but it knows nobody as %s."
              .formatted(employee));
    }
    out.printf("%s, %s%n", employee, name(records, employee));
    out.printf("%-28s %-10s %-12s %-24s %s%n", "When", "What", "System", "Account", "By");
    for (AccessLine line : lines) {
      out.printf(
          "%-28s %-10s %-12s %-24s %s%s%n",
          line.at(),
          line.action().word(),
          line.system(),
          orDash(line.account()),
          line.who(),
          line.approvedBy() == null ? "" : ", approved by " + line.approvedBy());
    }
    List<Access> open = records.accessLedger().openOf(employee);
    out.println(
        open.isEmpty()
            ? "Nothing is open."
            : "Open: %s.".formatted(String.join(", ", open.stream().map(Access::system).toList())));
    return open.isEmpty() ? 0 : 1;
  }

  private static String name(Records records, String employee) {
    return records
        .hires()
        .hire(employee)
        .map(Hire::name)
        .or(() -> records.people().find(employee).map(Person::name))
        .orElse("-");
  }

  private static String orDash(@Nullable String text) {
    return text == null ? "-" : text;
  }
}
