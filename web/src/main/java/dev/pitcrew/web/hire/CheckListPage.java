package dev.pitcrew.web.hire;

import dev.pitcrew.web.inbox.OpenTask;
import java.util.List;

/**
 * The page with a check list.
 *
 * @param note what was typed
 * @param tried whether it was sent already, so that what is open is named
 * @param refusal why the last try was refused; empty when it was not
 */
public record CheckListPage(
    OpenTask open, Hire hire, List<Item> items, String note, boolean tried, String refusal) {

  /** Who comes, and what is there for them already; empty texts for what nobody knows. */
  public record Hire(
      String name,
      String position,
      String department,
      String startDate,
      String location,
      String manager,
      String buddy,
      List<String> equipment,
      List<Account> accounts) {}

  /** An account that was made. */
  public record Account(String system, String account) {}

  /** One thing to do. */
  public record Item(String value, String label, boolean ticked) {

    public String id() {
      return "item-" + value;
    }
  }

  public List<Item> left() {
    return items.stream().filter(item -> !item.ticked()).toList();
  }

  public long ticked() {
    return items.stream().filter(Item::ticked).count();
  }
}
