package dev.pitcrew.engine.audit;

import dev.pitcrew.engine.json.JsonText;
import dev.pitcrew.engine.state.AuditRow;
import dev.pitcrew.engine.state.Column;
import dev.pitcrew.engine.state.Tables;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes along the chain, row after row in the order of {@code seq}, and names the first that is not
 * as it was written. That rows were cut off at the end can only be seen from outside.
 */
public final class ChainCheck {

  private static final Set<String> COPIES =
      Set.of(
          "actorType",
          "operationType",
          "entityType",
          "entityKey",
          "category",
          "result",
          "entityDescription",
          "processDefinitionId",
          "processDefinitionKey",
          "processInstanceKey",
          "rootProcessInstanceKey",
          "elementInstanceKey",
          "jobKey",
          "userTaskKey",
          "deploymentKey",
          "operationReference",
          "decisionDefinitionId",
          "decisionDefinitionKey",
          "decisionRequirementsId",
          "decisionRequirementsKey",
          "decisionEvaluationKey",
          "batchOperationKey",
          "batchOperationType");

  private long seq;
  private long at = Long.MIN_VALUE;
  private String hash = AuditChain.BEGINNING;

  /** What is wrong with the row. */
  public record Break(long seq, String what) {}

  /** How far it has come. */
  public long seq() {
    return seq;
  }

  /** The hash of the last row. */
  public String hash() {
    return hash;
  }

  /** The next row; empty when it is whole. */
  public Optional<Break> next(AuditRow row) {
    String wrong = wrong(row);
    if (wrong != null) {
      return Optional.of(new Break(Math.min(row.seq(), seq + 1), wrong));
    }
    seq = row.seq();
    at = row.at();
    hash = row.hash();
    return Optional.empty();
  }

  private @Nullable String wrong(AuditRow row) {
    if (row.seq() != seq + 1) {
      return "Expected row %d, but found row %d.".formatted(seq + 1, row.seq());
    }
    if (!row.prev().equals(hash)) {
      return "Expected the hash of the row before, but it has another.";
    }
    if (row.at() < at) {
      return "Expected a time not before that of the row before, but it is.";
    }
    if (!isSound(row.reason(), row.reasonSalt(), row.reasonDigest())
        || !isSound(row.beforeJson(), row.beforeSalt(), row.beforeDigest())
        || !isSound(row.afterJson(), row.afterSalt(), row.afterDigest())) {
      return "Expected values that fit their digests, but one does not.";
    }
    if (row.form() != AuditChain.FORM
        || !AuditChain.hash(link(row), row.prev()).equals(row.hash())) {
      return "Expected content that fits the row's hash, but it does not.";
    }
    return copyThatDiffers(row);
  }

  private static boolean isSound(
      @Nullable String value, @Nullable String salt, @Nullable String digest) {
    if (value == null || salt == null || digest == null) {
      return value == null && salt == null && digest == null;
    }
    return salt.matches("[0-9a-f]{32}") && AuditChain.digest(salt, value).equals(digest);
  }

  private static AuditChain.Link link(AuditRow row) {
    return new AuditChain.Link(
        row.seq(),
        row.at(),
        row.who(),
        row.forWhom(),
        row.what(),
        row.subject(),
        row.subjectId(),
        row.reasonDigest(),
        row.beforeDigest(),
        row.afterDigest());
  }

  /** The hash does not cover the columns to search by, but what they are copies of. */
  private static @Nullable String copyThatDiffers(AuditRow row) {
    Map<String, String> written = JsonText.membersOrNull(row.afterJson());
    for (Column<AuditRow> column : Tables.AUDIT.columns()) {
      if (!COPIES.contains(column.name())) {
        continue;
      }
      Object value = Tables.AUDIT.value(row, column);
      String found = value == null || value.equals(0L) ? null : value.toString();
      String expected = written == null ? null : JsonText.textOrNull(written.get(column.name()));
      if (!Objects.equals(found, expected)) {
        return "Expected column '%s' to be what the row says, but it is not."
            .formatted(column.name());
      }
    }
    return null;
  }
}
