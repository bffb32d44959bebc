package dev.pitcrew.web.expense;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskFiles;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.FileNames;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Task {@code correct-claim}: the claimant says what is meant, hands in what is missing or another
 * sheet, or withdraws. Answers name a line by its number, so that they never go with another sheet.
 */
@Controller
final class CorrectionRoom implements TaskRoom {

  static final String ELEMENT = "correct-claim";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final TaskFiles files;

  CorrectionRoom(TaskDesk desk, TaskFiles files) {
    this.desk = desk;
    this.files = files;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    ReturnedClaim claim = ReturnedClaim.of(open.variables());
    return page(open, claim, claim.asks(), false, "", "");
  }

  @PostMapping("/tasks/{key}/correction")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam Map<String, String> form,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String word = form.getOrDefault("decision", "");
    if (!word.equals("resubmitted") && !word.equals("withdrawn")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    ReturnedClaim claim = ReturnedClaim.of(open.variables());
    List<Ask> asks = claim.asks().stream().map(ask -> ask.answered(form)).toList();
    boolean isAgain = word.equals("resubmitted");
    if (isAgain) {
      boolean hasSheet = !TaskFiles.chosen(request, "sheet").isEmpty();
      String fault = fileFault(claim, request, hasSheet);
      boolean isOpen = !hasSheet && asks.stream().anyMatch(ask -> !ask.fault().isEmpty());
      if (isOpen || !fault.isEmpty()) {
        ModelAndView page = page(open, claim, asks, !hasSheet, fault, "");
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
      }
    }
    if (!open.obstacle().isEmpty()) {
      // Nothing is kept for a task that cannot be decided.
      return refused(open, claim, asks, new Refusal(HttpStatus.CONFLICT, open.obstacle(), ""));
    }
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode correction = variables.putObject("correction");
    correction.put("decision", word).put("by", person.getUsername());
    correction.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    if (isAgain) {
      addParts(correction, open, claim, asks, request);
    }
    Optional<Refusal> refusal = desk.decide(open, word, variables);
    if (refusal.isPresent()) {
      return refused(open, claim, asks, refusal.get());
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Notice.of((isAgain ? "Handed in again: " : "Withdrawn: ") + claim.name() + "."));
    return new ModelAndView("redirect:/inbox");
  }

  private static String fileFault(
      ReturnedClaim claim, HttpServletRequest request, boolean hasSheet) {
    boolean onlyASheetMends = claim.asks().isEmpty() && claim.sheet().isThere();
    if (!hasSheet && (onlyASheetMends || !claim.whole().isEmpty())) {
      return "Choose the corrected sheet: this cannot be mended line by line.";
    }
    return Stream.concat(
            Stream.of(
                TaskFiles.fault("Corrected sheet", TaskFiles.chosen(request, "sheet"), 1),
                TaskFiles.fault(
                    "More receipts", TaskFiles.chosen(request, "receipts"), TaskFiles.FILES_MAX)),
            claim.missing().stream()
                .map(
                    missing ->
                        TaskFiles.fault(
                            missing.name(), TaskFiles.chosen(request, missing.part()), 1)))
        .filter(fault -> !fault.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void addParts(
      ObjectNode correction,
      OpenTask open,
      ReturnedClaim claim,
      List<Ask> asks,
      HttpServletRequest request) {
    ArrayNode answers = JSON.createArrayNode();
    ArrayNode receipts = JSON.createArrayNode();
    for (ReturnedClaim.Missing missing : claim.missing()) {
      for (MultipartFile file : TaskFiles.chosen(request, missing.part())) {
        receipts.add(files.keep(open, file));
        answer(answers, missing.line(), "receipt", FileNames.shown(file.getOriginalFilename()));
      }
    }
    TaskFiles.chosen(request, "receipts").forEach(file -> receipts.add(files.keep(open, file)));
    if (!receipts.isEmpty()) {
      // What is handed in takes the place of what was there: so all of it is named.
      ArrayNode all = correction.putArray("receipts");
      open.variables().get("claim").path("receipts").forEach(all::add);
      receipts.forEach(all::add);
    }
    List<MultipartFile> sheet = TaskFiles.chosen(request, "sheet");
    if (!sheet.isEmpty()) {
      correction.set("sheet", files.keep(open, sheet.getFirst()));
      if (!open.variables().get("claim").path("lines").isEmpty()) {
        // Else the lines of the form would be claimed beside those of the sheet.
        correction.putArray("lines");
      }
      return;
    }
    asks.forEach(ask -> answer(answers, ask.line(), ask.field(), ask.answer()));
    correction.set("answers", answers);
  }

  private static void answer(ArrayNode answers, int line, String field, String value) {
    answers.addObject().put("line", line).put("field", field).put("value", value);
  }

  private static ModelAndView refused(
      OpenTask open, ReturnedClaim claim, List<Ask> asks, Refusal refusal) {
    ModelAndView page = page(open, claim, asks, false, "", refusal.sentence());
    page.setStatus(refusal.status());
    return page;
  }

  private static ModelAndView page(
      OpenTask open,
      ReturnedClaim claim,
      List<Ask> asks,
      boolean tried,
      String fileFault,
      String refusal) {
    return new ModelAndView("expense/correction")
        .addObject("page", new CorrectionPage(open, claim, asks, tried, fileFault, refusal));
  }
}
