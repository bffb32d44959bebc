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
  ADMIN;

  public String group() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for a word that is none of ours: a directory may know more groups than the pages do. */
  public static Optional<Role> of(String group) {
    return Arrays.stream(values()).filter(role -> role.group().equalsIgnoreCase(group)).findFirst();
  }
}
