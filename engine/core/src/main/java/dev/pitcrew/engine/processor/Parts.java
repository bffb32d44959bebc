package dev.pitcrew.engine.processor;

import dev.pitcrew.engine.element.Elements;
import dev.pitcrew.engine.expression.DecisionLanguage;
import dev.pitcrew.engine.parse.ProcessParser;
import dev.pitcrew.engine.step.Definitions;
import dev.pitcrew.engine.step.Expressions;
import dev.pitcrew.engine.step.Scopes;
import dev.pitcrew.engine.step.StepRun;

/** What processors are made of. */
public record Parts(
    StepRun run,
    Definitions definitions,
    Expressions expressions,
    Scopes scopes,
    Elements elements,
    ProcessParser parser,
    DecisionLanguage dmn) {}
