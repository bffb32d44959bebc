package dev.pitcrew.records.feeder;

import dev.pitcrew.records.workitems.WorkDraft;
import dev.pitcrew.spreadsheets.Column;
import dev.pitcrew.spreadsheets.Column.Kind;
import dev.pitcrew.spreadsheets.SheetRows;
import dev.pitcrew.spreadsheets.SkippedRow;
import dev.pitcrew.spreadsheets.TableFile;
import dev.pitcrew.spreadsheets.TableProblem;
import dev.pitcrew.spreadsheets.TableReader;
import dev.pitcrew.spreadsheets.TableRow;
import dev.pitcrew.spreadsheets.TableSink;
import dev.pitcrew.spreadsheets.TableSpec;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A spreadsheet as work: each row an item, its cells the variables of the instance, as text and
 * under their headings in camel case ({@code Net amount} is {@code netAmount}). All of it or none:
 * every bad cell is named.
 */
public final class WorkSheet {

  /** What is written in a file for the queue itself and not for the process. */
  public record Asked(
      String processId,
      @Nullable String message,
      String reference,
      @Nullable String priority,
      @Nullable String deadline,
      @Nullable String notBefore,
      @Nullable String sheet,
      @Nullable Locale locale,
      ZoneId zone) {}

  /**
   * What is in a file.
   *
   * @param skipped rows that are no work, such as total lines
   */
  public record Read(
      List<WorkDraft> drafts, List<TableProblem> problems, List<SkippedRow> skipped) {}

  private final String name;
  private final Asked asked;
  private final List<WorkDraft> drafts = new ArrayList<>();
  private final List<TableProblem> problems = new ArrayList<>();
  private final List<SkippedRow> skipped = new ArrayList<>();
  private final Map<String, Integer> references = new HashMap<>();

  private WorkSheet(String name, Asked asked) {
    this.name = name;
    this.asked = asked;
  }

  /**
   * Reads a file.
   *
   * @throws dev.pitcrew.spreadsheets.UnreadableFile when it is no table that can be read
   */
  public static Read read(Path file, Asked asked) {
    var sheet = new WorkSheet(String.valueOf(file.getFileName()), asked);
    try (var tables = TableFile.open(sheet.name, file)) {
      var meant = tables.meant(sheet.name, sheet.spec(List.of()), asked.sheet());
      if (meant.size() > 1) {
        sheet.problems.add(
            new TableProblem(
                sheet.name,
                null,
                null,
                null,
                null,
                "Expected one sheet with a column '%s', but several have one. Say which (--sheet)."
                    .formatted(asked.reference())));
      } else {
        sheet.read(meant.getFirst());
      }
    }
    return new Read(sheet.drafts, sheet.problems, sheet.skipped);
  }

  private void read(SheetRows sheet) {
    // Once for the headings nobody named, then with them.
    var headings = new ArrayList<String>();
    var found = TableReader.read(name, sheet, spec(List.of()), new Headings());
    found.others().forEach(cell -> headings.add(cell.text()));
    TableReader.read(name, sheet, spec(headings), new Rows(headings));
  }

  private TableSpec spec(List<String> headings) {
    var own =
        Stream.of(
                Column.required(asked.reference(), Kind.TEXT),
                column(asked.priority(), Kind.WHOLE),
                column(asked.deadline(), Kind.DAY),
                column(asked.notBefore(), Kind.DAY))
            .filter(Objects::nonNull);
    return TableSpec.ofPeople(
        Stream.concat(
                own, headings.stream().distinct().map(each -> Column.optional(each, Kind.TEXT)))
            .toList(),
        asked.locale());
  }

  private static @Nullable Column column(@Nullable String heading, Kind kind) {
    return heading == null ? null : new Column(heading, kind, false, List.of(), null);
  }

  /** What is wrong is told by the second reading. */
  private static final class Headings implements TableSink {
    @Override
    public void row(TableRow row) {}

    @Override
    public void problem(TableProblem problem) {}

    @Override
    public void skipped(SkippedRow row) {}
  }

  private final class Rows implements TableSink {
    private final List<String> headings;

    Rows(List<String> headings) {
      this.headings = headings;
    }

    @Override
    public void row(TableRow row) {
      var reference = row.text(asked.reference());
      if (reference.isEmpty()) {
        return;
      }
      var earlier = references.putIfAbsent(reference.get(), row.number());
      if (earlier != null) {
        var cell = row.cells().get(asked.reference());
        problems.add(
            new TableProblem(
                name,
                null,
                cell == null ? null : cell.ref(),
                asked.reference(),
                reference.get(),
                "Expected each reference once, but '%s' is in row %d too."
                    .formatted(reference.get(), earlier)));
        return;
      }
      drafts.add(draft(row, reference.get()));
    }

    private WorkDraft draft(TableRow row, String reference) {
      var payload = new LinkedHashMap<String, Object>();
      payload.put(camelCase(asked.reference()), reference);
      headings.forEach(
          heading -> row.text(heading).ifPresent(text -> payload.put(camelCase(heading), text)));
      return new WorkDraft(
          reference,
          asked.processId(),
          asked.message(),
          payload,
          asked.priority() == null
              ? WorkDraft.PRIORITY_USUAL
              : row.whole(asked.priority())
                  .map(Integer::longValue)
                  .orElse(WorkDraft.PRIORITY_USUAL),
          // What is due on a day may still be done on it.
          day(row, asked.deadline()) == null
              ? null
              : day(row, asked.deadline()).plusDays(1).atStartOfDay(asked.zone()).toInstant(),
          day(row, asked.notBefore()) == null
              ? null
              : day(row, asked.notBefore()).atStartOfDay(asked.zone()).toInstant());
    }

    private @Nullable LocalDate day(TableRow row, @Nullable String heading) {
      return heading == null ? null : row.day(heading).orElse(null);
    }

    @Override
    public void problem(TableProblem problem) {
      problems.add(problem);
    }

    @Override
    public void skipped(SkippedRow row) {
      skipped.add(row);
    }
  }

  /** A heading as a variable's name; what cannot begin one gets a letter in front. */
  static String camelCase(String heading) {
    var words =
        Arrays.stream(heading.split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    var name = new StringBuilder();
    for (var word : words) {
      var rest = word.equals(word.toUpperCase(Locale.ROOT)) ? word.toLowerCase(Locale.ROOT) : word;
      name.append(
              name.isEmpty()
                  ? rest.substring(0, 1).toLowerCase(Locale.ROOT)
                  : rest.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(rest.substring(1));
    }
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "x" + name : name.toString();
  }
}
