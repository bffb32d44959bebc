/** The way to the engine: the official client, with the identity of the person who is signed in. */
@NullMarked
package dev.pitcrew.web.engine;

import org.jspecify.annotations.NullMarked;
