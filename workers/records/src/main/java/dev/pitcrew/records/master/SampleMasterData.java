package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The invented company, its vendors and its people, as the samples on the class path hold them.
 * What somebody changed since stays changed.
 */
public final class SampleMasterData {

  private static final String FOLDER = "/samples/master/";

  private SampleMasterData() {}

  public static void load(Records records) {
    try {
      var folder = Files.createTempDirectory("pitcrew-master");
      try {
        for (var name : MasterData.files()) {
          copy(name, folder.resolve(name));
        }
        MasterData.complete(records, folder);
      } finally {
        for (var name : MasterData.files()) {
          Files.deleteIfExists(folder.resolve(name));
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(String name, Path target) throws IOException {
    try (InputStream in = SampleMasterData.class.getResourceAsStream(FOLDER + name)) {
      if (in != null) {
        Files.copy(in, target);
      } else if (name.equals(MasterData.COMPANY)) {
        throw new IllegalStateException(
            "Expected to find the sample master data on the class path, but the samples are not"
                + " there.");
      }
    }
  }
}
