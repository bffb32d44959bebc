/** The lives of element instances: one shared walk, one behaviour for each kind of element. */
@NullMarked
package dev.pitcrew.engine.element;

import org.jspecify.annotations.NullMarked;
