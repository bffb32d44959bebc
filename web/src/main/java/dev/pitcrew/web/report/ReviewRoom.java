package dev.pitcrew.web.report;

import static dev.pitcrew.web.engine.Variables.text;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.inbox.DecisionRoom;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Names;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** Task {@code review-report}: what is published is the very version that was looked at. */
@Controller
final class ReviewRoom extends DecisionRoom {

  static final String ELEMENT = "review-report";

  private static final String PDF = "%PDF-";

  private final TaskDesk desk;
  private final Work work;
  private final Names names;

  ReviewRoom(TaskDesk desk, Work work, Names names) {
    super(
        desk,
        ELEMENT,
        "review",
        Map.of(
            "approved", Reason.OPTIONAL,
            "collect-again", Reason.NEEDED,
            "rejected", Reason.NEEDED));
    this.desk = desk;
    this.work = work;
    this.names = names;
  }

  @PostMapping("/tasks/{key}/review")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(defaultValue = "") String decision,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String seen,
      RedirectAttributes redirect) {
    return decide(person, key, new Typed(decision, reason, seen), redirect);
  }

  /** The printed report, shown in the browser's viewer instead of being saved. */
  @GetMapping("/tasks/{key}/report.pdf")
  ResponseEntity<byte[]> pdf(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request) {
    OpenTask open = desk.open(person, key);
    byte[] content = isFor(open) ? work.document(person, open.variables().get("pdf")) : new byte[0];
    if (!new String(content, 0, Math.min(content.length, PDF.length()), US_ASCII).equals(PDF)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    ContentPolicy.viewer(request);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"report.pdf\"")
        .body(content);
  }

  @Override
  protected String bar(OpenTask open, String word) {
    String me = open.person().getUsername();
    boolean brought =
        Stream.of("bankFetched", "budgetMended")
            .map(open.variables()::get)
            .anyMatch(decision -> text(decision, "by").equals(me));
    return brought
        ? "You brought figures of this report by hand, so somebody else has to review it."
        : "";
  }

  @Override
  protected String askForReason() {
    return "Say why. It stands in the case, for whoever asks.";
  }

  @Override
  protected String ownFault(OpenTask open, Typed typed) {
    ReportCase report = ReportCase.of(open.variables());
    return typed.own().equals(report.seal())
        ? ""
        : "The report was made again since you opened this page. Look at version %d, then decide."
            .formatted(report.version());
  }

  @Override
  protected Notice told(OpenTask open, String word) {
    ReportCase report = ReportCase.of(open.variables());
    return Notice.of(
        switch (word) {
          case "approved" ->
              "Published: %s, version %d.".formatted(report.heading(), report.version());
          case "collect-again" -> "The figures are collected once more: " + report.heading() + ".";
          default -> "Given up: " + report.heading() + ". Nothing is sent.";
        });
  }

  /** Whoever reviews it must know what did not come by itself. */
  private List<String> notes(OpenTask open) {
    List<String> notes = new ArrayList<>();
    JsonNode bank = open.variables().get("bankFetched");
    if (!text(bank, "by").isEmpty()) {
      notes.add(names.of(text(bank, "by")) + " brought the bank’s turnover by hand.");
    }
    JsonNode budget = open.variables().get("budgetMended");
    if (text(budget, "decision").equals("without")) {
      notes.add(
          "There is no budget in it. %s: “%s”"
              .formatted(names.of(text(budget, "by")), text(budget, "reason")));
    }
    return notes;
  }

  @Override
  protected ModelAndView page(OpenTask open, Typed typed, Faults faults) {
    return new ModelAndView("report/review")
        .addObject(
            "page",
            new ReviewPage(
                open, ReportCase.of(open.variables()), notes(open), bar(open, ""), typed, faults));
  }
}
