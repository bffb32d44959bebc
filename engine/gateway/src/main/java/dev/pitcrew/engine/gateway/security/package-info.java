/** Who calls: bearer tokens, basic credentials, and nobody in particular on this machine. */
@NullMarked
package dev.pitcrew.engine.gateway.security;

import org.jspecify.annotations.NullMarked;
