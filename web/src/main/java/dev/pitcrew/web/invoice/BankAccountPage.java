package dev.pitcrew.web.invoice;

import dev.pitcrew.web.inbox.DecisionRoom.Faults;
import dev.pitcrew.web.inbox.DecisionRoom.Typed;
import dev.pitcrew.web.inbox.OpenTask;
import java.util.ArrayList;
import java.util.List;

/**
 * The page on which somebody calls a vendor back about a bank account.
 *
 * @param known the account of the vendor master; empty when it holds none
 * @param phone the number of the vendor master to call; empty when it holds none
 * @param named the account the document names
 * @param printed the account its page shows, where the data inside the file says another; else
 *     empty
 */
public record BankAccountPage(
    OpenTask open,
    InvoiceCase invoice,
    String known,
    String phone,
    String named,
    String printed,
    String bar,
    Typed typed,
    Faults faults) {

  private static final int GROUP = 4;

  /** Four signs of an account, and whether they are the same in the other one. */
  public record Group(String text, boolean differs) {}

  public List<Group> knownGroups() {
    return groups(known, named);
  }

  public List<Group> namedGroups() {
    return groups(named, known);
  }

  public List<Group> printedGroups() {
    return groups(printed, named);
  }

  private static List<Group> groups(String account, String other) {
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < account.length(); i += GROUP) {
      String text = account.substring(i, Math.min(account.length(), i + GROUP));
      groups.add(new Group(text, !other.isEmpty() && !other.startsWith(text, i)));
    }
    return groups;
  }
}
