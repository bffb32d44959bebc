package dev.pitcrew.app;

import dev.pitcrew.engine.gateway.security.AccessProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The client of the API that whoever may read the data folder is. */
public final class LocalClient {

  /** What the API calls it. */
  public static final String ID = AccessProperties.LOCAL_CLIENT;

  private LocalClient() {}

  /** Its secret; empty when no server has ever run in this folder, or it may not be read. */
  public static Optional<String> secret(Path data) {
    Path file = data.resolve(DataFolder.CLIENT_SECRET);
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
