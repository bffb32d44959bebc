package dev.pitcrew.samples;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When the samples are new: an invoice of a year before is looked at by a person. */
public final class SampleTime {

  /** A Friday morning in Hamburg; no sample was written later. */
  private static final Instant NEW = Instant.parse("2026-11-20T08:00:00Z");

  private SampleTime() {}

  /** A clock that begins now, with the morning on which all samples have come in, and runs on. */
  public static Clock clock() {
    Clock machine = Clock.systemUTC();
    return Clock.offset(machine, Duration.between(machine.instant(), NEW));
  }
}
