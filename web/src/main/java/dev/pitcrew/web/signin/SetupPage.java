package dev.pitcrew.web.signin;

/** The page of the first start: what was typed, and what is wrong with it (empty: nothing). */
public record SetupPage(
    String code,
    String username,
    String displayName,
    String codeError,
    String usernameError,
    String displayNameError,
    String passwordError) {

  static SetupPage empty() {
    return new SetupPage("", "", "", "", "", "", "");
  }

  public boolean hasErrors() {
    return !(codeError + usernameError + displayNameError + passwordError).isEmpty();
  }
}
