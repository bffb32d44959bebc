/**
 * The evaluator of FEEL: walks a tree of {@link dev.pitcrew.engine.feel.Node nodes} on a {@link
 * dev.pitcrew.engine.feel.Budget}, with exact decimals; it knows no parser.
 */
@NullMarked
package dev.pitcrew.engine.feel;

import org.jspecify.annotations.NullMarked;
