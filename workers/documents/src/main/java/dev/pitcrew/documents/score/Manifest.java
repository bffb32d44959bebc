package dev.pitcrew.documents.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a list of labelled documents. */
public final class Manifest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Manifest() {}

  /** Documents lie in the folder of their manifest. */
  public static List<LabelledDocument> read(Path manifest) throws IOException {
    JsonNode root = JSON.readTree(manifest.toFile());
    String source = root.path("source").asText();
    Path folder = manifest.toAbsolutePath().getParent();
    List<LabelledDocument> documents = new ArrayList<>();
    for (JsonNode document : root.path("documents")) {
      Set<String> unseen = new HashSet<>();
      document.path("not_visible_in_text").forEach(name -> unseen.add(name.asText()));
      document.path("not_in_source_transcript").forEach(name -> unseen.add(name.asText()));
      Map<String, String> truth = new LinkedHashMap<>();
      document
          .path("fields")
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isValueNode() && !unseen.contains(field.getKey())) {
                  truth.put(field.getKey(), field.getValue().asText());
                }
              });
      String file = document.path("file").asText();
      String group = document.path("layout").asText(document.path("group").asText(file));
      documents.add(
          new LabelledDocument(
              source, folder.resolve(file), document.path("kind").asText(), group, truth));
    }
    return documents;
  }
}
