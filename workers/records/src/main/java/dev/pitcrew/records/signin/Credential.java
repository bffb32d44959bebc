package dev.pitcrew.records.signin;

/**
 * What lets a person sign in.
 *
 * @param passwordHash in its encoded form, never a password
 * @param disabled true when the person may no longer sign in
 */
public record Credential(String username, String passwordHash, boolean disabled) {

  @Override
  public String toString() {
    return "Credential[" + username + "]";
  }
}
