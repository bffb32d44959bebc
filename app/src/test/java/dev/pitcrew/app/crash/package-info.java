/** The whole application in a process of its own, killed again and again under load. */
@NullMarked
package dev.pitcrew.app.crash;

import org.jspecify.annotations.NullMarked;
