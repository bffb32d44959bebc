package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.StepContext;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Salts that nobody can guess. */
final class Salts implements StepContext.Salts {

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    byte[] salt = new byte[LENGTH / 2];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }
}
