/** Tests of what operators see. */
@NullMarked
package dev.pitcrew.app.health;

import org.jspecify.annotations.NullMarked;
