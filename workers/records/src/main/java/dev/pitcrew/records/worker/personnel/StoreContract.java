package dev.pitcrew.records.worker.personnel;

import dev.pitcrew.jobs.ContractBroken;
import dev.pitcrew.jobs.JobInput;
import dev.pitcrew.jobs.JobOutcome;
import dev.pitcrew.jobs.JobWork;
import dev.pitcrew.jobs.Variables;
import dev.pitcrew.records.Records;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * {@code records.store-contract}. Notes the signed contract with its hash. Safe to run twice: the
 * same bytes are noted once.
 */
final class StoreContract implements JobWork {

  static final String TYPE = "records.store-contract";
  static final List<String> VARIABLES = List.of("hire", "contractDecision");

  private final Records records;

  StoreContract(Records records) {
    this.records = records;
  }

  @Override
  public JobOutcome run(JobInput input) {
    var document =
        input
            .at("contractDecision", "document")
            .filter(node -> node.isObject())
            .orElseThrow(
                () ->
                    new ContractBroken(
                        "Expected the signed contract as a document, but there is none."));
    return records.inTransaction(
        () -> {
          var hire = Personnel.hire(records, input);
          var decisions = records.decisions().standing(hire.caseId(), "sign-contract");
          if (decisions.isEmpty() || !decisions.getLast().decision().equals("signed")) {
            return new JobOutcome.NeedsPerson(
                "Expected to store the signed contract of %s, but nobody said in the books that it is signed."
                    .formatted(hire.hireId()));
          }
          var sha256 = document.path("contentHash").asText("");
          records.hires().signed(hire, document.toString(), sha256, decisions.getLast().by());
          var stored = new LinkedHashMap<String, Object>();
          stored.put("document", Variables.toMap(document));
          stored.put("sha256", sha256);
          return JobOutcome.completed("signedContract", stored);
        });
  }
}
