package dev.pitcrew.browser.bot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bots of an installation: those in its folder first, then those that are shipped. Read anew
 * for each run, so that a changed file counts at once.
 *
 * @param folder of the installation; it need not be there
 */
public record BotFiles(Path folder) {

  /** What a bot may be called. */
  public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final Pattern FILE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9 ._-]{0,120}\\.json");

  /** The bots that come with the worker. */
  public static final Set<String> SHIPPED_NAMES =
      Set.of(
          "create-hr-account",
          "create-it-account",
          "disable-hr-account",
          "disable-it-account",
          "download-bank-turnover");

  private static final String SHIPPED = "/bots/";
  private static final long BYTES_MAX = 1024 * 1024;

  /**
   * The bot of a name, when there is one.
   *
   * @throws BotFileError where its file is not right
   */
  public Optional<Bot> find(String name) throws IOException {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    var yaml = text(name + ".yaml");
    if (yaml.isPresent()) {
      return Optional.of(BotReader.yaml(name, yaml.get(), this::beside));
    }
    return text(name + ".json").map(json -> BotReader.recording(name, json));
  }

  /** What editors need to help with a bot's file: a JSON schema. */
  public static String schema() throws IOException {
    try (InputStream in = BotFiles.class.getResourceAsStream("bot.schema.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The names of the bots in the folder. */
  public Set<String> names() throws IOException {
    var names = new TreeSet<String>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".yaml") || file.endsWith(".json"))
            .map(file -> file.substring(0, file.lastIndexOf('.')))
            .filter(name -> NAME.matcher(name).matches())
            .forEach(names::add);
      }
    }
    return names;
  }

  /** The names of all bots: those in the folder, and those that are shipped. */
  public Set<String> all() throws IOException {
    var names = new TreeSet<>(names());
    names.addAll(SHIPPED_NAMES);
    return names;
  }

  private String beside(String file) {
    if (!FILE.matcher(file).matches()) {
      throw new BotFileError(
          0,
          "Expected the name of a recording beside the bot's file, like sign-up.json, but found \"%s\"."
              .formatted(file));
    }
    try {
      return text(file)
          .orElseThrow(
              () ->
                  new BotFileError(
                      0,
                      "Expected the recording %s beside the bot's file, but it is not there."
                          .formatted(file)));
    } catch (IOException e) {
      throw new BotFileError(
          0, "Expected to read the recording %s, but it cannot be read.".formatted(file));
    }
  }

  private Optional<String> text(String file) throws IOException {
    var own = folder.resolve(file);
    if (Files.isRegularFile(own)) {
      if (Files.size(own) > BYTES_MAX) {
        throw new BotFileError(0, "Expected at most 1 MB, but %s is larger.".formatted(file));
      }
      return Optional.of(Files.readString(own));
    }
    try (InputStream shipped = BotFiles.class.getResourceAsStream(SHIPPED + file)) {
      return shipped == null
          ? Optional.empty()
          : Optional.of(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
