package dev.pitcrew.engine.conformance.shipped;

import dev.pitcrew.engine.conformance.scenario.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of the shipped processes. */
final class Shipped {

  private static final Path ROOT = Path.of("../../bpmn");

  private Shipped() {}

  /** Each folder that holds a process. */
  static List<String> folders() {
    try (Stream<Path> all = Files.list(ROOT)) {
      return all.filter(folder -> Files.exists(folder.resolve(folder.getFileName() + ".bpmn")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All models, decisions and forms of the folders. */
  static Resource[] resources(List<String> folders) {
    List<Resource> resources = new ArrayList<>();
    for (String folder : folders) {
      try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          String name = file.getFileName().toString();
          if (name.matches(".*\\.(bpmn|dmn|form)")) {
            resources.add(new Resource(name, Files.readString(file)));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return resources.toArray(Resource[]::new);
  }
}
