package dev.pitcrew.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files of a data folder belong into a backup, beside the databases. */
final class KeptFiles {

  /** The content-addressed store of documents. */
  static final String DOCUMENTS = "documents";

  /**
   * What makes itself anew, what belongs to running processes, and the exported heads: they vouch
   * for the data, and who was erased is noted beside them, so they must not come back with it.
   */
  private static final Set<String> LEFT_OUT =
      Set.of("log", "browsers", "lock", "place-id", "audit-heads");

  private static final Pattern DATABASE = Pattern.compile("(engine|records)\\.db.*");
  private static final Pattern UNFINISHED = Pattern.compile("tmp-.*|.*\\.new|.*\\.hprof");

  private KeptFiles() {}

  static List<Path> of(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .map(data::relativize)
          .filter(KeptFiles::isKept)
          .sorted()
          .toList();
    }
  }

  private static boolean isKept(Path relative) {
    String top = relative.getName(0).toString();
    return !LEFT_OUT.contains(top)
        && !DATABASE.matcher(top).matches()
        && !UNFINISHED.matcher(relative.getFileName().toString()).matches();
  }

  /**
   * @return absent where the file went while the backup was made
   */
  static java.util.Optional<Manifest.Kept> copy(Path data, Path relative, Path to)
      throws IOException {
    String path = relative.toString().replace('\\', '/');
    Path copy = to.resolve("files").resolve(relative);
    try {
      String sha256 = Digests.copy(data.resolve(relative), copy);
      OwnerAlone.permissionsOf(data.resolve(relative), copy);
      boolean isDocument = relative.getName(0).toString().equals(DOCUMENTS);
      if (isDocument && !sha256.equals(relative.getFileName().toString())) {
        throw new BackupException(
            "The data are damaged: the bytes of document %s are others."
                .formatted(relative.getFileName()));
      }
      return java.util.Optional.of(new Manifest.Kept("files/" + path, Files.size(copy), sha256));
    } catch (NoSuchFileException gone) {
      return java.util.Optional.empty();
    }
  }
}
