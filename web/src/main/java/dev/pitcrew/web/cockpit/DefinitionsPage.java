package dev.pitcrew.web.cockpit;

import io.camunda.client.api.search.response.ProcessDefinition;
import java.util.List;

/** The deployed processes, every version. */
public record DefinitionsPage(List<ProcessDefinition> definitions) {}
