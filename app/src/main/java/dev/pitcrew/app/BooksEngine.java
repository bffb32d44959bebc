package dev.pitcrew.app;

import dev.pitcrew.records.SyncedFiles;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The engine that books belong to. What was done is noted under the keys of its instances and
 * tasks; another engine gives the same keys to something else, which would then not be done.
 *
 * @param address of its REST API
 * @param cluster as it calls itself; absent where it does not
 */
record BooksEngine(String address, @Nullable String cluster) {

  private static final String FILE = "engine.properties";
  private static final String ADDRESS = "address";
  private static final String CLUSTER = "cluster";

  /** The rows of an engine that runs in the folder itself. */
  private static final String OWN_ENGINE = "engine.db";

  /**
   * Notes that the books in the folder are of this engine.
   *
   * @param anotherToo whether they may have been of another
   * @throws PitcrewApplication.CannotStart when they are of another, or it cannot be noted
   */
  void claim(Path folder, boolean anotherToo) {
    try {
      Optional<BooksEngine> before = read(folder.resolve(FILE));
      if (before.filter(this::isSame).isPresent()) {
        return;
      }
      if (!anotherToo && (before.isPresent() || Files.exists(folder.resolve(OWN_ENGINE)))) {
        throw new PitcrewApplication.CannotStart(
            "The books in %s are of %s, not of %s: take other books, or go on with --another-engine where nothing of the old one is under way."
                .formatted(
                    folder,
                    before.map(BooksEngine::named).orElse("a Pitcrew's own engine"),
                    named()));
      }
      SyncedFiles.write(
          folder.resolve(FILE),
          "%s=%s\n%s=%s\n".formatted(ADDRESS, address, CLUSTER, cluster == null ? "" : cluster));
    } catch (IOException e) {
      throw new PitcrewApplication.CannotStart(
          "Cannot keep data in %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static Optional<BooksEngine> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties noted = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      noted.load(reader);
    }
    String cluster = noted.getProperty(CLUSTER, "");
    return Optional.of(
        new BooksEngine(noted.getProperty(ADDRESS, ""), cluster.isEmpty() ? null : cluster));
  }

  /** The same cluster may have moved to another address. */
  private boolean isSame(BooksEngine other) {
    return cluster != null && other.cluster != null
        ? cluster.equals(other.cluster)
        : address.equals(other.address);
  }

  private String named() {
    return cluster == null ? address : "%s (cluster %s)".formatted(address, cluster);
  }
}
