/** A deployed process as an immutable graph of elements whose expressions are already parsed. */
@NullMarked
package dev.pitcrew.engine.model;

import org.jspecify.annotations.NullMarked;
