package dev.pitcrew.app;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Who was erased, beside the exported heads and so outside of the data's backups: a person must not
 * come back with an old one. It holds digests of user names, no names.
 */
public final class ErasureLedger {

  private static final String FILE = "erasures";
  private static final String REASON = "erased before; an older backup was restored since";

  private final Path folder;

  /**
   * @param folder that of the exported heads
   */
  public ErasureLedger(Path folder) {
    this.folder = folder;
  }

  /** Notes an erasure, on the disk when this returns. */
  public void add(String username) throws IOException {
    Files.createDirectories(folder);
    try (var channel =
        Files.newByteChannel(
            folder.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.DSYNC)) {
      channel.write(StandardCharsets.UTF_8.encode(digest(username) + "\n"));
    }
  }

  /**
   * Erases again who was erased before and is there all the same.
   *
   * @return their user names
   */
  public List<String> reapply(Records records) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    Set<String> erased = new HashSet<>(Files.readAllLines(file));
    List<String> again = new ArrayList<>();
    for (Person person : records.people().all()) {
      if (erased.contains(digest(person.username()))
          && !records.privacy().isErased(person.username())) {
        records.privacy().erase(person.username(), REASON, "pitcrew.retention");
        again.add(person.username());
      }
    }
    return again;
  }

  private static String digest(String username) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(("pitcrew-erasure\n" + username).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
