package dev.pitcrew.mail.account;

/** Who we say we are is not accepted; a person has to change a setting or a secret. */
public final class SignInRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SignInRefused(String message) {
    super(message);
  }
}
