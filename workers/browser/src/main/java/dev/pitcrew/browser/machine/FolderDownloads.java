package dev.pitcrew.browser.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What a browser of this machine has taken down, in a folder of its own. */
record FolderDownloads(Path folder) implements Browser.Downloads {

  @Override
  public Set<String> complete() throws IOException {
    try (var files = Files.list(folder)) {
      var names = new TreeSet<String>();
      files.map(file -> file.getFileName().toString()).forEach(names::add);
      return whole(names);
    }
  }

  /** The names of files that are not being written: those have a twin, or a beginning, beside. */
  static Set<String> whole(Set<String> names) {
    var whole = new TreeSet<>(names);
    names.stream()
        .filter(FolderDownloads::isUnfinished)
        .forEach(
            name -> {
              whole.remove(name);
              whole.remove(name.replaceFirst("\\.crdownload$", ""));
            });
    return whole;
  }

  private static boolean isUnfinished(String name) {
    return name.endsWith(".crdownload")
        || name.startsWith(".com.google.Chrome.")
        || name.startsWith(".org.chromium.");
  }

  @Override
  public byte[] read(String name, long bytesMax) throws IOException {
    var file = folder.resolve(Path.of(name).getFileName());
    if (Files.size(file) > bytesMax) {
      throw new IOException(
          "Expected to take down at most %d MB, but %s is larger.".formatted(bytesMax >> 20, name));
    }
    return Files.readAllBytes(file);
  }
}
