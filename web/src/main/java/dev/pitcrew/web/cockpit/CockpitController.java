package dev.pitcrew.web.cockpit;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Instances;
import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.response.ProcessDefinition;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cockpit: cases, one case, definitions; retry and cancel. */
@Controller
final class CockpitController {

  private static final List<String> NAMES = List.of("intake", "invoice", "proposal");

  private final Instances instances;
  private final InstanceView view;
  private final Work work;

  CockpitController(Instances instances, InstanceView view, Work work) {
    this.instances = instances;
    this.view = view;
    this.work = work;
  }

  @GetMapping("/cockpit")
  ModelAndView list(
      @AuthenticationPrincipal SignedIn person,
      @RequestParam(defaultValue = "") String process,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "0") int page) {
    CockpitQuery query = CockpitQuery.of(process, state, page);
    SearchResponse<ProcessInstance> found =
        instances.search(person, query.process(), query.which(), query.page());
    Map<Long, Variables> variables =
        work.variables(
            person,
            found.items().stream().map(ProcessInstance::getProcessInstanceKey).toList(),
            NAMES);
    List<CockpitPage.Row> rows =
        found.items().stream()
            .map(one -> row(one, variables.get(one.getProcessInstanceKey())))
            .toList();
    return new ModelAndView("cockpit/cockpit")
        .addObject(
            "page", new CockpitPage(query, rows, found.page().totalItems(), processes(person)));
  }

  private List<CockpitPage.Process> processes(SignedIn person) {
    Map<String, CockpitPage.Process> byId = new LinkedHashMap<>();
    for (ProcessDefinition definition : instances.definitions(person)) {
      byId.putIfAbsent(
          definition.getProcessDefinitionId(),
          new CockpitPage.Process(
              definition.getProcessDefinitionId(),
              Objects.requireNonNullElse(
                  definition.getName(), definition.getProcessDefinitionId())));
    }
    return List.copyOf(byId.values());
  }

  private static CockpitPage.Row row(
      ProcessInstance instance, @org.jspecify.annotations.Nullable Variables variables) {
    return new CockpitPage.Row(
        instance.getProcessInstanceKey(),
        InstanceView.process(instance),
        instance.getProcessDefinitionVersion(),
        variables == null ? "" : subject(variables),
        InstanceView.state(instance),
        Boolean.TRUE.equals(instance.getHasIncident()),
        instance.getStartDate(),
        instance.getEndDate());
  }

  private static String subject(Variables variables) {
    String vendor = text(variables.get("invoice").path("fields").path("vendor"), "value");
    String number = text(variables.get("invoice").path("fields").path("invoice_number"), "value");
    if (!vendor.isEmpty()) {
      return number.isEmpty() ? vendor : vendor + " · " + number;
    }
    String file = text(variables.get("intake"), "fileName");
    return file.isEmpty() ? text(variables.get("proposal"), "runId") : file;
  }

  @GetMapping("/cockpit/instances/{key}")
  ModelAndView instance(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request) {
    return page(person, key, "", request);
  }

  private ModelAndView page(SignedIn person, long key, String refusal, HttpServletRequest request) {
    ContentPolicy.allowStyleAttributes(request);
    return new ModelAndView("cockpit/instance").addObject("page", view.of(person, key, refusal));
  }

  @PostMapping("/cockpit/instances/{key}/incidents/{incident}/retry")
  ModelAndView retry(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      @PathVariable long incident,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return act(
        () -> instances.retry(person, incident),
        "It is tried again.",
        person,
        key,
        request,
        redirect);
  }

  @PostMapping("/cockpit/instances/{key}/cancel")
  ModelAndView cancel(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return act(
        () -> instances.cancel(person, key),
        "The case is cancelled.",
        person,
        key,
        request,
        redirect);
  }

  private ModelAndView act(
      Runnable action,
      String done,
      SignedIn person,
      long key,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    try {
      action.run();
    } catch (ClientException refused) {
      Refusal refusal = Refusal.of(refused);
      ModelAndView page = page(person, key, refusal.sentence(), request);
      page.setStatus(refusal.status());
      return page;
    }
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of(done));
    return new ModelAndView("redirect:/cockpit/instances/" + key);
  }

  @GetMapping("/cockpit/definitions")
  ModelAndView definitions(@AuthenticationPrincipal SignedIn person) {
    return new ModelAndView("cockpit/definitions")
        .addObject("page", new DefinitionsPage(instances.definitions(person)));
  }

  @GetMapping("/cockpit/definitions/{key}")
  ModelAndView definition(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request) {
    ContentPolicy.allowStyleAttributes(request);
    return new ModelAndView("cockpit/definition")
        .addObject("page", instances.definition(person, key));
  }

  @GetMapping("/cockpit/definitions/{key}/xml")
  ResponseEntity<byte[]> xml(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request) {
    ContentPolicy.sandbox(request);
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_PLAIN)
        .body(instances.xml(person, key).getBytes(StandardCharsets.UTF_8));
  }
}
