package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.command.Effect;
import dev.pitcrew.engine.command.Outcome;
import java.util.List;

/** A request and what it came to, to be told when its batch is on disk. */
record Answered(Request request, Outcome outcome, List<Effect> effects) {}
