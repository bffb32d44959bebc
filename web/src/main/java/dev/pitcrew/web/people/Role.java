package dev.pitcrew.web.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do; the name in lower case is also the candidate group of a user task. */
public enum Role {
  CLERK,
  APPROVER,
  DIRECTOR,
  CONTROLLER,
  TREASURER,
  OPERATOR,
  ANALYST,
  ADMIN,
  AUDITOR,
  HR,
  IT,
  MANAGER;

  public String group() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the role is for, in a sentence. */
  public String purpose() {
    return switch (this) {
      case CLERK -> "validates what was read";
      case APPROVER -> "approves invoices";
      case DIRECTOR -> "approves large invoices as the second person";
      case CONTROLLER -> "verifies bank accounts";
      case TREASURER -> "proposes and releases payments";
      case OPERATOR -> "looks after running cases";
      case ANALYST -> "draws and studies processes";
      case ADMIN -> "looks after people and running cases";
      case AUDITOR -> "reads everything and changes nothing";
      case HR -> "sees to those who come and go";
      case IT -> "sees to accounts and equipment";
      case MANAGER -> "leads people: approves their access, meets them on their first day";
    };
  }

  /** Empty for a word that is none of ours: a directory may know more groups than the pages do. */
  public static Optional<Role> of(String group) {
    return Arrays.stream(values()).filter(role -> role.group().equalsIgnoreCase(group)).findFirst();
  }
}
