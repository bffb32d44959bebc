package dev.pitcrew.engine.gateway.rest.command;

import dev.pitcrew.engine.command.Migration;
import dev.pitcrew.engine.gateway.call.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests about taking process instances over to other definitions. */
final class Migrations {

  private Migrations() {}

  record Request(
      @Nullable Long operationReference,
      @Nullable String targetProcessDefinitionKey,
      @Nullable List<@Nullable Mapping> mappingInstructions) {

    Migration migration() {
      return new Migration(
          Wire.key(
              Wire.required(targetProcessDefinitionKey, "targetProcessDefinitionKey"),
              "targetProcessDefinitionKey"),
          mappingInstructions == null
              ? List.of()
              : mappingInstructions.stream().map(Mapping::mapping).toList());
    }
  }

  record Mapping(@Nullable String sourceElementId, @Nullable String targetElementId) {

    static Migration.Mapping mapping(@Nullable Mapping one) {
      if (one == null) {
        throw Wire.invalid("Expected a list of mapping instructions, but one of them is null.");
      }
      return new Migration.Mapping(
          Wire.required(one.sourceElementId(), "mappingInstructions.sourceElementId"),
          Wire.required(one.targetElementId(), "mappingInstructions.targetElementId"));
    }
  }
}
