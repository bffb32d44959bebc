package dev.pitcrew.app;

import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Puts the sample invoices into the watched folder and the budget into the shared one, once. */
final class SampleDocuments {

  private static final String MARK = ".samples-fed";
  private static final String BUDGET = "budget-brueckner-voss.xlsx";

  private SampleDocuments() {}

  /**
   * @param folder that is watched for documents
   * @param shared folder in which reports look for the budget
   */
  static void feed(Path folder, Path shared) throws IOException {
    Files.createDirectories(folder);
    Path mark = folder.resolve(MARK);
    if (Files.exists(mark)) {
      return;
    }
    for (Sample sample : Samples.all()) {
      Files.write(folder.resolve(sample.fileName()), sample.content());
    }
    Files.createDirectories(shared);
    try (InputStream in = SampleDocuments.class.getResourceAsStream("/samples/reports/" + BUDGET)) {
      Files.write(shared.resolve(BUDGET), Objects.requireNonNull(in).readAllBytes());
    }
    Files.createFile(mark);
  }
}
