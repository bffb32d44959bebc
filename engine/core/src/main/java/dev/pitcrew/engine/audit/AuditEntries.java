package dev.pitcrew.engine.audit;

import dev.pitcrew.engine.command.StepContext;
import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.AuditHeadRow;
import dev.pitcrew.engine.state.AuditRow;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the entry of an act, hung on the end of the chain. */
public final class AuditEntries {

  private static final String TENANT = "<default>";

  private AuditEntries() {}

  /**
   * @param head the end of the chain; null before the first entry
   */
  public static AuditRow next(
      AuditFact fact, long key, @Nullable AuditHeadRow head, StepContext context) {
    long seq = head == null ? 1 : head.seq() + 1;
    long now = context.now().toEpochMilli();
    long at = head == null ? now : Math.max(now, head.at());
    String prev = head == null ? AuditChain.BEGINNING : head.hash();
    Value reason = Value.of(fact.failure(), context);
    Value before =
        Value.of(fact.before().isEmpty() ? null : JsonText.objectOfStrings(fact.before()), context);
    Value after = Value.of(after(fact), context);
    AuditChain.Link link =
        new AuditChain.Link(
            seq,
            at,
            fact.caller().name(),
            null,
            what(fact),
            what(fact.entityType()),
            Long.toString(fact.entityKey()),
            reason.digest(),
            before.digest(),
            after.digest());
    AuditFact.Place place = fact.place();
    AuditFact.About about = fact.about();
    return new AuditRow(
        key,
        seq,
        AuditChain.FORM,
        at,
        link.who(),
        null,
        link.what(),
        link.subject(),
        link.subjectId(),
        reason.text(),
        reason.salt(),
        reason.digest(),
        before.text(),
        before.salt(),
        before.digest(),
        String.valueOf(after.text()),
        String.valueOf(after.salt()),
        String.valueOf(after.digest()),
        null,
        prev,
        AuditChain.hash(link, prev),
        fact.actorType(),
        fact.operation(),
        fact.entityType(),
        fact.entityKey(),
        fact.category(),
        fact.result(),
        fact.description(),
        place.processDefinitionId(),
        place.processDefinitionKey(),
        place.processInstanceKey(),
        place.rootProcessInstanceKey(),
        place.elementInstanceKey(),
        place.jobKey(),
        place.userTaskKey(),
        place.deploymentKey(),
        TENANT,
        fact.caller().operationReference(),
        about.decisionDefinitionId(),
        about.decisionDefinitionKey(),
        about.decisionRequirementsId(),
        about.decisionRequirementsKey(),
        about.decisionEvaluationKey(),
        about.batchOperationKey(),
        about.batchOperationType());
  }

  private static String after(AuditFact fact) {
    Map<String, String> members = new LinkedHashMap<>();
    fact.columns().forEach((name, value) -> members.put(name, JsonText.quote(value)));
    members.put("details", JsonText.objectOfStrings(fact.after()));
    return JsonText.object(members);
  }

  private static String what(AuditFact fact) {
    return what(fact.operation())
        + "-"
        + what(fact.entityType())
        + (fact.failure() == null ? "" : "-refused");
  }

  private static String what(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private record Value(@Nullable String text, @Nullable String salt, @Nullable String digest) {

    static Value of(@Nullable String text, StepContext context) {
      if (text == null) {
        return new Value(null, null, null);
      }
      String salt = context.salts().next();
      return new Value(text, salt, AuditChain.digest(salt, text));
    }
  }
}
