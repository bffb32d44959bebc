package dev.pitcrew.web.invoice;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Task {@code code-invoice}: account, cost centre and VAT code of each line. */
@Controller
final class CodingRoom implements TaskRoom {

  static final String ELEMENT = "code-invoice";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;

  CodingRoom(TaskDesk desk) {
    this.desk = desk;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, CodedLine.of(open.variables().get("coding")), false, "");
  }

  @PostMapping("/tasks/{key}/coding")
  ModelAndView code(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam Map<String, String> typed,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    List<CodedLine> lines =
        CodedLine.of(open.variables().get("coding")).stream()
            .map(line -> typed(line, typed))
            .toList();
    if (lines.stream().anyMatch(line -> !line.fault().isEmpty())) {
      return answer(page(open, lines, true, ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    Optional<Refusal> refusal =
        desk.decide(open, "coded", variables(open.variables().get("coding"), person, lines));
    if (refusal.isPresent()) {
      return answer(page(open, lines, true, refusal.get().sentence()), refusal.get().status());
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE, Notice.of("Coded: " + InvoiceCase.of(open.variables()).title() + "."));
    return new ModelAndView("redirect:/inbox");
  }

  private static CodedLine typed(CodedLine line, Map<String, String> typed) {
    return line.with(
        value(typed, "account-", line),
        value(typed, "costCentre-", line),
        value(typed, "vatCode-", line));
  }

  private static String value(Map<String, String> typed, String field, CodedLine line) {
    return Objects.requireNonNullElse(typed.get(field + line.line()), "").strip();
  }

  /** The coding as it was suggested, with what was typed in its place. */
  private static ObjectNode variables(JsonNode suggested, SignedIn person, List<CodedLine> lines) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode coding = variables.putObject("coding");
    coding.setAll((ObjectNode) suggested.deepCopy());
    coding.put("complete", true).put("by", person.getUsername());
    List<String> costCentres = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      CodedLine line = lines.get(i);
      ObjectNode node = (ObjectNode) coding.path("lines").get(i);
      node.put("account", line.account()).put("vatCode", line.vatCode());
      node.put("source", line.source());
      if (line.costCentre().isEmpty()) {
        node.remove("costCentre");
      } else {
        node.put("costCentre", line.costCentre());
        costCentres.add(line.costCentre());
      }
    }
    var names = coding.putArray("costCentres");
    costCentres.stream().distinct().sorted().forEach(names::add);
    return variables;
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  private static ModelAndView page(
      OpenTask open, List<CodedLine> lines, boolean tried, String refusal) {
    return new ModelAndView("invoice/coding")
        .addObject(
            "page", new CodingPage(open, InvoiceCase.of(open.variables()), lines, tried, refusal));
  }
}
