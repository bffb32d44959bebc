package dev.pitcrew.web.people;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a new password must be: long rather than crooked. */
public final class PasswordRules {

  static final int LENGTH_MIN = 12;
  static final int LENGTH_MAX = 128;
  private static final int DIFFERENT_MIN = 5;

  /** Long enough to pass the length, and among the first that anybody tries. */
  private static final Set<String> WORN =
      Set.of(
          "123456789012",
          "1234567890123",
          "12345678901234",
          "123456123456",
          "passwordpassword",
          "password1234",
          "password12345",
          "password123456",
          "qwertyuiop12",
          "qwertyqwerty",
          "qwertyuiop123",
          "1q2w3e4r5t6y",
          "iloveyou1234",
          "administrator",
          "administrator1",
          "welcome12345",
          "letmeinplease",
          "changemenow1",
          "changeme1234",
          "pitcrewpitcrew");

  private PasswordRules() {}

  /** The sentence that says what is wrong with the password; empty when nothing is. */
  public static Optional<String> objection(String username, String password) {
    String lower = password.toLowerCase(Locale.ROOT);
    if (password.length() < LENGTH_MIN) {
      return Optional.of("Use at least " + LENGTH_MIN + " characters, for example four words.");
    }
    if (password.length() > LENGTH_MAX) {
      return Optional.of("Use at most " + LENGTH_MAX + " characters.");
    }
    if (!username.isBlank() && lower.contains(username.toLowerCase(Locale.ROOT))) {
      return Optional.of("Leave the user name out of the password.");
    }
    if (lower.chars().distinct().count() < DIFFERENT_MIN || WORN.contains(lower)) {
      return Optional.of("This is among the first passwords anybody would try. Choose another.");
    }
    return Optional.empty();
  }
}
