/** The REST API, version 2: one controller for each group of operations. */
@NullMarked
package dev.pitcrew.engine.gateway.rest;

import org.jspecify.annotations.NullMarked;
