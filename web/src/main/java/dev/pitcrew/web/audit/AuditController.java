package dev.pitcrew.web.audit;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.trail.AuditEntry;
import dev.pitcrew.records.trail.AuditQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The audit trail by thing, person and time, page by page. */
@Controller
final class AuditController {

  private static final int PAGE_SIZE = 100;

  private final ObjectProvider<Records> records;

  AuditController(ObjectProvider<Records> records) {
    this.records = records;
  }

  @GetMapping("/audit")
  ModelAndView search(
      @RequestParam(defaultValue = "") String about,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(required = false) @Nullable Long before) {
    Records books = records.getIfAvailable();
    if (books == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    try {
      List<AuditEntry> entries =
          books
              .audit()
              .search(
                  new AuditQuery(
                      null,
                      orNull(about),
                      null,
                      orNull(person),
                      start(from, 0, books.today().zone()),
                      start(to, 1, books.today().zone()),
                      before,
                      PAGE_SIZE));
      return page(new AuditPage(entries, about, person, from, to, entries.size() == PAGE_SIZE, ""));
    } catch (DateTimeParseException e) {
      ModelAndView page =
          page(
              new AuditPage(
                  List.of(),
                  about,
                  person,
                  from,
                  to,
                  false,
                  "Type both days as year-month-day, such as 2026-11-21."));
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
  }

  private static @Nullable Instant start(String day, int daysLater, ZoneId zone) {
    return day.isBlank()
        ? null
        : LocalDate.parse(day.strip()).plusDays(daysLater).atStartOfDay(zone).toInstant();
  }

  private static @Nullable String orNull(String text) {
    return text.isBlank() ? null : text.strip();
  }

  private static ModelAndView page(AuditPage page) {
    return new ModelAndView("audit/audit").addObject("page", page);
  }
}
