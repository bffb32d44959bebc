package dev.pitcrew.spreadsheets.write;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook is to hold.
 *
 * @param title what file managers show, absent for none
 */
public record WorkbookSpec(@Nullable String title, List<SheetSpec> sheets) {

  public WorkbookSpec {
    sheets = sheets == null ? List.of() : List.copyOf(sheets);
  }

  public static WorkbookSpec of(SheetSpec... sheets) {
    return new WorkbookSpec(null, List.of(sheets));
  }
}
