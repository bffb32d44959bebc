package dev.pitcrew.records.chain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.records.files.SyncedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** The exported heads: one line each, only ever added to. */
public final class HeadFile {

  public static final String NAME = "heads.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  private HeadFile() {}

  /**
   * What was read of the file.
   *
   * @param heads those with a right signature
   * @param refused a sentence for each line that is not a signed head
   */
  public record Read(List<ExportedHead> heads, List<String> refused) {}

  /** Adds a line, on the disk when this returns, and puts the public key beside it. */
  public static void append(Path folder, ExportedHead head, HeadKey key) throws IOException {
    Files.createDirectories(folder);
    Path open = folder.resolve(HeadKey.PUBLIC_FILE);
    boolean isFirst = !Files.exists(open) || !Files.exists(folder.resolve(NAME));
    if (!Files.exists(open)) {
      SyncedFiles.write(open, key.publicPem());
    }
    try (var channel =
        Files.newByteChannel(
            folder.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            StandardOpenOption.DSYNC)) {
      channel.write(StandardCharsets.UTF_8.encode(JSON.writeValueAsString(head) + "\n"));
    }
    if (isFirst) {
      SyncedFiles.syncNames(folder);
    }
  }

  /** The heads in a file, their signatures checked. */
  public static Read read(Path file, PublicKey key) throws IOException {
    List<ExportedHead> heads = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    int line = 0;
    for (String text : Files.readAllLines(file)) {
      line++;
      if (text.isBlank()) {
        continue;
      }
      try {
        ExportedHead head = JSON.readValue(text, ExportedHead.class);
        if (HeadKey.isSignedBy(key, head)) {
          heads.add(head);
        } else {
          refused.add("line %d of %s: the signature is not that of the key".formatted(line, file));
        }
      } catch (JsonProcessingException e) {
        refused.add("line %d of %s is not an exported head".formatted(line, file));
      }
    }
    return new Read(heads, refused);
  }
}
