/** Operations of the REST API that read, and what they show of a row. */
@NullMarked
package dev.pitcrew.engine.gateway.rest.query;

import org.jspecify.annotations.NullMarked;
