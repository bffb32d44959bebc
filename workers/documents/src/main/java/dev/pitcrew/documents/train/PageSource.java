package dev.pitcrew.documents.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pitcrew.documents.page.PagedDocument;
import dev.pitcrew.documents.read.DocumentReader;
import dev.pitcrew.documents.read.ReaderSettings;
import dev.pitcrew.documents.read.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The pages of a document, read once and kept as JSON, since OCR of a whole set takes long. */
final class PageSource implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path kept;
  private final DocumentReader reader = new DocumentReader(ReaderSettings.defaults());

  PageSource(Path kept) {
    this.kept = kept;
  }

  /** Empty for a document without pages to learn from: broken, or XML alone. */
  Optional<PagedDocument> of(Path file) throws IOException, InterruptedException {
    Path page =
        kept.resolve(file.toAbsolutePath().normalize().toString().replace('/', '_') + ".json");
    if (Files.exists(page)) {
      return Optional.of(JSON.readValue(page.toFile(), PagedDocument.class));
    }
    Optional<PagedDocument> read =
        switch (reader.read(Files.readAllBytes(file))) {
          case Reading.DigitalPdf pdf -> Optional.of(pdf.document());
          case Reading.Scan scan -> Optional.of(scan.document());
          case Reading.Hybrid hybrid -> Optional.of(hybrid.printed());
          case Reading.PlainEInvoice xml -> Optional.empty();
          case Reading.Unreadable broken -> Optional.empty();
        };
    if (read.isPresent()) {
      Files.createDirectories(kept);
      JSON.writeValue(page.toFile(), read.get());
    }
    return read;
  }

  @Override
  public void close() {
    reader.close();
  }
}
