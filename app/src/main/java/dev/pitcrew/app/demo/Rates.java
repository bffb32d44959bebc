package dev.pitcrew.app.demo;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.master.ImportKind;
import dev.pitcrew.records.master.ImportRequest;
import dev.pitcrew.records.master.MasterImport;
import dev.pitcrew.samples.ExpenseSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An exchange rate that was missing: the controller's list goes the way of the command. */
final class Rates {

  private Rates() {}

  static void enter(Records records, ExpenseSample.@Nullable Rate rate) {
    if (rate == null) {
      return;
    }
    try {
      Path file = Files.createTempFile("pitcrew-rate", ".csv");
      try {
        Files.writeString(
            file,
            "date,currency,rate,source\n%s,%s,%s,Asked the bank\n"
                .formatted(rate.date(), rate.currency(), rate.rate()));
        new MasterImport(records).run(ImportKind.RATES, ImportRequest.of(file, "carl"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
