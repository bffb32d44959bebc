/** Who may send which command. */
@NullMarked
package dev.pitcrew.engine.processor.permission;

import org.jspecify.annotations.NullMarked;
