/** Tests of what operators see. */
@NullMarked
package dev.pitcrew.app.metrics;

import org.jspecify.annotations.NullMarked;
