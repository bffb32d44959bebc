package dev.pitcrew.records.worker;

import dev.pitcrew.jobs.Effects.Claim;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.records.Records;
import dev.pitcrew.records.decisions.Decision;
import dev.pitcrew.records.policy.DueApprovals;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a posting when the process's list of approvals is not the policy's: somebody may
 * have shortened it. It stops, so that an operator sees it and the trail has it, until the list is
 * the policy's again; then the case is decided anew.
 */
final class Shortened {

  private Shortened() {}

  /** Before anybody is asked: the policy was deployed anew after it had been asked for the list. */
  static JobOutcome decidedByAnother(
      Records records,
      JobInput input,
      String who,
      String subject,
      String caseId,
      DueApprovals newest) {
    var listed = DueApprovals.roles(input.at("approval", "steps"));
    note(records, input, who, subject, caseId, newest, List.of());
    return new JobOutcome.NeedsPerson(
        "Expected to ask people by the newest policy, but the process made its list by an earlier one, or the list was shortened: %s, and the process lists %s. Put the policy's steps into variable approval and retry; whoever is not asked now is asked when it is posted."
            .formatted(newest.words(), listed.isEmpty() ? "nobody" : String.join(", ", listed)));
  }

  /**
   * @param who the job type
   * @return the stop; nothing when the list asks for all that is due
   */
  static Optional<JobOutcome> stop(
      Records records,
      JobInput input,
      String who,
      String subject,
      String caseId,
      DueApprovals due,
      List<Decision> given,
      String objection) {
    var listed = DueApprovals.roles(input.at("approval", "steps"));
    if (due.isWithin(listed)) {
      return Optional.empty();
    }
    note(records, input, who, subject, caseId, due, given);
    return Optional.of(
        new JobOutcome.NeedsPerson(
            "Expected the approvals that are due: %s, but the process lists %s. %s Put the policy's steps back into variable approval and retry: then it is checked and approved anew."
                .formatted(
                    due.words(),
                    listed.isEmpty() ? "nobody" : String.join(", ", listed),
                    objection)));
  }

  /** Once for each job, however often it is tried. */
  private static void note(
      Records records,
      JobInput input,
      String who,
      String subject,
      String caseId,
      DueApprovals due,
      List<Decision> given) {
    var key = "approvals-short:%s:%d".formatted(caseId, input.jobKey());
    if (!(records.effects().claim(key) instanceof Claim.Done)) {
      var facts = due.facts(given);
      facts.put("listed", String.join(", ", DueApprovals.roles(input.at("approval", "steps"))));
      records.audit().append(who, "approvals-short", subject, caseId, Map.of(), facts);
      records.effects().resolve(key, "{}");
    }
  }
}
