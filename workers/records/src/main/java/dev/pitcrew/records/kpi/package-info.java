/** The figures of the processes, computed from the books alone. */
@NullMarked
package dev.pitcrew.records.kpi;

import org.jspecify.annotations.NullMarked;
