package dev.pitcrew.records.chain;

/**
 * The first row of a chain that is not as it was written.
 *
 * @param seq of that row; where only an exported head tells, of the first row that may be meant
 * @param text what is wrong, as an auditor reads it
 */
public record ChainFinding(long seq, Kind kind, String text) {

  /** What was done to a chain. */
  public enum Kind {
    EDITED,
    MISSING,
    SWAPPED,
    INSERTED,
    DATED_BACK,
    ERASED_WITHOUT_RECORD,
    CUT_OFF,
    CHAINED_ANEW
  }
}
