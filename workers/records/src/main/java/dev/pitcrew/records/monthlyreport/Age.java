package dev.pitcrew.records.monthlyreport;

import java.util.stream.Stream;

/** How long an item has been due. */
enum Age {
  NOT_DUE("not yet", 0),
  MONTH("1 to 30 days", 30),
  TWO_MONTHS("31 to 60 days", 60),
  QUARTER("61 to 90 days", 90),
  LONGER("longer", Long.MAX_VALUE);

  private final String label;
  private final long daysMax;

  Age(String label, long daysMax) {
    this.label = label;
    this.daysMax = daysMax;
  }

  String label() {
    return label;
  }

  static Age of(long daysDue) {
    return Stream.of(values()).filter(age -> daysDue <= age.daysMax).findFirst().orElse(LONGER);
  }
}
