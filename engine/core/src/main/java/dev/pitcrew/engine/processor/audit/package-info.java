/** What commands leave in the audit trail, in the step that carries them out. */
@NullMarked
package dev.pitcrew.engine.processor.audit;

import org.jspecify.annotations.NullMarked;
