package dev.pitcrew.records.chain;

import org.jspecify.annotations.Nullable;

/**
 * What the verification of one chain found.
 *
 * @param rows how many were read
 * @param chainedLater how many of them an upgrade has chained
 * @param erased how many had their values erased, with a record of it
 * @param lastSeq the last row, 0 for an empty chain
 * @param vouchedSeq the newest row that an exported head vouches for, 0 for none
 * @param finding the first broken row, absent when the chain is whole
 */
public record ChainReport(
    String chain,
    long rows,
    long chainedLater,
    long erased,
    long lastSeq,
    long vouchedSeq,
    @Nullable ChainFinding finding) {

  public boolean isWhole() {
    return finding == null;
  }
}
