/** Scenarios of rules: how instances begin, go on and are told, and what calls refuse. */
@NullMarked
package dev.pitcrew.engine.conformance.catalog.rule;

import org.jspecify.annotations.NullMarked;
