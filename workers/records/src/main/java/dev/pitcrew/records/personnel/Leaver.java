package dev.pitcrew.records.personnel;

import dev.pitcrew.records.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody who is to leave.
 *
 * @param employeeId a hire's id, or the user name of who was there before
 * @param immediate whether access ends now instead of with the last day
 * @param planVersion counts how often the last day was set
 */
public record Leaver(
    String caseId,
    String employeeId,
    String entityId,
    LocalDate lastDay,
    boolean immediate,
    int planVersion) {

  /**
   * When the working time of the last day ends; a last day that is free ends with the working day
   * before it.
   */
  public Instant lastDayEnds(WorkingCalendar calendar) {
    return calendar.endOf(
        calendar.isWorkingDay(lastDay) ? lastDay : calendar.minusWorkingDays(lastDay, 1));
  }
}
