/** The Camunda 8 API over the engine, as gRPC and as REST: translates, and holds no rule. */
@NullMarked
package dev.pitcrew.engine.gateway;

import org.jspecify.annotations.NullMarked;
