package dev.pitcrew.web.page;

import dev.pitcrew.web.people.Role;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A place in the navigation rail, and the roles that see it. */
public enum Room {
  INBOX("Inbox", "/inbox", "i", EnumSet.allOf(Role.class)),
  HANDIN("Hand in", "/hand-in", "h", EnumSet.complementOf(EnumSet.of(Role.AUDITOR))),
  CLAIMS("Claims", "/claims", "l", EnumSet.allOf(Role.class)),
  UPLOAD("Upload", "/upload", "u", EnumSet.of(Role.CLERK, Role.OPERATOR, Role.ADMIN)),
  PAYMENTS("Payments", "/payments", "p", EnumSet.of(Role.TREASURER, Role.CONTROLLER, Role.AUDITOR)),
  CASES("Cases", "/cases", "a", EnumSet.complementOf(EnumSet.of(Role.ANALYST))),
  EMPLOYEES("Staff", "/employees", "y", EnumSet.of(Role.HR, Role.IT, Role.AUDITOR)),
  VENDORS(
      "Vendors",
      "/vendors",
      "v",
      EnumSet.of(
          Role.CLERK, Role.CONTROLLER, Role.DIRECTOR, Role.TREASURER, Role.ADMIN, Role.AUDITOR)),
  OUTBOX("Outbox", "/outbox", "o", EnumSet.of(Role.CLERK, Role.OPERATOR, Role.ADMIN, Role.AUDITOR)),
  FIGURES(
      "Figures",
      "/figures",
      "f",
      EnumSet.of(
          Role.DIRECTOR, Role.CONTROLLER, Role.OPERATOR, Role.ANALYST, Role.ADMIN, Role.AUDITOR)),
  REPORTS(
      "Reports",
      "/reports",
      "r",
      EnumSet.of(Role.CONTROLLER, Role.DIRECTOR, Role.OPERATOR, Role.ADMIN, Role.AUDITOR)),
  BOTS("Bots", "/bots", "b", EnumSet.of(Role.OPERATOR, Role.ADMIN)),
  COCKPIT("Cockpit", "/cockpit", "c", EnumSet.of(Role.OPERATOR, Role.ADMIN)),
  AUDIT("Audit", "/audit", "t", EnumSet.of(Role.AUDITOR, Role.ADMIN)),
  PEOPLE("People", "/people", "e", EnumSet.of(Role.ADMIN));

  private final String label;
  private final String address;
  private final String key;
  private final Set<Role> roles;

  Room(String label, String address, String key, Set<Role> roles) {
    this.label = label;
    this.address = address;
    this.key = key;
    this.roles = Set.copyOf(roles);
  }

  public String label() {
    return label;
  }

  /** Names the icon. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String address() {
    return address;
  }

  /** The letter that opens the room after {@code g}. */
  public String key() {
    return key;
  }

  public Set<Role> roles() {
    return roles;
  }
}
