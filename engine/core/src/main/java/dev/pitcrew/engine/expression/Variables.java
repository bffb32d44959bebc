package dev.pitcrew.engine.expression;

import org.jspecify.annotations.Nullable;

/** The variables an expression may name, found lazily so that only what is named is read. */
@FunctionalInterface
public interface Variables {

  /** No variable is known. */
  Variables NONE = name -> null;

  /** The JSON text of the variable, or null where no scope has it. */
  @Nullable String json(String name);
}
