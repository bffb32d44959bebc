/** The job workers of on- and offboarding. */
@NullMarked
package dev.pitcrew.records.worker.personnel;

import org.jspecify.annotations.NullMarked;
