/** Tests of the shipped processes: how they are drawn, and what they do. */
@NullMarked
package dev.pitcrew.bpmn;

import org.jspecify.annotations.NullMarked;
