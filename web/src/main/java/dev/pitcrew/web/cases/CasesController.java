package dev.pitcrew.web.cases;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.cases.Case;
import dev.pitcrew.records.cases.Reopening;
import dev.pitcrew.records.evidence.Evidence;
import dev.pitcrew.records.trail.AuditQuery;
import dev.pitcrew.web.engine.EngineClients;
import dev.pitcrew.web.engine.Instances;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Download;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
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

/**
 * Cases by what stands on them. A person sees the cases of the processes that the engine shows
 * them, and nothing of others, not even that they exist.
 */
@Controller
final class CasesController {

  private static final int CASES_MAX = 200;
  private static final int TRAIL_MAX = 500;

  private final ObjectProvider<Records> records;
  private final Instances instances;
  private final EngineClients clients;

  CasesController(ObjectProvider<Records> records, Instances instances, EngineClients clients) {
    this.records = records;
    this.instances = instances;
    this.clients = clients;
  }

  @GetMapping("/cases")
  ModelAndView list(
      @AuthenticationPrincipal SignedIn person, @RequestParam(defaultValue = "") String q) {
    return new ModelAndView("cases/cases")
        .addObject(
            "page",
            new CasesPage(
                books().cases().search(visible(person), q.strip(), CASES_MAX), q, CASES_MAX));
  }

  @GetMapping("/cases/{caseId}")
  ModelAndView one(@AuthenticationPrincipal SignedIn person, @PathVariable String caseId) {
    return page(person, find(person, caseId), "");
  }

  /** Takes a refused or failed case up again; its document comes in as if it were new. */
  @PostMapping("/cases/{caseId}/reopen")
  ModelAndView reopen(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String caseId,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes redirect) {
    Case found = find(person, caseId);
    return switch (books().reopening().reopen(caseId, reason.strip(), person.getUsername())) {
      case Reopening.Outcome.Refused refused -> {
        ModelAndView page = page(person, found, refused.reason());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        yield page;
      }
      case Reopening.Outcome.Reopened reopened -> {
        redirect.addFlashAttribute(
            Notice.ATTRIBUTE,
            Notice.of("Taken up again, try number %d.".formatted(reopened.attempt())));
        yield new ModelAndView("redirect:/cases/" + caseId);
      }
    };
  }

  private ModelAndView page(SignedIn person, Case found, String refusal) {
    String caseId = found.caseId();
    return new ModelAndView("cases/case")
        .addObject(
            "page",
            new CasePage(
                found,
                books().decisions().ofCase(caseId),
                books()
                    .audit()
                    .search(new AuditQuery(null, caseId, null, null, null, null, null, TRAIL_MAX)),
                person.hasAny(Set.of(Role.OPERATOR, Role.ADMIN)),
                refusal));
  }

  @GetMapping("/cases/{caseId}/evidence")
  ResponseEntity<byte[]> evidence(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable String caseId,
      HttpServletRequest request)
      throws IOException {
    find(person, caseId);
    var zip = new ByteArrayOutputStream();
    new Evidence(books(), clients.forPerson(person.getUsername())).write(caseId, zip);
    ContentPolicy.sandbox(request);
    return Download.of(Evidence.fileName(caseId), zip.toByteArray());
  }

  private Case find(SignedIn person, String caseId) {
    return books()
        .cases()
        .find(caseId)
        .filter(found -> instances.sees(person, found.process()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private Set<String> visible(SignedIn person) {
    return books().cases().processes().stream()
        .filter(process -> instances.sees(person, process))
        .collect(Collectors.toSet());
  }

  private Records books() {
    var open = records.getIfAvailable();
    if (open == null) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return open;
  }
}
