/** What every XML that comes from outside has to pass before anything else reads it. */
@NullMarked
package dev.pitcrew.engine.xml;

import org.jspecify.annotations.NullMarked;
