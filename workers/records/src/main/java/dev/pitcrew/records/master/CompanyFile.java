package dev.pitcrew.records.master;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.spreadsheets.TableProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * A file of our own companies, as JSON: {@code {"entities": [...]}}. Everything wrong in it is
 * named with its place, such as {@code entities[0].iban}.
 *
 * @param entities those that are right
 */
record CompanyFile(List<Entity> entities, List<TableProblem> problems) {

  private static final long BYTES_MAX = 1_000_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** It is no such file at all. */
  static final class Unreadable extends RuntimeException {
    Unreadable(String message) {
      super(message);
    }
  }

  static CompanyFile read(Path file) {
    var name = String.valueOf(file.getFileName());
    var problems = new ArrayList<TableProblem>();
    var entities = new ArrayList<Entity>();
    var ids = new HashSet<String>();
    var root = parse(file);
    CompanyKeys.check(name, "", root, CompanyKeys.ROOT, problems);
    var list = root.path("entities");
    if (!list.isArray() || list.isEmpty()) {
      problems.add(problem(name, "entities", "", "Expected a list of at least one company."));
    }
    for (int i = 0; i < list.size(); i++) {
      var place = "entities[%d]".formatted(i);
      new CompanyReader(name, place, list.get(i), problems).read().ifPresent(entities::add);
      var id = list.get(i).path("id").asText();
      if (!ids.add(id)) {
        problems.add(problem(name, place + ".id", id, "Expected company '%s' once.".formatted(id)));
      }
    }
    return new CompanyFile(entities, problems);
  }

  private static JsonNode parse(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new Unreadable("Expected to read %s, but there is no such file.".formatted(file));
      }
      if (Files.size(file) > BYTES_MAX) {
        throw new Unreadable("Expected a company file of at most 1 MB, but it is larger.");
      }
      var root = MAPPER.readTree(Files.readAllBytes(file));
      if (!root.isObject()) {
        throw new Unreadable("Expected an object with 'entities', but it is something else.");
      }
      return root;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      throw new Unreadable(
          "Expected JSON, but line %d, column %d is not: %s."
              .formatted(at.getLineNr(), at.getColumnNr(), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new Unreadable("Expected to read %s, but: %s.".formatted(file, e.getMessage()));
    }
  }

  static TableProblem problem(String file, String place, String value, String message) {
    return new TableProblem(file, null, place, null, value, message);
  }
}
