package dev.pitcrew.records.monthlyreport;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.shelf.DocumentShelf;
import dev.pitcrew.jobs.shelf.Sha256;
import dev.pitcrew.records.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code records.find-shared-file}. The newest sheet of a name in the shared folder, kept as a
 * document. Safe to run twice: the same bytes are the same document.
 */
final class FindSharedFile implements JobWork {

  static final String TYPE = "records.find-shared-file";
  static final List<String> VARIABLES = List.of(Asked.VARIABLE);

  private static final int BYTES_MAX = 20 * 1024 * 1024;
  private static final Map<String, String> TYPES =
      Map.of(
          "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12",
          "xls", "application/vnd.ms-excel",
          "ods", "application/vnd.oasis.opendocument.spreadsheet",
          "csv", "text/csv",
          "tsv", "text/tab-separated-values");

  private final Records records;
  private final Path folder;
  private final Function<String, DocumentShelf> shelves;

  FindSharedFile(Records records, Path folder, Function<String, DocumentShelf> shelves) {
    this.records = records;
    this.folder = folder;
    this.shelves = shelves;
  }

  private record Found(Path file, String ending, BasicFileAttributes facts) {}

  @Override
  public JobOutcome run(JobInput input) throws IOException {
    var asked = Asked.of(records, input);
    var name = input.text(Asked.VARIABLE, "sharedFile").orElse("budget");
    if (!name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} _.-]{0,79}")) {
      throw new ContractBroken(
          "Expected the name of a file to look for, but “%s” is none.".formatted(name));
    }
    // What is meant for this company and month goes before what is meant for all.
    for (var stem :
        List.of(
            "%s-%s-%s".formatted(name, asked.entity().id(), asked.period()),
            "%s-%s".formatted(name, asked.period()),
            "%s-%s".formatted(name, asked.entity().id()),
            name)) {
      var newest = newest(stem);
      if (newest.isPresent()) {
        return kept(newest.get(), input.processId());
      }
    }
    return JobOutcome.error(
        "shared-file-missing",
        "The shared folder holds no %s-%s or %s of a kind that can be read."
            .formatted(name, asked.period(), name));
  }

  private JobOutcome kept(Found found, String processId) throws IOException {
    var fileName = found.file().getFileName().toString();
    byte[] bytes;
    try (var in =
        Files.newInputStream(found.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      bytes = in.readNBytes(BYTES_MAX + 1);
    }
    if (bytes.length > BYTES_MAX) {
      return new JobOutcome.NeedsPerson(
          "Expected %s in the shared folder to have at most %d MB, but it is larger."
              .formatted(fileName, BYTES_MAX / 1024 / 1024));
    }
    var document =
        shelves.apply(processId).put(bytes, TYPES.getOrDefault(found.ending(), ""), fileName);
    var sheet = new LinkedHashMap<String, Object>();
    sheet.put("document", document.toVariable());
    sheet.put("fileName", fileName);
    sheet.put("sha256", Sha256.of(bytes));
    sheet.put("modifiedAt", found.facts().lastModifiedTime().toInstant().toString());
    return JobOutcome.completed("sharedSheet", sheet);
  }

  private Optional<Found> newest(String stem) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    var found = new ArrayList<Found>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        var ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (TYPES.containsKey(ending) && name.substring(0, dot).equalsIgnoreCase(stem)) {
          var facts =
              Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
          // A link could lead out of the folder.
          if (facts.isRegularFile()) {
            found.add(new Found(file, ending, facts));
          }
        }
      }
    }
    return found.stream()
        .max(
            Comparator.comparing((Found one) -> one.facts().lastModifiedTime())
                .thenComparing(one -> one.file().getFileName().toString()));
  }
}
