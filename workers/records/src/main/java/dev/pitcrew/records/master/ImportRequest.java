package dev.pitcrew.records.master;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported and how.
 *
 * @param sheet its name where the file has several
 * @param locale how numbers and dates were written, absent when nobody said
 * @param ignored headings that are left alone
 * @param by who does it, for the audit trail
 * @param dryRun true to look only
 * @param known what happens to rows that the books have already
 */
public record ImportRequest(
    Path file,
    @Nullable String sheet,
    @Nullable Locale locale,
    Set<String> ignored,
    String by,
    boolean dryRun,
    Known known) {

  /** What happens to rows that the books have already. */
  public enum Known {
    UPDATE,
    KEEP
  }

  public ImportRequest {
    ignored = Set.copyOf(ignored);
  }

  /** A whole file, for real. */
  public static ImportRequest of(Path file, String by) {
    return new ImportRequest(file, null, null, Set.of(), by, false, Known.UPDATE);
  }

  public ImportRequest keepingKnown() {
    return new ImportRequest(file, sheet, locale, ignored, by, dryRun, Known.KEEP);
  }
}
