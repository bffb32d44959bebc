/** Documents: bytes kept under their hash, and references to them. */
@NullMarked
package dev.pitcrew.engine.gateway.rest.document;

import org.jspecify.annotations.NullMarked;
