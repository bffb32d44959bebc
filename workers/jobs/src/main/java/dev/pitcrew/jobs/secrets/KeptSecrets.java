package dev.pitcrew.jobs.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Secrets of this machine: the environment's {@code PITCREW_SECRET_NAME} first, else the file
 * {@code NAME} in a folder, without a line break at its end. Read anew each time, so that a changed
 * secret counts at once.
 */
public final class KeptSecrets implements Secrets {

  /** What the name of a secret follows in the environment. */
  public static final String PREFIX = "PITCREW_SECRET_";

  private final Map<String, String> environment;
  private final Path folder;

  public KeptSecrets(Map<String, String> environment, Path folder) {
    this.environment = environment;
    this.folder = folder;
  }

  @Override
  public Optional<String> find(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Expected the name of a secret to be of upper-case letters, digits and underscores, but it is \"%s\"."
              .formatted(name));
    }
    String set = environment.get(PREFIX + name);
    return set != null ? Optional.of(set) : inFile(name);
  }

  private Optional<String> inFile(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)).stripTrailing());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
