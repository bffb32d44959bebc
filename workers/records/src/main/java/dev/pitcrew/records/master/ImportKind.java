package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import java.util.Locale;
import java.util.function.Function;

/** What a table can hold. */
public enum ImportKind {
  VENDORS(VendorRows::new),
  PEOPLE(PeopleRows::new),
  ABSENCES(AbsenceRows::new),
  ORDERS(OrderRows::new),
  RECEIPTS(ReceiptRows::new),
  RATES(RateRows::new);

  private final Function<Records, RowImport> rows;

  ImportKind(Function<Records, RowImport> rows) {
    this.rows = rows;
  }

  RowImport rows(Records records) {
    return rows.apply(records);
  }

  /** The word of the command line and of the sample files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
