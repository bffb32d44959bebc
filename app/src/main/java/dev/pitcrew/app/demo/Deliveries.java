package dev.pitcrew.app.demo;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.ImportKind;
import dev.pitcrew.records.master.ImportRequest;
import dev.pitcrew.records.master.MasterImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Goods that arrive after their invoice: the warehouse's list goes the way of the command. */
final class Deliveries {

  private Deliveries() {}

  /**
   * @param list a file of {@code samples/later}
   */
  static Line arrive(Records records, String list) {
    try {
      Path file = Files.createTempFile("pitcrew-later", "-" + list);
      try (InputStream in =
          Objects.requireNonNull(Deliveries.class.getResourceAsStream("/samples/later/" + list))) {
        Files.write(file, in.readAllBytes());
        var report =
            new MasterImport(records).run(ImportKind.RECEIPTS, ImportRequest.of(file, "carl"));
        return new Line(
            "Goods arrived for what was waiting: %s, %s".formatted(list, report.counts()),
            !report.isRefused() && report.added() > 0);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
