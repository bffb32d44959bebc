package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import dev.pitcrew.engine.command.Reply;
import dev.pitcrew.engine.element.Elements;
import dev.pitcrew.engine.element.TimerSchedule;
import dev.pitcrew.engine.event.Event;
import dev.pitcrew.engine.state.SetAsideRow;
import dev.pitcrew.engine.state.Tables;
import dev.pitcrew.engine.state.TimerRow;
import dev.pitcrew.engine.state.TimerState;
import dev.pitcrew.engine.step.RejectedException;
import dev.pitcrew.engine.step.StepRun;
import java.util.Map;

/** A timer is due. */
final class TimerTriggerProcessor {

  private final StepRun run;
  private final Elements elements;

  TimerTriggerProcessor(Parts parts) {
    this.run = parts.run();
    this.elements = parts.elements();
  }

  Outcome process(Command.TriggerTimer command) {
    TimerRow timer = run.get(Tables.TIMER, command.timerKey());
    if (timer == null || timer.state() != TimerState.CREATED) {
      throw RejectedException.notFound(
          "Expected to trigger timer with key '%d', but no such timer was found"
              .formatted(command.timerKey()));
    }
    if (timer.dueMillis() > run.nowMillis()) {
      throw RejectedException.invalidState(
          "Expected to trigger timer with key '%d', but it is not due.".formatted(timer.key()));
    }
    run.append(new Event.TimerTriggered(timer.key()));
    repeat(timer);
    if (timer.elementInstanceKey() == 0) {
      elements
          .processInstances()
          .createByTimer(
              run.need(Tables.PROCESS_DEFINITION, timer.processDefinitionKey()), timer.elementId());
    } else {
      elements
          .triggers()
          .trigger(run.element(timer.elementInstanceKey()), timer.elementId(), Map.of());
    }
    return new Reply.Done();
  }

  private void repeat(TimerRow timer) {
    if (timer.interval() == null || timer.repetitions() == 0 || timer.repetitions() == 1) {
      return;
    }
    boolean isEndless = TimerSchedule.isEndlessAtOnce(timer, timer.interval(), run.now());
    if (isEndless && timer.elementInstanceKey() == 0) {
      // It has no instance that could have an incident, and nothing else would ever have a turn.
      run.effect(
          new Effect.TimerDropped(
              timer.processDefinitionId(), timer.elementId(), timer.interval()));
      return;
    }
    long due = TimerSchedule.next(timer, timer.interval(), run.now());
    TimerRow next = following(timer, due);
    run.append(new Event.TimerCreated(next));
    if (isEndless) {
      holdBack(next);
    } else {
      run.effectOnce(new Effect.WakeAt(due));
    }
  }

  private TimerRow following(TimerRow timer, long due) {
    return new TimerRow(
        run.newKey(),
        due,
        TimerState.CREATED,
        timer.interval(),
        timer.repetitions() < 0 ? timer.repetitions() : timer.repetitions() - 1,
        timer.processInstanceKey(),
        timer.elementInstanceKey(),
        timer.processDefinitionKey(),
        timer.processDefinitionId(),
        timer.elementId(),
        timer.tenantId(),
        timer.timeZone());
  }

  /** A person may let it trigger once more. */
  private void holdBack(TimerRow timer) {
    run.append(
        new Event.RowSetAside(
            new SetAsideRow(
                timer.key(),
                timer.processInstanceKey(),
                elements
                    .incidents()
                    .raiseBeside(
                        run.element(timer.elementInstanceKey()),
                        "Expected the cycle of timer '%s' to have a length, but '%s' has none and would trigger without end. Resolve this to let it trigger once more."
                            .formatted(timer.elementId(), timer.interval())),
                run.nowMillis())));
  }
}
