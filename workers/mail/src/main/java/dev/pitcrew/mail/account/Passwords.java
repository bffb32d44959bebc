package dev.pitcrew.mail.account;

import dev.pitcrew.jobs.secrets.KeptSecrets;
import dev.pitcrew.jobs.secrets.Secrets;

/** The values behind the names of secrets. */
final class Passwords {

  private Passwords() {}

  /**
   * @throws SignInRefused when there is none
   */
  static String of(Secrets secrets, String name) {
    return secrets
        .find(name)
        .orElseThrow(
            () ->
                new SignInRefused(
                    "Expected to know the secret %s, but it is not kept on this machine: set %s%s, or put it into a file of that name in the folder of secrets."
                        .formatted(name, KeptSecrets.PREFIX, name)));
  }
}
