package dev.pitcrew.web.hire;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.engine.Variables;
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
import java.util.Set;
import java.util.stream.Stream;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The check lists of a hire: IT's, the manager's, the hire's own. All of a list, or none of it. */
@Controller
final class CheckListRoom implements TaskRoom {

  private static final int NOTE_LENGTH_MAX = 2_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The list of each task, by its name in variable {@code plan}. */
  private static final Map<String, String> LISTS =
      Map.of("it-check-list", "it", "manager-check-list", "manager", "hire-check-list", "hire");

  private final TaskDesk desk;
  private final Names names;

  CheckListRoom(TaskDesk desk, Names names) {
    this.desk = desk;
    this.names = names;
  }

  /** A task of that name in somebody's own process, without such a list, keeps its form. */
  @Override
  public boolean isFor(OpenTask task) {
    return LISTS.containsKey(task.task().getElementId()) && !list(task).isEmpty();
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, Set.of(), "", false, "");
  }

  @PostMapping("/tasks/{key}/check-list")
  ModelAndView decide(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @RequestParam(required = false, defaultValue = "") List<String> done,
      @RequestParam(defaultValue = "") String note,
      RedirectAttributes redirect) {
    OpenTask open = desk.open(person, key);
    if (!isFor(open)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    Set<String> ticked = Set.copyOf(done);
    boolean isWhole =
        list(open).valueStream().allMatch(item -> ticked.contains(text(item, "value")));
    if (!isWhole || note.length() > NOTE_LENGTH_MAX) {
      ModelAndView page = page(open, ticked, note, true, "");
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode checked = variables.putObject("checkList");
    checked.put("decision", "done").put("by", person.getUsername());
    checked.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    ArrayNode items = checked.putArray("done");
    list(open).forEach(item -> items.add(text(item, "value")));
    if (!note.isBlank()) {
      checked.put("note", note.strip());
    }
    Optional<Refusal> refusal = desk.decide(open, "done", variables);
    if (refusal.isPresent()) {
      ModelAndView page = page(open, ticked, note, false, refusal.get().sentence());
      page.setStatus(refusal.get().status());
      return page;
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Notice.of(
            "Closed: %s of %s.".formatted(open.name(), text(hire(open.variables()), "name"))));
    return new ModelAndView("redirect:/inbox");
  }

  private static JsonNode list(OpenTask open) {
    return open.variables()
        .get("plan")
        .path("checkLists")
        .path(LISTS.getOrDefault(open.task().getElementId(), ""));
  }

  private static JsonNode hire(Variables variables) {
    return variables.get("hire");
  }

  private ModelAndView page(
      OpenTask open, Set<String> ticked, String note, boolean tried, String refusal) {
    List<CheckListPage.Item> items =
        list(open)
            .valueStream()
            .map(
                item ->
                    new CheckListPage.Item(
                        text(item, "value"),
                        text(item, "label"),
                        ticked.contains(text(item, "value"))))
            .toList();
    return new ModelAndView("hire/check-list")
        .addObject(
            "page", new CheckListPage(open, who(open.variables()), items, note, tried, refusal));
  }

  private CheckListPage.Hire who(Variables variables) {
    JsonNode hire = hire(variables);
    return new CheckListPage.Hire(
        text(hire, "name"),
        text(hire, "position"),
        text(hire, "department"),
        text(hire, "startDate"),
        text(hire, "location"),
        names.of(text(hire, "manager")),
        names.of(text(hire, "buddy")),
        hire.path("equipment")
            .valueStream()
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .toList(),
        Stream.of("hrAccess", "itAccess")
            .map(variables::get)
            .filter(access -> !text(access, "account").isEmpty())
            .map(
                access ->
                    new CheckListPage.Account(text(access, "system"), text(access, "account")))
            .toList());
  }
}
