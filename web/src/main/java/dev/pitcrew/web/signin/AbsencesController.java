package dev.pitcrew.web.signin;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Absence;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import dev.pitcrew.web.people.StandIns;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own absences: who stands in gets the tasks, never more than the absent could decide. */
@Controller
final class AbsencesController {

  private final ObjectProvider<Records> records;
  private final StandIns standIns;

  AbsencesController(ObjectProvider<Records> records, StandIns standIns) {
    this.records = records;
    this.standIns = standIns;
  }

  @GetMapping("/account/absences")
  ModelAndView show(@AuthenticationPrincipal SignedIn person) {
    return page(person, "", "", "", "");
  }

  @PostMapping("/account/absences")
  ModelAndView add(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String substitute,
      RedirectAttributes redirect) {
    LocalDate first;
    LocalDate last;
    try {
      first = LocalDate.parse(from.strip());
      last = LocalDate.parse(to.strip());
    } catch (DateTimeParseException e) {
      return refused(
          person,
          from,
          to,
          substitute,
          "Type both days as year-month-day, such as " + today(person) + ".");
    }
    if (first.isAfter(last) || last.isBefore(today(person))) {
      return refused(
          person,
          from,
          to,
          substitute,
          "The last day must be today or later, and after the first.");
    }
    if (possible(person).stream().noneMatch(other -> other.username().equals(substitute))) {
      return refused(
          person,
          from,
          to,
          substitute,
          "Choose somebody with one of your roles, or your manager. Others are entered by an"
              + " administrator.");
    }
    var absence = new Absence(person.getUsername(), first, last, substitute);
    books()
        .inTransaction(
            () -> {
              books().absences().save(absence);
              audit(person, "absence-entered", absence);
              return absence;
            });
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE, Notice.of("Entered. " + name(substitute) + " stands in."));
    return new ModelAndView("redirect:/account/absences");
  }

  @PostMapping("/account/absences/end")
  ModelAndView end(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(defaultValue = "") String from,
      RedirectAttributes redirect) {
    books().absences().of(person.getUsername()).stream()
        .filter(absence -> absence.from().toString().equals(from))
        .findFirst()
        .ifPresent(absence -> remove(person, absence));
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE, Notice.of("Removed. Your tasks come to you again."));
    return new ModelAndView("redirect:/account/absences");
  }

  private void remove(SignedIn person, Absence absence) {
    books()
        .inTransaction(
            () -> {
              books().absences().remove(absence.username(), absence.from());
              audit(person, "absence-removed", absence);
              return absence;
            });
  }

  private void audit(SignedIn person, String what, Absence absence) {
    books()
        .audit()
        .append(
            person.getUsername(),
            what,
            "person",
            person.getUsername(),
            Map.of(),
            Map.of(
                "from", absence.from().toString(),
                "to", absence.to().toString(),
                "substitute", absence.substitute()));
  }

  private ModelAndView refused(
      SignedIn person, String from, String to, String substitute, String why) {
    ModelAndView page = page(person, from, to, substitute, why);
    page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    return page;
  }

  private ModelAndView page(
      SignedIn person, String from, String to, String substitute, String fault) {
    return new ModelAndView("signin/absences")
        .addObject(
            "page",
            new AbsencesPage(
                books().absences().of(person.getUsername()).stream()
                    .filter(absence -> !absence.to().isBefore(today(person)))
                    .sorted(Comparator.comparing(Absence::from))
                    .toList(),
                standIns.absent(person).stream().map(this::name).toList(),
                possible(person),
                from,
                to,
                substitute,
                fault));
  }

  private List<Person> possible(SignedIn person) {
    var me = books().people().find(person.getUsername());
    return books().people().all().stream()
        .filter(Person::active)
        .filter(other -> !other.username().equals(person.getUsername()))
        .filter(
            other ->
                !Collections.disjoint(other.roles(), person.groups())
                    || me.filter(self -> other.username().equals(self.manager())).isPresent())
        .toList();
  }

  private String name(String username) {
    return books().people().find(username).map(Person::name).orElse(username);
  }

  private LocalDate today(SignedIn person) {
    return books().today().ofPerson(person.getUsername());
  }

  private Records books() {
    var open = records.getIfAvailable();
    if (open == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return open;
  }
}
