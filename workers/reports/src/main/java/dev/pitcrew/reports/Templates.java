package dev.pitcrew.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where templates are found: a folder of the company's own first, else those that are shipped. */
public final class Templates {

  /** Only names, never paths. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final String END = ".html";

  private final Path folder;

  public Templates(Path folder) {
    this.folder = folder;
  }

  public Optional<ReportTemplate> find(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Path own = folder.resolve(name + END);
    try {
      if (Files.exists(own)) {
        return Optional.of(new ReportTemplate(name, Files.readString(own)));
      }
      try (InputStream shipped = Templates.class.getResourceAsStream("/reports/" + name + END)) {
        return shipped == null
            ? Optional.empty()
            : Optional.of(
                new ReportTemplate(
                    name, new String(shipped.readAllBytes(), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
