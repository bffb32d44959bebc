package dev.pitcrew.engine.gateway.rest.control;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.call.CommandSender;
import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.runtime.ControlledClock;
import dev.pitcrew.engine.runtime.EngineRuntime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What Camunda Process Test asks beside the API: the clock, and an empty engine for each test. */
@RestController
@RequestMapping("/actuator")
final class ManagementController {

  private static final Logger AUDIT = LoggerFactory.getLogger("dev.pitcrew.audit");

  private final EngineRuntime engine;

  ManagementController(EngineRuntime engine) {
    this.engine = engine;
  }

  record Time(long epochMilli, String instant) {

    static Time of(ControlledClock clock) {
      Instant now = clock.instant();
      return new Time(now.toEpochMilli(), now.toString());
    }
  }

  record Pin(@Nullable Long epochMilli) {}

  record Move(@Nullable Long offsetMilli) {}

  /** Already done when it is answered; the topology names it as the last change. */
  record Change(long changeId, List<String> plannedChanges) {}

  @GetMapping("/clock")
  Time time(Caller caller) {
    return Time.of(Control.clock(engine, caller));
  }

  @PostMapping({"/clock", "/clock/pin"})
  Time pin(Caller caller, @RequestBody Pin request) {
    ControlledClock clock = Control.clock(engine, caller);
    clock.pin(Instant.ofEpochMilli(given(request.epochMilli(), "epochMilli")));
    return changed(clock);
  }

  @PostMapping("/clock/add")
  Time add(Caller caller, @RequestBody Move request) {
    ControlledClock clock = Control.clock(engine, caller);
    clock.add(Duration.ofMillis(given(request.offsetMilli(), "offsetMilli")));
    return changed(clock);
  }

  @DeleteMapping("/clock")
  Time reset(Caller caller) {
    ControlledClock clock = Control.clock(engine, caller);
    clock.reset();
    return changed(clock);
  }

  @PostMapping("/cluster/purge")
  Change purge(Caller caller) {
    Control.clock(engine, caller);
    AUDIT.warn("caller={} purged the engine", caller.name());
    return new Change(CommandSender.await(engine.purge()), List.of());
  }

  private Time changed(ControlledClock clock) {
    engine.clockChanged();
    return Time.of(clock);
  }

  private static long given(@Nullable Long millis, String name) {
    if (millis == null) {
      throw Wire.invalid("Expected '%s' to be given, but it is missing.".formatted(name));
    }
    return millis;
  }
}
