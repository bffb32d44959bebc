package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.ActivatedJob;
import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.JobActivation;
import dev.pitcrew.engine.gateway.call.JobMessages;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.json.GatewayJson;
import dev.pitcrew.engine.gateway.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What workers do with jobs. */
@RestController
@RequestMapping("/v2/jobs")
final class JobController {

  private static final Logger LOG = LoggerFactory.getLogger(JobController.class);

  /** Whoever waited longer may have left meanwhile. */
  private static final Duration PARKED = Duration.ofMillis(50);

  /** Time for the other side's machine to say that nobody is there. */
  private static final Duration PROBE = Duration.ofMillis(2);

  private final CommandSender commands;
  private final JobActivation activation;

  JobController(CommandSender commands, JobActivation activation) {
    this.commands = commands;
    this.activation = activation;
  }

  /** Writes by itself, so that jobs a worker no longer waits for go back at once. */
  @PostMapping("/activation")
  void activate(Caller caller, @RequestBody Jobs.Activation request, HttpServletResponse response) {
    long asked = System.nanoTime();
    List<ActivatedJob> jobs =
        fitting(activation.await(caller, request.command(), request.longPoll()));
    try {
      response.setContentType(MediaType.APPLICATION_JSON_VALUE);
      byte[] answer =
          GatewayJson.MAPPER.writeValueAsBytes(
              new Jobs.Activated(jobs.stream().map(Jobs.Job::of).toList()));
      if (!jobs.isEmpty() && System.nanoTime() - asked > PARKED.toNanos()) {
        response.setContentLength(answer.length + 1);
        probe(response);
      } else {
        response.setContentLength(answer.length);
      }
      response.getOutputStream().write(answer);
      response.flushBuffer();
    } catch (IOException e) {
      LOG.debug("A worker left before its {} jobs; they are handed out again.", jobs.size(), e);
      activation.giveBack(jobs);
    }
  }

  /**
   * A worker that has left while it waited is known only by the answer of its machine to the first
   * byte: JSON may begin with a blank, and what is written after it then fails.
   */
  private static void probe(HttpServletResponse response) throws IOException {
    response.getOutputStream().write(' ');
    response.flushBuffer();
    LockSupport.parkNanos(PROBE.toNanos());
  }

  /** What one answer can hold; the others wait for the next request. */
  private List<ActivatedJob> fitting(List<ActivatedJob> jobs) {
    List<List<ActivatedJob>> messages = JobMessages.of(jobs);
    messages.stream().skip(1).forEach(activation::giveBack);
    return messages.isEmpty() ? jobs : messages.getFirst();
  }

  @PostMapping("/{jobKey}/completion")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void complete(
      Caller caller,
      @PathVariable long jobKey,
      @RequestBody(required = false) Jobs.@Nullable Completion request) {
    commands.send(
        caller,
        new Command.CompleteJob(
            jobKey,
            JsonObject.orEmpty(request == null ? null : request.variables()),
            request == null || request.result() == null ? null : request.result().answer()));
  }

  @PostMapping("/{jobKey}/failure")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void fail(
      Caller caller,
      @PathVariable long jobKey,
      @RequestBody(required = false) Jobs.@Nullable Failure request) {
    Jobs.Failure failure = request == null ? new Jobs.Failure(0, null, 0L, null) : request;
    commands.send(
        caller,
        new Command.FailJob(
            jobKey,
            failure.retries() == null ? 0 : failure.retries(),
            failure.errorMessage(),
            failure.retryBackOff() == null ? 0 : failure.retryBackOff(),
            JsonObject.orEmpty(failure.variables())));
  }

  @PostMapping("/{jobKey}/error")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void throwError(Caller caller, @PathVariable long jobKey, @RequestBody Jobs.Error request) {
    commands.send(
        caller,
        new Command.ThrowJobError(
            jobKey,
            Wire.required(request.errorCode(), "errorCode"),
            request.errorMessage(),
            JsonObject.orEmpty(request.variables())));
  }

  @PatchMapping("/{jobKey}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void update(Caller caller, @PathVariable long jobKey, @RequestBody Jobs.Update request) {
    Jobs.Changeset changes = request.changeset();
    if (changes == null || (changes.retries() == null && changes.timeout() == null)) {
      throw Wire.invalid(
          "Expected 'changeset' to have 'retries' or 'timeout', but it has neither.");
    }
    commands.send(
        Wire.referring(caller, request.operationReference()),
        new Command.UpdateJob(jobKey, changes.retries(), changes.timeout()));
  }
}
