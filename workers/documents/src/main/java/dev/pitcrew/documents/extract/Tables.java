package dev.pitcrew.documents.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the data files beside this package: columns by tabs, comments after a leading "#!". */
public final class Tables {

  private Tables() {}

  public static List<String[]> rows(String name) {
    InputStream file = Tables.class.getResourceAsStream(name);
    if (file == null) {
      throw new IllegalStateException(
          "Expected to find data file " + name + ", but it is missing.");
    }
    List<String[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && !line.startsWith("#!")) {
          rows.add(line.split("\t"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to read data file " + name + ".", e);
    }
    return rows;
  }
}
