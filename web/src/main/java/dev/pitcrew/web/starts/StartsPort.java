package dev.pitcrew.web.starts;

import java.time.LocalDate;
import java.time.YearMonth;

/** Starts cases and tells them what has changed; the application wires the processes to it. */
public interface StartsPort {

  /** What became of it. */
  sealed interface Outcome {

    /** It is under way, under this id. */
    record Done(String id) implements Outcome {}

    /** The same was asked for before; nothing was started twice. */
    record Known(String id) implements Outcome {}

    /** There is no case any more that waits for this. */
    record Over() implements Outcome {}

    /** It was heard, but not in time for all of it; whole sentences say what stands. */
    record Late(String said) implements Outcome {}

    /** Not done; a whole sentence says why. */
    record Refused(String reason) implements Outcome {}
  }

  /**
   * A report somebody asks for.
   *
   * @param once the same for the same press of a button, however often it arrives
   */
  record Report(String entityId, YearMonth period, String once) {}

  Outcome report(Report report, String by);

  /** Somebody begins on another day than was planned. */
  Outcome startsOn(String hireId, LocalDate day, String reason, String by);

  /** Somebody does not come after all; every access is taken back. */
  Outcome withdrawHire(String hireId, String reason, String by);

  /** Somebody leaves. */
  Outcome leaves(String employeeId, LocalDate lastDay, boolean immediate, String reason, String by);

  /** Somebody who leaves has another last day. */
  Outcome leavesOn(String employeeId, LocalDate lastDay, String reason, String by);

  /** Somebody who was to leave stays. */
  Outcome stays(String employeeId, String reason, String by);

  /** A claimant takes the own claim back. */
  Outcome withdrawClaim(String claimId, String reason, String by);
}
