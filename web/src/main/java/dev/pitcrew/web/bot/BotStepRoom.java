package dev.pitcrew.web.bot;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.inbox.OpenTask;
import dev.pitcrew.web.inbox.TaskDesk;
import dev.pitcrew.web.inbox.TaskFiles;
import dev.pitcrew.web.inbox.TaskRoom;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Task {@code do-bot-step}, of any process that runs a bot: the step in words, the picture of the
 * page, and what has to be noted so that the bot can go on behind it.
 */
@Controller
final class BotStepRoom implements TaskRoom {

  static final String ELEMENT = "do-bot-step";
  private static final String ACCOUNT = "account";
  private static final int VALUE_LENGTH_MAX = 200;
  private static final int NOTE_LENGTH_MAX = 2_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TaskDesk desk;
  private final TaskFiles files;

  BotStepRoom(TaskDesk desk, TaskFiles files) {
    this.desk = desk;
    this.files = files;
  }

  @Override
  public boolean isFor(OpenTask task) {
    return task.task().getElementId().equals(ELEMENT);
  }

  @Override
  public ModelAndView page(OpenTask open) {
    return page(open, Map.of(), Map.of(), "");
  }

  @PostMapping("/tasks/{key}/bot-step")
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
    if (!word.equals("resume") && !word.equals("done")) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    Map<String, String> faults = faults(open, word, form, request);
    if (!faults.isEmpty()) {
      return answer(page(open, form, faults, ""), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (!open.obstacle().isEmpty()) {
      return answer(page(open, form, Map.of(), open.obstacle()), HttpStatus.CONFLICT);
    }
    Optional<Refusal> refusal = desk.decide(open, word, variables(open, word, form, request));
    if (refusal.isPresent()) {
      return answer(page(open, form, Map.of(), refusal.get().sentence()), refusal.get().status());
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Notice.of(
            word.equals("resume")
                ? "Done. The bot goes on from there."
                : "Done. Nobody has to go on."));
    return new ModelAndView("redirect:/inbox");
  }

  private static ModelAndView answer(ModelAndView page, HttpStatus status) {
    page.setStatus(status);
    return page;
  }

  /** What is wrong, by the name of what has to be noted. */
  private static Map<String, String> faults(
      OpenTask open, String word, Map<String, String> form, HttpServletRequest request) {
    Map<String, String> faults = new LinkedHashMap<>();
    boolean isDone = word.equals("done");
    boolean creates = access(open).isCreated();
    for (BotStepPage.Field field : fields(open, form)) {
      boolean isAccount = field.output().name().equals(ACCOUNT);
      boolean needed = isDone ? isAccount && creates : field.needed();
      if (field.output().isFile()) {
        List<MultipartFile> sent = TaskFiles.chosen(request, field.part());
        String fault =
            sent.isEmpty() && field.needed()
                ? "Choose the file; without it nobody can go on."
                : TaskFiles.fault(field.output().label(), sent, 1);
        if (!fault.isEmpty()) {
          faults.put(field.output().name(), fault);
        }
      } else if (needed && field.typed().isEmpty()) {
        faults.put(
            field.output().name(),
            isDone
                ? "Note the account: the access ledger holds it."
                : "Note this; without it the bot cannot go on.");
      } else if (field.typed().length() > VALUE_LENGTH_MAX) {
        faults.put(field.output().name(), "Use at most 200 characters.");
      }
    }
    if (form.getOrDefault("note", "").length() > NOTE_LENGTH_MAX) {
      faults.put("note", "Use at most 2,000 characters.");
    }
    return faults;
  }

  private ObjectNode variables(
      OpenTask open, String word, Map<String, String> form, HttpServletRequest request) {
    ObjectNode variables = JSON.createObjectNode();
    ObjectNode step = variables.putObject("botStep");
    step.put("decision", word).put("by", open.person().getUsername());
    step.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    ObjectNode outputs = JSON.createObjectNode();
    for (BotStepPage.Field field : fields(open, form)) {
      if (field.output().isFile()) {
        TaskFiles.chosen(request, field.part())
            .forEach(file -> outputs.set(field.output().name(), files.keep(open, file)));
      } else if (!field.typed().isEmpty()) {
        outputs.put(field.output().name(), field.typed());
      }
    }
    if (outputs.has(ACCOUNT) && word.equals("done")) {
      step.set(ACCOUNT, outputs.get(ACCOUNT));
    }
    if (!outputs.isEmpty()) {
      step.set("outputs", outputs);
    }
    String note = form.getOrDefault("note", "").strip();
    if (!note.isEmpty()) {
      step.put("note", note);
    }
    return variables;
  }

  private static BotStepPage.Access access(OpenTask open) {
    JsonNode access = open.variables().get("access");
    return new BotStepPage.Access(
        text(access.path("person"), "name"),
        text(access, "system"),
        text(access, "action"),
        text(access, "account"),
        text(access, "employeeId"));
  }

  /** What the bot expects; and the account, which whoever finishes the work by hand must note. */
  private static List<BotStepPage.Field> fields(OpenTask open, Map<String, String> form) {
    List<BotFailure.Output> expected = BotFailure.of(botFailure(open)).expected();
    List<BotStepPage.Field> fields = new ArrayList<>();
    expected.forEach(output -> fields.add(field(output, true, form)));
    boolean isNamed = expected.stream().anyMatch(output -> output.name().equals(ACCOUNT));
    if (!isNamed && access(open).isCreated()) {
      fields.add(
          field(
              new BotFailure.Output(ACCOUNT, "Account", BotFailure.Output.Kind.TEXT), false, form));
    }
    return fields;
  }

  private static BotStepPage.Field field(
      BotFailure.Output output, boolean needed, Map<String, String> form) {
    return new BotStepPage.Field(
        output, needed, form.getOrDefault("output-" + output.name(), "").strip());
  }

  private static JsonNode botFailure(OpenTask open) {
    return open.variables().get("botFailure");
  }

  private static ModelAndView page(
      OpenTask open, Map<String, String> form, Map<String, String> faults, String refusal) {
    return new ModelAndView("bot/step")
        .addObject(
            "page",
            new BotStepPage(
                open,
                BotFailure.of(botFailure(open)),
                access(open),
                fields(open, form),
                form.getOrDefault("note", ""),
                faults,
                refusal));
  }
}
