package dev.pitcrew.payments;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.Effects.Claim;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code payments.plan-run}. Whether the schedule's run is due today, by the company's day: people
 * work, banks are open, and no other instance of the schedule has the day. Safe to run twice: the
 * day is kept under the instance that took it.
 */
final class PlanRun implements JobWork {

  static final String TYPE = "payments.plan-run";
  static final List<String> VARIABLES = List.of("entityId");

  private static final String INSTANCE = "processInstanceKey";

  private final Records records;

  PlanRun(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var entity = entity(input);
    var calendar = records.calendars().of(entity.id());
    var today = calendar.dayOf(records.clock().instant());
    var obstacle =
        Optional.of("The company does not work on %s.".formatted(today))
            .filter(text -> !calendar.isWorkingDay(today))
            .or(
                () ->
                    Optional.of("Banks carry no payments out on %s.".formatted(today))
                        .filter(text -> !TargetCalendar.isOpen(today)))
            .or(() -> begunBefore(input, entity, today));
    var plan = new LinkedHashMap<String, Object>();
    plan.put("day", today.toString());
    plan.put("entityId", entity.id());
    plan.put("due", obstacle.isEmpty());
    obstacle.ifPresent(why -> plan.put("reason", why));
    return JobOutcome.completed("plan", plan);
  }

  private Entity entity(JobInput input) {
    return input
        .text("entityId")
        .map(records.entities()::find)
        .orElseGet(() -> records.entities().all().stream().findFirst())
        .orElseThrow(
            () ->
                new ContractBroken(
                    "Expected to plan a payment run of one of our companies, but the books do not"
                        + " hold it."));
  }

  /** After days without workers several instances of the schedule may wait; one has the day. */
  private Optional<String> begunBefore(JobInput input, Entity entity, LocalDate today) {
    var key = "%s:%s:%s".formatted(TYPE, entity.id(), today);
    long instance = input.processInstanceKey();
    return records.inTransaction(
        () -> {
          if (records.effects().claim(key) instanceof Claim.Done done) {
            return Optional.of("A run of %s was begun before.".formatted(today))
                .filter(
                    text ->
                        !String.valueOf(instance)
                            .equals(
                                String.valueOf(Variables.fromJson(done.result()).get(INSTANCE))));
          }
          records
              .effects()
              .resolve(key, Variables.toJson(Map.of(INSTANCE, String.valueOf(instance))));
          return Optional.empty();
        });
  }
}
