/** How pages start cases and tell them what has changed: by messages of the engine's API. */
@NullMarked
package dev.pitcrew.web.starts;

import org.jspecify.annotations.NullMarked;
