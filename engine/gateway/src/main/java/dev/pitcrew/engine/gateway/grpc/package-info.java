/** The gRPC service {@code gateway_protocol.Gateway}. */
@NullMarked
package dev.pitcrew.engine.gateway.grpc;

import org.jspecify.annotations.NullMarked;
