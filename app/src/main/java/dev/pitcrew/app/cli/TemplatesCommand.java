package dev.pitcrew.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the element templates of the workers to where Camunda Modeler looks for them. */
@Command(
    name = "templates",
    description = {
      "Lists the element templates of the workers, or installs them into Camunda Modeler, where an",
      "analyst then picks a worker for a task and fills in a form. Restart the modeler to see them."
    })
final class TemplatesCommand implements Callable<Integer> {

  private static final String FOLDER = "resources/element-templates";

  @Option(names = "--install", description = "Install them; what was installed before is replaced.")
  boolean install;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Into the sub-folder pitcrew of this one instead of Camunda Modeler's own.")
  @Nullable Path to;

  @Spec picocli.CommandLine.Model.CommandSpec spec;

  private record Template(String fileName, byte[] bytes, String name, String description) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<Template> templates = shipped();
      if (install || to != null) {
        Path folder = to != null ? to : modeler(System.getProperty("os.name"), System.getenv());
        Path own = folder.resolve("pitcrew");
        write(templates, own);
        out.printf("%d element templates installed in %s%n", templates.size(), own);
      } else {
        templates.forEach(
            template ->
                out.printf(
                    "%-34s %s%n",
                    template.fileName().replace(".json", ""), template.description()));
      }
    } catch (IOException e) {
      throw new CommandFailure("Cannot install the element templates: " + e.getMessage(), e);
    }
    out.flush();
    return 0;
  }

  /** Where Camunda Modeler looks for templates of all its projects. */
  static Path modeler(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    Path data =
        name.contains("mac")
            ? Path.of(home, "Library", "Application Support")
            : name.contains("win")
                ? Path.of(environment.getOrDefault("APPDATA", home))
                : Path.of(
                    environment.getOrDefault(
                        "XDG_CONFIG_HOME", Path.of(home, ".config").toString()));
    return data.resolve("camunda-modeler").resolve(FOLDER);
  }

  private static void write(List<Template> templates, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var before = Files.newDirectoryStream(folder, "*.json")) {
      for (Path file : before) {
        Files.delete(file);
      }
    }
    for (Template template : templates) {
      Files.write(folder.resolve(template.fileName()), template.bytes());
    }
  }

  private static List<Template> shipped() throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:bpmn/element-templates/*.json");
    var json = new ObjectMapper();
    var templates = new ArrayList<Template>();
    for (Resource resource : Arrays.asList(found)) {
      byte[] bytes = resource.getContentAsByteArray();
      JsonNode read = json.readTree(bytes);
      templates.add(
          new Template(
              String.valueOf(resource.getFilename()),
              bytes,
              read.path("name").asText(),
              read.path("description").asText()));
    }
    templates.sort(Comparator.comparing(Template::fileName));
    return templates;
  }
}
