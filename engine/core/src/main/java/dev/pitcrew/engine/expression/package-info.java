/**
 * FEEL and DMN behind one small interface; no type of the library behind it leaves this package.
 */
@NullMarked
package dev.pitcrew.engine.expression;

import org.jspecify.annotations.NullMarked;
