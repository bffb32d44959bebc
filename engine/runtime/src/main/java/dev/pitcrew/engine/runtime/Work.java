package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.Batch;
import java.util.List;

/**
 * A batch on its way to disk, with all that happens after.
 *
 * @param isWritten false where no row was changed and no key was told that could be given again
 * @param due what was owed and is part of it
 */
record Work(Batch batch, boolean isWritten, List<Answered> answers, List<DueWork.Due> due) {}
