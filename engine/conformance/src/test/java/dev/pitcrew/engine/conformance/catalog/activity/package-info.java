/** Scenarios of tasks, gateways and scopes. */
@NullMarked
package dev.pitcrew.engine.conformance.catalog.activity;

import org.jspecify.annotations.NullMarked;
