package dev.pitcrew.app.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup holds: each file with its length and SHA-256, each table of a PostgreSQL with its
 * columns, each sequence with its value. Its own last line is the SHA-256 of all before.
 *
 * @param madeAt when everything was as the backup says
 * @param database {@code sqlite} or {@code postgresql}
 */
record Manifest(
    Instant madeAt,
    String database,
    List<Kept> files,
    List<DumpedTable> tables,
    List<Sequence> sequences) {

  static final String NAME = "manifest.txt";

  private static final String FORMAT = "pitcrew-backup 1";
  private static final String SEPARATOR = "\t";

  /**
   * A file of the backup.
   *
   * @param path relative, with slashes
   */
  record Kept(String path, long sizeBytes, String sha256) {}

  /**
   * A table of a PostgreSQL, in a file of its own.
   *
   * @param order by which its rows stand there
   */
  record DumpedTable(String schema, String name, List<String> columns, String order, long rows) {
    String file() {
      return "database/%s.%s.copy".formatted(schema, name);
    }

    String qualified() {
      return '"' + schema + "\".\"" + name + '"';
    }

    String columnList() {
      return '"' + String.join("\",\"", columns) + '"';
    }
  }

  /** What a sequence gave last. */
  record Sequence(String schema, String name, long lastValue) {}

  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(FORMAT);
    lines.add(line("made", madeAt.toString()));
    lines.add(line("database", database));
    for (Kept file : files) {
      lines.add(line("file", file.sha256(), Long.toString(file.sizeBytes()), file.path()));
    }
    for (DumpedTable table : tables) {
      lines.add(
          line(
              "table",
              table.schema(),
              table.name(),
              Long.toString(table.rows()),
              table.order(),
              String.join(",", table.columns())));
    }
    for (Sequence sequence : sequences) {
      lines.add(
          line(
              "sequence", sequence.schema(), sequence.name(), Long.toString(sequence.lastValue())));
    }
    String text = String.join("\n", lines) + "\n";
    byte[] bytes =
        (text + line("whole", Digests.sha256(text)) + "\n").getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve(NAME);
    Files.write(file, bytes);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static String line(String... parts) {
    for (String part : parts) {
      if (part.contains(SEPARATOR) || part.contains("\n")) {
        throw new BackupException(
            "Expected names without tabs and line ends, but got '%s'.".formatted(part));
      }
    }
    return String.join(SEPARATOR, parts);
  }

  /**
   * @throws BackupException when there is none, or it is not as it was written
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      throw new BackupException("There is no whole backup in %s.".formatted(folder));
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int last = text.lastIndexOf("\nwhole" + SEPARATOR) + 1;
    if (last == 0
        || !text.substring(last)
            .equals(line("whole", Digests.sha256(text.substring(0, last))) + "\n")) {
      throw new BackupException(
          "The backup is damaged: %s is not as it was written.".formatted(file));
    }
    String[] lines = text.substring(0, last).split("\n");
    if (!lines[0].equals(FORMAT)) {
      throw new BackupException(
          "Expected a backup of the form '%s', but %s has '%s'.".formatted(FORMAT, file, lines[0]));
    }
    return parse(lines);
  }

  private static Manifest parse(String[] lines) {
    Instant made = Instant.EPOCH;
    String database = "";
    List<Kept> files = new ArrayList<>();
    List<DumpedTable> tables = new ArrayList<>();
    List<Sequence> sequences = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] part = lines[i].split(SEPARATOR, -1);
      switch (part[0]) {
        case "made" -> made = Instant.parse(part[1]);
        case "database" -> database = part[1];
        case "file" -> files.add(new Kept(part[3], Long.parseLong(part[2]), part[1]));
        case "table" ->
            tables.add(
                new DumpedTable(
                    part[1],
                    part[2],
                    List.of(part[5].split(",")),
                    part[4],
                    Long.parseLong(part[3])));
        case "sequence" -> sequences.add(new Sequence(part[1], part[2], Long.parseLong(part[3])));
        default ->
            throw new BackupException(
                "The backup was made by a newer version: nobody knows '%s'.".formatted(part[0]));
      }
    }
    return new Manifest(made, database, files, tables, sequences);
  }
}
