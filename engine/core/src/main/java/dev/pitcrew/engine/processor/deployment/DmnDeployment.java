package dev.pitcrew.engine.processor.deployment;

import dev.pitcrew.engine.command.Command;
import dev.pitcrew.engine.expression.DecisionModel;
import dev.pitcrew.engine.state.DecisionDefinitionRow;
import dev.pitcrew.engine.state.DecisionRequirementsRow;
import dev.pitcrew.engine.state.Indexes;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.StepRun;
import org.jspecify.annotations.Nullable;

/** Reads a DMN resource of a deployment. */
final class DmnDeployment {

  private final StepRun run;
  private final Definitions definitions;

  DmnDeployment(StepRun run, Definitions definitions) {
    this.run = run;
    this.definitions = definitions;
  }

  void read(
      Command.Deploy.Resource resource,
      ResourceParsing.Parsed.Decisions parsed,
      DeploymentDraft draft) {
    DecisionModel model = parsed.model();
    if (!draft.claim("decision requirements", model.decisionRequirementsId(), resource.name())) {
      return;
    }
    DecisionRequirementsRow known =
        definitions.latest(Indexes.LIVE_DECISION_REQUIREMENTS, model.decisionRequirementsId());
    DecisionRequirementsRow last =
        definitions.latest(Indexes.DECISION_REQUIREMENTS_BY_ID, model.decisionRequirementsId());
    String checksum = DeploymentDraft.checksum(resource.content());
    boolean same =
        known != null
            && known.checksum().equals(checksum)
            && known.resourceName().equals(resource.name());
    DecisionRequirementsRow next =
        new DecisionRequirementsRow(
            run.newKey(),
            model.decisionRequirementsId(),
            last == null ? 1 : last.version() + 1,
            model.name(),
            resource.name(),
            checksum,
            parsed.xml(),
            draft.deploymentKey,
            draft.tenantId);
    draft.models.put(next.key(), model);
    draft.requirements.add(new DeploymentDraft.Item<>(known, same, next));
    for (DecisionModel.Decision decision : model.decisions()) {
      if (draft.claim("decision", decision.decisionId(), resource.name())) {
        draft.decisions.add(item(decision, known, same, next, draft));
      }
    }
  }

  private DeploymentDraft.Item<DecisionDefinitionRow> item(
      DecisionModel.Decision decision,
      @Nullable DecisionRequirementsRow knownRequirements,
      boolean sameRequirements,
      DecisionRequirementsRow requirements,
      DeploymentDraft draft) {
    DecisionDefinitionRow known =
        definitions.latest(Indexes.LIVE_DECISION_DEFINITIONS, decision.decisionId());
    DecisionDefinitionRow last =
        definitions.latest(Indexes.DECISION_DEFINITIONS_BY_ID, decision.decisionId());
    boolean same =
        sameRequirements
            && known != null
            && knownRequirements != null
            && known.decisionRequirementsKey() == knownRequirements.key();
    DecisionDefinitionRow next =
        new DecisionDefinitionRow(
            run.newKey(),
            decision.decisionId(),
            last == null ? 1 : last.version() + 1,
            decision.versionTag(),
            decision.name(),
            requirements.key(),
            requirements.decisionRequirementsId(),
            draft.deploymentKey,
            draft.tenantId,
            false,
            requirements.name(),
            requirements.version());
    return new DeploymentDraft.Item<>(known, same, next);
  }
}
