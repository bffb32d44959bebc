package dev.pitcrew.web.expense;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Names;
import dev.pitcrew.web.people.SignedIn;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Task {@code decide-claim}: line by line, partly if need be. The claimant never decides, nobody
 * decides twice; the task's guard judges the same again by the books.
 */
@Controller
final class ClaimRoom implements TaskRoom {

  static final String ELEMENT = "decide-claim";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final Names names;

  ClaimRoom(TaskDesk desk, Names names) {
    this.desk = desk;
    this.names = names;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    ClaimCase claim = claim(open);
    return page(open, claim, claim.lines().stream().map(SaidLine::fresh).toList(), false, "");
  }

  @PostMapping("/tasks/{key}/claim")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam Map<String, String> form,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    ClaimCase claim = claim(open);
    List<SaidLine> said = claim.lines().stream().map(line -> SaidLine.posted(line, form)).toList();
    if (!bar(open, claim).isEmpty()) {
      return answer(page(open, claim, said, false, ""), HttpStatus.FORBIDDEN);
    }
    if (said.isEmpty() || said.stream().anyMatch(one -> !one.fault().isEmpty())) {
      return answer(page(open, claim, said, true, ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Optional<Refusal> refusal = desk.decide(open, "decide", variables(person, said));
    if (refusal.isPresent()) {
      return answer(
          page(open, claim, said, true, refusal.get().sentence()), refusal.get().status());
    }
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of(told(claim, said)));
    return new ModelAndView("redirect:/inbox");
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  private ClaimCase claim(OpenTask open) {
    return ClaimCase.of(open.variables(), names::of);
  }

  private static String bar(OpenTask open, ClaimCase claim) {
    String me = open.person().getUsername();
    if (me.equals(claim.claimant())) {
      return "This is your own claim, so somebody else has to decide on it.";
    }
    boolean decided = claim.decisions().stream().anyMatch(before -> before.by().equals(me));
    return decided
        ? "You decided on this claim at an earlier step, so this step is for somebody else."
        : "";
  }

  private static ObjectNode variables(SignedIn person, List<SaidLine> said) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode decision = variables.putObject("claimDecision");
    decision.put("by", person.getUsername());
    decision.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    ArrayNode lines = decision.putArray("lines");
    said.forEach(line -> line.addTo(lines.addObject()));
    return variables;
  }

  private static String told(ClaimCase claim, List<SaidLine> said) {
    long paid = said.stream().filter(one -> one.amount() != null).count();
    String what = claim.heading();
    if (paid == 0) {
      return "Refused: " + what + ".";
    }
    if (paid < said.size()) {
      return "Approved %d of %d lines: %s.".formatted(paid, said.size(), what);
    }
    boolean isCut = said.stream().anyMatch(one -> one.is(SaidLine.CUT));
    return (isCut ? "Approved with cuts: " : "Approved: ") + what + ".";
  }

  private static ModelAndView page(
      OpenTask open, ClaimCase claim, List<SaidLine> said, boolean tried, String refusal) {
    return new ModelAndView("expense/claim")
        .addObject("page", new ClaimPage(open, claim, said, tried, bar(open, claim), refusal));
  }
}
