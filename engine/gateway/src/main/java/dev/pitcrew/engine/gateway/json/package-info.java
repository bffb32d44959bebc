/** JSON as the API speaks it, with variables passed through as text. */
@NullMarked
package dev.pitcrew.engine.gateway.json;

import org.jspecify.annotations.NullMarked;
