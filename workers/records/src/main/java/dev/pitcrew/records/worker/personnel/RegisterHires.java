package dev.pitcrew.records.worker.personnel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.hire.RosterCheck;
import dev.pitcrew.records.hire.RosterProblem;
import dev.pitcrew.records.hire.RosterRow;
import dev.pitcrew.records.hire.RosterTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code records.register-hires}. Says what is wrong with a roster, all of it at once, or registers
 * its hires. Safe to run twice: a hire is registered once, and what this roster registered is its
 * own again.
 */
final class RegisterHires implements JobWork {

  static final String TYPE = "records.register-hires";
  static final List<String> VARIABLES = List.of("roster", "table", "rosterCorrection");

  private static final String RIGHT_ROWS_ONLY = "right-rows-only";

  private final Records records;

  RegisterHires(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var rosterId = input.requiredText("roster", "rosterId");
    var entityId = Personnel.entity(records, input.text("roster", "entityId").orElse(""));
    var by = input.text("roster", "by").orElse(TYPE);
    return records.inTransaction(
        () -> {
          Personnel.open(
              records, input, rosterId, null, input.text("roster", "title").orElse(null));
          var today = records.calendars().of(entityId).dayOf(records.clock().instant());
          var found = check(input, rosterId, entityId, today);
          boolean goOn = found.problems().isEmpty() || onlyTheRightRows(rosterId);
          if (!found.problems().isEmpty()) {
            records.cases().touched(rosterId);
          }
          return JobOutcome.completed(
              "registration",
              registration(rosterId, goOn ? found.hires() : List.of(), found.problems(), goOn, by));
        });
  }

  private RosterCheck.Result check(
      JobInput input, String rosterId, String entityId, LocalDate today) {
    var check = new RosterCheck(rosterId, entityId, records.people().all(), today);
    boolean isSheet = input.at("roster", "sheet").isPresent();
    if (!isSheet) {
      JsonNode hires = input.at("roster", "hires").orElseGet(Variables.MAPPER::createArrayNode);
      return check.check(RosterRow.ofForm(hires));
    }
    var table = RosterTable.of(input.at("table").orElseGet(Variables.MAPPER::createObjectNode));
    if (table.rows().isEmpty() && !table.problems().isEmpty()) {
      return new RosterCheck.Result(List.of(), table.problems());
    }
    var result = check.check(table.rows());
    var problems = new ArrayList<>(table.problems());
    result.problems().stream()
        .filter(
            problem -> table.problems().stream().noneMatch(first -> isSamePlace(first, problem)))
        .forEach(problems::add);
    var brokenRows = table.problems().stream().map(RosterProblem::row).toList();
    return new RosterCheck.Result(
        result.hires().stream().filter(read -> !brokenRows.contains(read.row())).toList(),
        problems);
  }

  private static boolean isSamePlace(RosterProblem one, RosterProblem other) {
    return one.cell() != null && one.cell().equals(other.cell());
  }

  /** Somebody from HR said so, by the books; a variable can say anything. */
  private boolean onlyTheRightRows(String rosterId) {
    var decisions = records.decisions().standing(rosterId, "correct-roster");
    return !decisions.isEmpty() && decisions.getLast().decision().equals(RIGHT_ROWS_ONLY);
  }

  private Map<String, Object> registration(
      String rosterId,
      List<RosterCheck.Read> hires,
      List<RosterProblem> problems,
      boolean isRegistered,
      String by) {
    var fresh = new ArrayList<Map<String, Object>>();
    var known = new ArrayList<Map<String, Object>>();
    for (var read : hires) {
      var hire = read.hire();
      records
          .hires()
          .register(hire, by)
          .ifPresentOrElse(
              registered -> fresh.add(registered.toVariable()),
              () ->
                  known.add(
                      Map.of(
                          "hireId", hire.hireId(),
                          "name", hire.name(),
                          "why", "This hire was registered before.")));
    }
    var registration = new LinkedHashMap<String, Object>();
    registration.put("rosterId", rosterId);
    registration.put("registered", isRegistered);
    registration.put("hires", fresh);
    registration.put("known", known);
    registration.put("problems", problems.stream().map(Variables::toMap).toList());
    return registration;
  }
}
