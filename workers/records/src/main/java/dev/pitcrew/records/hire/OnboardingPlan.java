package dev.pitcrew.records.hire;

import dev.pitcrew.records.calendar.WorkingCalendar;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When what happens, counted backward and forward from the first day in the company's working time.
 * Somebody who begins on a free day is met on the next working day. A step whose time is past is
 * not left out: its timer is due at once.
 */
public final class OnboardingPlan {

  /**
   * How long before the first day things happen, in working days.
   *
   * @param accessDue by when the manager should have said which access
   */
  public record Lead(
      int contractDue,
      int access,
      int accessDue,
      int equipment,
      int accounts,
      int managerList,
      int itList,
      int welcome) {

    public static final Lead SHIPPED = new Lead(10, 15, 8, 10, 5, 3, 2, 1);
  }

  private static final int FIRST_CHECK_IN_DAYS = 30;
  private static final int SECOND_CHECK_IN_DAYS = 90;

  private OnboardingPlan() {}

  /** The part of the variable {@code plan} that is about time. */
  public static Map<String, Object> of(WorkingCalendar calendar, LocalDate startDate, Lead lead) {
    var times = new LinkedHashMap<String, Object>();
    times.put("startDate", startDate.toString());
    times.put(
        "contractDueAt",
        calendar.endOf(calendar.minusWorkingDays(startDate, lead.contractDue())).toString());
    times.put("accessAt", before(calendar, startDate, lead.access()));
    times.put(
        "accessDueAt",
        calendar.endOf(calendar.minusWorkingDays(startDate, lead.accessDue())).toString());
    times.put("equipmentAt", before(calendar, startDate, lead.equipment()));
    times.put("accountsAt", before(calendar, startDate, lead.accounts()));
    times.put("managerListAt", before(calendar, startDate, lead.managerList()));
    times.put("itListAt", before(calendar, startDate, lead.itList()));
    times.put("welcomeAt", before(calendar, startDate, lead.welcome()));
    var firstDayAt = calendar.beginOf(startDate).toString();
    var day30At = calendar.beginOf(startDate.plusDays(FIRST_CHECK_IN_DAYS)).toString();
    var day90At = calendar.beginOf(startDate.plusDays(SECOND_CHECK_IN_DAYS)).toString();
    times.put("firstDayAt", firstDayAt);
    times.put("day30At", day30At);
    times.put("day90At", day90At);
    times.put(
        "checkIns",
        List.of(
            checkIn("first-day", "First day", firstDayAt),
            checkIn("day-30", "After 30 days", day30At),
            checkIn("day-90", "After 90 days", day90At)));
    return times;
  }

  private static String before(WorkingCalendar calendar, LocalDate startDate, int days) {
    return calendar.beginOf(calendar.minusWorkingDays(startDate, days)).toString();
  }

  private static Map<String, String> checkIn(String name, String label, String at) {
    return Map.of("name", name, "label", label, "at", at);
  }
}
