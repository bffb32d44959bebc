package dev.pitcrew.web.employees;

import dev.pitcrew.records.Records;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import dev.pitcrew.web.starts.Said;
import dev.pitcrew.web.starts.StartsPort;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What HR tells the cases of hires, employees and leavers; nobody does so about themselves. */
@Controller
final class EmployeeChangesController {

  private static final String OVER =
      "It is over already, or not far enough: no case of theirs waits for this now. Nothing was"
          + " changed.";

  private static final String OWN = "This is about yourself. Somebody else of HR does it.";

  private final ObjectProvider<Records> records;
  private final StartsPort starts;

  EmployeeChangesController(ObjectProvider<Records> records, StartsPort starts) {
    this.records = records;
    this.starts = starts;
  }

  @PostMapping("/employees/{id}/start-date")
  String startDate(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    return onDay(
        person,
        redirect,
        id,
        day,
        wanted -> starts.startsOn(id, wanted, reason, person.getUsername()),
        "Every step is planned anew from that day; what is overdue begins at once.");
  }

  @PostMapping("/employees/{id}/withdraw")
  String withdraw(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    return change(
        person,
        redirect,
        id,
        () ->
            reason.isBlank()
                ? Notice.refused("Say why they do not come.")
                : Said.of(
                    () -> starts.withdrawHire(id, reason, person.getUsername()),
                    "Withdrawn. Every access is taken back now, and equipment is cancelled.",
                    OVER));
  }

  @PostMapping("/employees/{id}/leaves")
  String leaves(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "false") boolean immediate,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    return onDay(
        person,
        redirect,
        id,
        day,
        wanted -> starts.leaves(id, wanted, immediate, reason, person.getUsername()),
        immediate
            ? "Announced. Every access is taken back now."
            : "Announced. Every access is taken back at the end of the last day.");
  }

  @PostMapping("/employees/{id}/last-day")
  String lastDay(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    return onDay(
        person,
        redirect,
        id,
        day,
        wanted -> starts.leavesOn(id, wanted, reason, person.getUsername()),
        "The last day is planned anew.");
  }

  @PostMapping("/employees/{id}/stays")
  String stays(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    return change(
        person,
        redirect,
        id,
        () ->
            Said.of(
                () -> starts.stays(id, reason, person.getUsername()),
                "They stay. Nothing is taken back.",
                OVER));
  }

  private String onDay(
      SignedIn person,
      RedirectAttributes redirect,
      String id,
      String day,
      Function<LocalDate, StartsPort.Outcome> act,
      String done) {
    return change(
        person,
        redirect,
        id,
        () -> {
          try {
            LocalDate wanted = LocalDate.parse(day);
            return Said.of(() -> act.apply(wanted), done, OVER);
          } catch (DateTimeParseException e) {
            return Notice.refused("Choose a day.");
          }
        });
  }

  private String change(
      SignedIn person, RedirectAttributes redirect, String id, Supplier<Notice> act) {
    Notice notice = Oneself.is(books(), id, person.getUsername()) ? Notice.refused(OWN) : act.get();
    redirect.addFlashAttribute(Notice.ATTRIBUTE, notice);
    // What is not known has no page to go back to; the name came from the address.
    return "redirect:/employees/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private Records books() {
    Records open = records.getIfAvailable();
    if (open == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return open;
  }
}
