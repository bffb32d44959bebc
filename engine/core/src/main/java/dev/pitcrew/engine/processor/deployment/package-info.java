/** Resources as they are deployed and deleted, of each kind what is its own. */
@NullMarked
package dev.pitcrew.engine.processor.deployment;

import org.jspecify.annotations.NullMarked;
