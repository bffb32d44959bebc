package dev.pitcrew.app;

import dev.pitcrew.samples.Sample;
import dev.pitcrew.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts the sample invoices into the watched folder, once for a data folder. */
final class SampleDocuments {

  private static final String MARK = ".samples-fed";

  private SampleDocuments() {}

  static void feed(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path mark = folder.resolve(MARK);
    if (Files.exists(mark)) {
      return;
    }
    for (Sample sample : Samples.all()) {
      Files.write(folder.resolve(sample.fileName()), sample.content());
    }
    Files.createFile(mark);
  }
}
