/** From BPMN XML to an executable process, or all its faults in words a modeler understands. */
@NullMarked
package dev.pitcrew.engine.parse;

import org.jspecify.annotations.NullMarked;
