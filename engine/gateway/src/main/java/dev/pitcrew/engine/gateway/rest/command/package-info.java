/** Operations of the REST API that send commands, and their requests and answers. */
@NullMarked
package dev.pitcrew.engine.gateway.rest.command;

import org.jspecify.annotations.NullMarked;
