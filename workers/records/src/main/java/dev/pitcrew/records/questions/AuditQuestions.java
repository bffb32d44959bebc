package dev.pitcrew.records.questions;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.calendar.WorkingCalendar;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.payable.InvoiceLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks all questions, in their order. */
public final class AuditQuestions {

  private final Records records;
  private final Terms terms;

  public AuditQuestions(Records records, Terms terms) {
    this.records = records;
    this.terms = terms;
  }

  public List<Answer> answers() {
    var answers = new ArrayList<Answer>();
    answers.addAll(
        new VendorQuestions(records.vendors().all(), records.people().all(), terms).answers());
    answers.addAll(
        new InvoiceQuestions(records.invoices().lines(), terms, this::isDayOff).answers());
    answers.sort((a, b) -> a.question().compareTo(b.question()));
    return answers;
  }

  private final Map<String, WorkingCalendar> calendars = new HashMap<>();

  private boolean isDayOff(InvoiceLine invoice) {
    if (calendars.isEmpty()) {
      for (Entity entity : records.entities().all()) {
        calendars.put(entity.id(), records.calendars().of(entity.id()));
      }
    }
    WorkingCalendar calendar = calendars.get(invoice.entityId());
    return calendar != null && !calendar.isWorkingDay(calendar.dayOf(invoice.postedOn()));
  }
}
