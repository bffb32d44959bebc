package dev.pitcrew.records.hire;

import java.util.List;
import java.util.Map;

/**
 * What is ticked off before and on the first day. Every item has to be, so that a list that is
 * closed means something.
 */
public final class CheckLists {

  /** One thing to do. */
  public record Item(String id, String label) {}

  private static final Map<String, List<Item>> SHIPPED =
      Map.of(
          "it",
              List.of(
                  new Item("equipment-ready", "The equipment is here and set up"),
                  new Item("accounts-tested", "Every account was signed in to once"),
                  new Item("mailbox-ready", "The mailbox receives mail")),
          "manager",
              List.of(
                  new Item("workplace-ready", "The workplace is ready"),
                  new Item("first-week-planned", "The first week is planned"),
                  new Item("team-told", "The team knows who comes and when"),
                  new Item("buddy-told", "The buddy knows what to do")),
          "hire",
              List.of(
                  new Item("accounts-work", "My accounts work"),
                  new Item("equipment-received", "I have my equipment"),
                  new Item("safety-briefing", "I was told what to do in an emergency"),
                  new Item("data-protection", "I was told how we protect personal data"),
                  new Item("payroll-data", "Payroll has my tax and insurance data")));

  private CheckLists() {}

  public static Map<String, List<Item>> shipped() {
    return SHIPPED;
  }

  /** The items of one list. */
  public static List<Item> of(String list) {
    return SHIPPED.getOrDefault(list, List.of());
  }
}
