package dev.pitcrew.engine.gateway.rest.query;

import dev.pitcrew.engine.gateway.call.Wire;
import dev.pitcrew.engine.gateway.rest.search.Fields;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.Tables;
import org.jspecify.annotations.Nullable;

/** What the API shows of decisions and of the files they came in. */
final class DecisionDefinitions {

  static final Fields<DecisionDefinitionRow> FIELDS =
      Fields.of(Tables.DECISION_DEFINITION)
          .key("decisionDefinitionKey", "key")
          .text("decisionDefinitionId", "decisionDefinitionId")
          .text("name", "name")
          .number("version", "version")
          .text("decisionRequirementsId", "decisionRequirementsId")
          .key("decisionRequirementsKey", "decisionRequirementsKey")
          .text("tenantId", "tenantId")
          .text("decisionRequirementsName", "decisionRequirementsName")
          .number("decisionRequirementsVersion", "decisionRequirementsVersion")
          .with("state", DefinitionStates.on(Tables.DECISION_DEFINITION))
          .latest("isLatestVersion", "decisionDefinitionId", "version", "deleted");

  static final Fields<DecisionRequirementsRow> REQUIREMENTS_FIELDS =
      Fields.of(Tables.DECISION_REQUIREMENTS)
          .key("decisionRequirementsKey", "key")
          .text("decisionRequirementsId", "decisionRequirementsId")
          .text("decisionRequirementsName", "name")
          .number("version", "version")
          .text("resourceName", "resourceName")
          .text("tenantId", "tenantId")
          .with("state", DefinitionStates.on(Tables.DECISION_REQUIREMENTS));

  private DecisionDefinitions() {}

  record Item(
      String decisionDefinitionId,
      @Nullable String decisionDefinitionKey,
      String name,
      int version,
      String decisionRequirementsId,
      @Nullable String decisionRequirementsKey,
      @Nullable String decisionRequirementsName,
      @Nullable Integer decisionRequirementsVersion,
      String tenantId,
      String state) {

    static Item of(DecisionDefinitionRow row, @Nullable DecisionRequirementsRow requirements) {
      return new Item(
          row.decisionDefinitionId(),
          Wire.key(row.key()),
          row.name(),
          row.version(),
          row.decisionRequirementsId(),
          Wire.key(row.decisionRequirementsKey()),
          requirements == null ? null : requirements.name(),
          requirements == null ? null : requirements.version(),
          row.tenantId(),
          DefinitionStates.name(row.deleted()));
    }
  }

  record Requirements(
      String decisionRequirementsId,
      @Nullable String decisionRequirementsKey,
      String decisionRequirementsName,
      int version,
      String resourceName,
      String tenantId,
      String state) {

    static Requirements of(DecisionRequirementsRow row) {
      return new Requirements(
          row.decisionRequirementsId(),
          Wire.key(row.key()),
          row.name(),
          row.version(),
          row.resourceName(),
          row.tenantId(),
          DefinitionStates.name(row.deleted()));
    }
  }
}
