package dev.pitcrew.spreadsheets.worker;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.shelf.DocumentRef;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.spreadsheets.TableFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The file a job is about.
 *
 * @param bytes absent when there are more than anybody reads
 */
record Inbound(String fileName, byte @Nullable [] bytes) {

  static final String UNREADABLE = "unreadable";

  static Inbound of(JobInput input, DocumentShelf shelf) throws IOException {
    var document = input.at("document").map(DocumentRef::of).orElse(null);
    if (document == null) {
      throw new ContractBroken(
          "Expected variable document to be a document, but it is missing or something else.");
    }
    var name = document.fileName() == null ? "the file" : document.fileName();
    try {
      return new Inbound(name, shelf.get(document, TableFile.BYTES_MAX));
    } catch (DocumentShelf.TooLarge e) {
      return new Inbound(name, null);
    }
  }

  String tooLarge() {
    return "Expected %s to have at most %,d MB, but it is larger. Split it."
        .formatted(fileName, TableFile.BYTES_MAX / 1_000_000);
  }
}
