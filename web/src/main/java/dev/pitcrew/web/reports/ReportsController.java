package dev.pitcrew.web.reports;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.reporting.ReportVersions;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Download;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import dev.pitcrew.web.starts.Said;
import dev.pitcrew.web.starts.StartsPort;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** Asks for reports of a month, and hands out those that were made. */
@Controller
final class ReportsController {

  private static final String PROCESS = "report-generation";
  private static final int VERSIONS_MAX = 200;
  private static final int UNDER_WAY_MAX = 100;
  private static final int MONTHS = 25;
  private static final Set<Role> ASK =
      Set.of(Role.CONTROLLER, Role.DIRECTOR, Role.OPERATOR, Role.ADMIN);

  private final ObjectProvider<Records> records;
  private final StartsPort starts;
  private final Work work;

  ReportsController(ObjectProvider<Records> records, StartsPort starts, Work work) {
    this.records = records;
    this.starts = starts;
    this.work = work;
  }

  @GetMapping("/reports")
  ModelAndView all(@AuthenticationPrincipal SignedIn person) {
    List<Entity> entities = books().entities().all();
    YearMonth now = YearMonth.from(books().today().ofCompany(null));
    return new ModelAndView("reports/reports")
        .addObject(
            "page",
            new ReportsPage(
                person.hasAny(ASK),
                entities,
                IntStream.range(0, MONTHS).mapToObj(now::minusMonths).toList(),
                now.minusMonths(1),
                UUID.randomUUID().toString(),
                underWay(),
                books().reportVersions().latest(VERSIONS_MAX),
                entities.stream().collect(Collectors.toMap(Entity::id, Entity::name))));
  }

  private List<Case> underWay() {
    return books().cases().search(Set.of(PROCESS), "", UNDER_WAY_MAX).stream()
        .filter(one -> one.outcome() == null)
        .toList();
  }

  @PostMapping("/reports")
  String ask(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam String entity,
      @RequestParam String month,
      @RequestParam String once,
      RedirectAttributes redirect) {
    if (!person.hasAny(ASK)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    YearMonth period = period(month);
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Said.of(
            () -> starts.report(new StartsPort.Report(entity, period, once), person.getUsername()),
            "The report is being made. A controller reviews it, then it is sent and archived.",
            ""));
    return "redirect:/reports";
  }

  private static YearMonth period(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeParseException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  @GetMapping("/reports/{reportId}/{number}")
  ModelAndView one(@PathVariable String reportId, @PathVariable int number) {
    ReportVersions.Version version = find(reportId, number);
    var archived = books().reportVersions().archived(reportId, number);
    var frozen = new FrozenReport(version.frozen());
    return new ModelAndView("reports/report")
        .addObject(
            "page",
            new ReportPage(
                version,
                books().entities().find(version.entityId()).map(Entity::name).orElse(""),
                archived
                    .map(
                        one ->
                            "approved by %s, kept until %s"
                                .formatted(one.reviewedBy(), one.retainUntil()))
                    .orElse("not approved by anybody yet"),
                archived.isPresent(),
                frozen.figures(),
                frozen.differences()));
  }

  /** Workbook or PDF of an archived version; the engine decides whether this person may have it. */
  @GetMapping("/reports/{reportId}/{number}/{file}")
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String reportId,
      @PathVariable int number,
      @PathVariable String file,
      HttpServletRequest request) {
    Function<JsonNode, JsonNode> which =
        switch (file) {
          case "workbook" -> documents -> documents.path("workbookDocument");
          case "pdf" -> documents -> documents.path("pdf");
          default -> throw notThere();
        };
    JsonNode reference =
        books()
            .reportVersions()
            .archived(reportId, number)
            .map(archived -> which.apply(FrozenReport.read(archived.documents())))
            .orElseThrow(ReportsController::notThere);
    byte[] content = work.document(person, reference);
    ContentPolicy.sandbox(request);
    return Download.of(
        "%s-v%d.%s".formatted(reportId, number, file.equals("pdf") ? "pdf" : "xlsx"), content);
  }

  private ReportVersions.Version find(String reportId, int number) {
    return books().reportVersions().find(reportId, number).orElseThrow(ReportsController::notThere);
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
