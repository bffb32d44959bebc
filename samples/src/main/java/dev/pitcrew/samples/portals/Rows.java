package dev.pitcrew.samples.portals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a portal keeps: rows with an id, the newest last; in a file when there is one, so that a
 * restart forgets nothing.
 */
final class Rows {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "id";

  private final @Nullable Path file;
  private final String prefix;
  private final int first;
  private final List<Map<String, String>> rows;

  /**
   * @param prefix of the ids, which count from {@code first}
   */
  Rows(@Nullable Path file, String prefix, int first) {
    this.file = file;
    this.prefix = prefix;
    this.first = first;
    this.rows = read(file);
  }

  /** Keeps a row and gives it an id. */
  synchronized String add(Map<String, String> values) {
    String id = prefix + (first + rows.size());
    var row = new LinkedHashMap<String, String>();
    row.put(ID, id);
    row.putAll(values);
    rows.add(row);
    keep();
    return id;
  }

  /** Changes one value; false when there is no such row. */
  synchronized boolean set(String id, String name, String value) {
    var found = rows.stream().filter(row -> id.equals(row.get(ID))).findFirst();
    found.ifPresent(
        row -> {
          row.put(name, value);
          keep();
        });
    return found.isPresent();
  }

  synchronized Optional<Map<String, String>> find(String id) {
    return rows.stream().filter(row -> id.equals(row.get(ID))).findFirst().map(Map::copyOf);
  }

  synchronized List<Map<String, String>> all() {
    return rows.stream().<Map<String, String>>map(LinkedHashMap::new).toList();
  }

  private void keep() {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, JSON.writeValueAsBytes(rows));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Map<String, String>> read(@Nullable Path file) {
    if (file == null || !Files.exists(file)) {
      return new ArrayList<>();
    }
    try {
      return new ArrayList<>(
          JSON.readValue(
              Files.readAllBytes(file),
              new TypeReference<List<LinkedHashMap<String, String>>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
