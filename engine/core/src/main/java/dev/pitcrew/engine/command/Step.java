package dev.pitcrew.engine.command;

import dev.pitcrew.engine.state.RowChange;
import java.util.List;

/**
 * What one command came to: nothing of it is in force until its changes are committed.
 *
 * @param outcome for the caller
 * @param changes one for each row, in the order of first change; empty for a rejection
 * @param effects for after the commit
 */
public record Step(Outcome outcome, List<RowChange<?>> changes, List<Effect> effects) {}
