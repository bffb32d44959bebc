package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.element.Elements;
import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.parse.ProcessParser;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;

/**
 * What processors are made of.
 *
 * @param uniqueBusinessIds whether a process has at most one active instance for a business id
 */
public record Parts(
    StepRun run,
    Definitions definitions,
    Expressions expressions,
    Scopes scopes,
    Elements elements,
    ProcessParser parser,
    DecisionLanguage dmn,
    boolean uniqueBusinessIds) {}
