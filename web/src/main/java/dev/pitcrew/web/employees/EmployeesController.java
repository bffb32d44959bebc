package dev.pitcrew.web.employees;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.personnel.Access;
import dev.pitcrew.records.personnel.Hire;
import dev.pitcrew.records.personnel.Hires;
import dev.pitcrew.records.personnel.Leaver;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import dev.pitcrew.web.starts.WaitingPort;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Hires, employees and leavers: what HR has to know of them. */
@Controller
final class EmployeesController {

  private static final int HIRES_MAX = 500;
  private final ObjectProvider<Records> records;
  private final WaitingPort waiting;

  EmployeesController(ObjectProvider<Records> records, WaitingPort waiting) {
    this.records = records;
    this.waiting = waiting;
  }

  @GetMapping("/employees")
  ModelAndView all(@RequestParam(defaultValue = "") String q) {
    String wanted = q.strip().toLowerCase(Locale.ROOT);
    List<EmployeesPage.Row> rows = new ArrayList<>();
    Set<String> addresses = new HashSet<>();
    for (Hires.Entry entry : books().hires().latest(HIRES_MAX)) {
      Hire hire = entry.hire();
      if (hire != null && hire.email() != null) {
        addresses.add(hire.email().toLowerCase(Locale.ROOT));
      }
      rows.add(
          new EmployeesPage.Row(
              entry.hireId(),
              hire == null ? "forgotten" : hire.name(),
              hire == null ? "" : hire.position(),
              stands(entry.state(), leaving(entry.hireId())),
              look(entry.state(), leaving(entry.hireId())),
              hire == null ? null : hire.startDate(),
              open(entry.hireId())));
    }
    for (Person person : books().people().all()) {
      boolean isHire =
          person.email() != null && addresses.contains(person.email().toLowerCase(Locale.ROOT));
      if (!isHire) {
        rows.add(row(person));
      }
    }
    rows.removeIf(
        row ->
            !(row.name() + " " + row.id() + " " + row.position())
                .toLowerCase(Locale.ROOT)
                .contains(wanted));
    return new ModelAndView("employees/employees").addObject("page", new EmployeesPage(rows, q));
  }

  private EmployeesPage.Row row(Person person) {
    Optional<Leaver> leaving = leaving(person.username());
    return new EmployeesPage.Row(
        person.username(),
        person.name(),
        "",
        stands(person, leaving),
        leaving.isPresent() ? "doubt" : person.active() ? "done" : "",
        null,
        open(person.username()));
  }

  private int open(String employeeId) {
    return (int) books().accessLedger().openOf(employeeId).stream().filter(Access::isOpen).count();
  }

  private static String stands(Person person, Optional<Leaver> leaving) {
    return leaving
        .map(leaver -> "leaves on " + leaver.lastDay())
        .orElse(person.active() ? "with us" : "has left");
  }

  private static String stands(Hires.State state, Optional<Leaver> leaving) {
    if (leaving.isPresent()) {
      return "leaves on " + leaving.get().lastDay();
    }
    return switch (state) {
      case UNDER_WAY -> "being onboarded";
      case ONBOARDED -> "with us";
      case WITHDRAWN -> "withdrawn";
      case LEFT -> "has left";
    };
  }

  private static String look(Hires.State state, Optional<Leaver> leaving) {
    if (leaving.isPresent()) {
      return "doubt";
    }
    return switch (state) {
      case UNDER_WAY -> "accent";
      case ONBOARDED -> "done";
      case WITHDRAWN, LEFT -> "";
    };
  }

  /** What was announced last, while its case is not over. */
  private Optional<Leaver> leaving(String employeeId) {
    return books().leavers().ofEmployee(employeeId).stream()
        .findFirst()
        .filter(
            leaver ->
                books()
                    .cases()
                    .find(leaver.caseId())
                    .filter(found -> found.outcome() == null)
                    .isPresent());
  }

  @GetMapping("/employees/{id}")
  ModelAndView one(@AuthenticationPrincipal SignedIn person, @PathVariable String id) {
    Optional<Hires.Entry> hire = books().hires().find(id);
    Optional<Person> known = books().people().find(id);
    Optional<Leaver> leaving = leaving(id);
    if (hire.isEmpty() && known.isEmpty() && books().accessLedger().history(id).isEmpty()) {
      throw notThere();
    }
    Hire details = hire.map(Hires.Entry::hire).orElse(null);
    boolean begins = hire.filter(entry -> entry.state() == Hires.State.UNDER_WAY).isPresent();
    String caseId = leaving.map(Leaver::caseId).orElse(details == null ? "" : details.caseId());
    boolean isHere =
        hire.map(entry -> entry.state() == Hires.State.ONBOARDED)
            .orElseGet(() -> known.map(Person::active).orElse(true));
    return new ModelAndView("employees/employee")
        .addObject(
            "page",
            new EmployeePage(
                id,
                details != null ? details.name() : known.map(Person::name).orElse(id),
                hire.map(entry -> stands(entry.state(), leaving))
                    .orElseGet(
                        () ->
                            known
                                .map(one -> stands(one, leaving))
                                .orElse("known to the access ledger only")),
                hire.map(entry -> look(entry.state(), leaving))
                    .orElse(leaving.isPresent() ? "doubt" : ""),
                details,
                books().cases().find(caseId).map(Case::caseId).orElse(""),
                begins,
                leaving.orElse(null),
                isHere && leaving.isEmpty(),
                person.has(Role.HR) && !Oneself.is(books(), id, person.getUsername()),
                caseId.isEmpty() ? List.of() : waiting.of(caseId),
                books().accessLedger().of(id),
                books().accessLedger().history(id),
                books().equipmentOrders().ofEmployee(id),
                today()));
  }

  private LocalDate today() {
    return books().today().ofCompany(null);
  }

  private static ResponseStatusException notThere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  private Records books() {
    Records open = records.getIfAvailable();
    if (open == null) {
      throw notThere();
    }
    return open;
  }
}
