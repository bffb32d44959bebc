/** The engine that the books belong to. */
@NullMarked
package dev.pitcrew.records.engine;

import org.jspecify.annotations.NullMarked;
