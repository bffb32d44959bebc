package dev.pitcrew.engine.gateway.rest.control;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The clock, as the API has it. */
@RestController
@RequestMapping("/v2/clock")
final class ClockController {

  private final EngineRuntime engine;

  ClockController(EngineRuntime engine) {
    this.engine = engine;
  }

  record Pin(@Nullable Long timestamp) {}

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void pin(Caller caller, @RequestBody(required = false) @Nullable Pin request) {
    var clock = Control.clock(engine, caller);
    if (request == null || request.timestamp() == null || request.timestamp() < 0) {
      throw Wire.invalid("Expected 'timestamp' to be 0 or more milliseconds, but it is not.");
    }
    clock.pin(Instant.ofEpochMilli(request.timestamp()));
    engine.clockChanged();
  }

  @PostMapping("/reset")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset(Caller caller) {
    Control.clock(engine, caller).reset();
    engine.clockChanged();
  }
}
