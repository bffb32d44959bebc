package dev.pitcrew.web.payments;

import static dev.pitcrew.web.engine.Variables.text;

import dev.pitcrew.web.engine.Instances;
import dev.pitcrew.web.engine.Refusal;
import dev.pitcrew.web.engine.Variables;
import dev.pitcrew.web.engine.Work;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Download;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.search.enums.ProcessInstanceState;
import io.camunda.client.api.search.response.ProcessInstance;
import io.camunda.client.api.search.response.SearchResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/** Payment runs: the list, a new one, and the file of one. */
@Controller
final class PaymentsController {

  private static final String PROCESS = "payment-run";
  private static final List<String> NAMES =
      List.of("proposal", "paymentFile", "release", "outcome");

  private final Instances instances;
  private final Work work;

  PaymentsController(Instances instances, Work work) {
    this.instances = instances;
    this.work = work;
  }

  @GetMapping("/payments")
  ModelAndView list(@AuthenticationPrincipal SignedIn person) {
    return page(person, "");
  }

  private ModelAndView page(SignedIn person, String refusal) {
    SearchResponse<ProcessInstance> found =
        instances.search(person, PROCESS, Instances.Which.ALL, 0);
    Map<Long, Variables> variables =
        work.variables(
            person,
            found.items().stream().map(ProcessInstance::getProcessInstanceKey).toList(),
            NAMES);
    Variables none = new Variables(Map.of());
    List<PaymentsPage.Run> runs =
        found.items().stream()
            .map(one -> run(one, variables.getOrDefault(one.getProcessInstanceKey(), none)))
            .toList();
    return new ModelAndView("payments/payments")
        .addObject(
            "page",
            new PaymentsPage(runs, found.page().totalItems(), person.has(Role.TREASURER), refusal));
  }

  private static PaymentsPage.Run run(ProcessInstance instance, Variables variables) {
    JsonNode file = variables.get("paymentFile");
    return new PaymentsPage.Run(
        instance.getProcessInstanceKey(),
        instance.getStartDate(),
        Proposal.of(variables.get("proposal")),
        state(instance, variables),
        text(variables.get("release"), "by"),
        text(file, "fileName"),
        text(file, "controlSum"));
  }

  private static PaymentsPage.State state(ProcessInstance instance, Variables variables) {
    if (Boolean.TRUE.equals(instance.getHasIncident())) {
      return PaymentsPage.State.TROUBLE;
    }
    if (instance.getState() == ProcessInstanceState.TERMINATED) {
      return PaymentsPage.State.CANCELED;
    }
    if (instance.getState() == ProcessInstanceState.ACTIVE) {
      boolean waits = variables.get("proposal").isObject() && !variables.get("release").isObject();
      return waits ? PaymentsPage.State.WAITING : PaymentsPage.State.WORKING;
    }
    return switch (variables.get("outcome").asString("")) {
      case "nothing-due" -> PaymentsPage.State.NOTHING_DUE;
      case "discarded" -> PaymentsPage.State.DISCARDED;
      default -> PaymentsPage.State.PAID_OUT;
    };
  }

  @PostMapping("/payments")
  ModelAndView propose(@AuthenticationPrincipal SignedIn person, RedirectAttributes redirect) {
    if (!person.has(Role.TREASURER)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    try {
      instances.start(person, PROCESS);
    } catch (ClientException refused) {
      Refusal refusal = Refusal.of(refused);
      ModelAndView page = page(person, refusal.sentence());
      page.setStatus(refusal.status());
      return page;
    }
    redirect.addFlashAttribute(
        Notice.ATTRIBUTE,
        Notice.of("A payment run has started. What it proposes comes to the inbox.")
            .then("/inbox", "To the inbox"));
    return new ModelAndView("redirect:/payments");
  }

  @GetMapping("/payments/{key}/file")
  ResponseEntity<byte[]> file(
      @AuthenticationPrincipal SignedIn person,
      @PathVariable long key,
      HttpServletRequest request) {
    if (!instances.instance(person, key).getProcessDefinitionId().equals(PROCESS)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    JsonNode file = instances.named(person, key, NAMES).get("paymentFile");
    byte[] content = work.document(person, file.path("document"));
    ContentPolicy.sandbox(request);
    return Download.of(text(file, "fileName"), content);
  }
}
