/** Who did what, chained so that nothing of it can be changed unnoticed. */
@NullMarked
package dev.pitcrew.engine.audit;

import org.jspecify.annotations.NullMarked;
