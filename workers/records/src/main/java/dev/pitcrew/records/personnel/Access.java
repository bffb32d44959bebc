package dev.pitcrew.records.personnel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One access of one employee, as its last line leaves it.
 *
 * @param account absent while nobody knows it
 * @param since when the last line was written
 */
public record Access(
    String grantId,
    String employeeId,
    String system,
    @Nullable String account,
    AccessLine.Action state,
    Instant since) {

  /**
   * From its request on, because nobody can say of a request that was not answered that it made no
   * account.
   */
  public boolean isOpen() {
    return state != AccessLine.Action.REVOKED;
  }
}
