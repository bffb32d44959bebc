package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.call.CommandSender;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Begins elements in ad-hoc sub-processes. */
@RestController
@RequestMapping("/v2/element-instances/ad-hoc-activities")
final class AdHocController {

  private final CommandSender commands;

  AdHocController(CommandSender commands) {
    this.commands = commands;
  }

  @PostMapping("/{adHocSubProcessInstanceKey}/activation")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void activate(
      Caller caller,
      @PathVariable long adHocSubProcessInstanceKey,
      @RequestBody AdHocActivities.Activation request) {
    commands.send(caller, request.command(adHocSubProcessInstanceKey));
  }
}
