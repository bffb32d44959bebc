/** Who is told of the requests of the API: how many, how long, and of which trace. */
@NullMarked
package dev.pitcrew.engine.gateway.observe;

import org.jspecify.annotations.NullMarked;
