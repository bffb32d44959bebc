package dev.pitcrew.documents.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.page.ReadLimits;
import dev.pitcrew.documents.page.UnreadableException;
import dev.pitcrew.documents.pdf.PdfContent;
import dev.pitcrew.documents.pdf.PdfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The pages of a document: kept ones where there are any, since OCR of a whole set takes long. */
final class PageSource {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path kept;

  PageSource(Path kept) {
    this.kept = kept;
  }

  /** Empty for a document without pages to learn from: not read yet, or unreadable. */
  Optional<PagedDocument> of(Path file) throws IOException {
    Path page =
        kept.resolve(file.toAbsolutePath().normalize().toString().replace('/', '_') + ".json");
    if (Files.exists(page)) {
      return Optional.of(JSON.readValue(page.toFile(), PagedDocument.class));
    }
    if (!file.toString().endsWith(".pdf")) {
      return Optional.empty();
    }
    try {
      PdfContent content = PdfReader.read(Files.readAllBytes(file), ReadLimits.DEFAULT);
      return content.needsOcr() ? Optional.empty() : Optional.of(content.document());
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }
}
