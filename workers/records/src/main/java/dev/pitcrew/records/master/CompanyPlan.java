package dev.pitcrew.records.master;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.company.Entity;
import dev.pitcrew.records.company.EntityJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What becomes of one company of a company file; companies that are not in it stay. */
final class CompanyPlan {

  private CompanyPlan() {}

  static void plan(Records records, Entity after, ImportRequest request, Plan plan) {
    var before = records.entities().find(after.id()).orElse(null);
    if (before == null) {
      plan.add(() -> save(records, after, null, request.by()));
    } else if (before.equals(after) || request.known() == ImportRequest.Known.KEEP) {
      plan.leave();
    } else {
      plan.change(() -> save(records, after, before, request.by()));
    }
  }

  private static void save(Records records, Entity after, @Nullable Entity before, String by) {
    records.entities().save(after);
    var old = before == null ? new Facts() : facts(before);
    records
        .audit()
        .append(
            by,
            before == null ? "company-added" : "company-changed",
            "company",
            after.id(),
            before == null ? Map.of() : old.unlike(facts(after)),
            facts(after).unlike(old));
  }

  private static Facts facts(Entity entity) {
    return new Facts()
        .with("name", entity.name())
        .with("aliases", String.join("|", entity.aliases()))
        .with("vatIds", String.join("|", entity.vatIds()))
        .with("iban", entity.iban())
        .with("bic", entity.bic())
        .with("address", entity.address())
        .with("timeZone", entity.timeZone())
        .with("settings", EntityJson.write(entity));
  }
}
