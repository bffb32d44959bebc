/** Who comes and who leaves, with the access and the equipment they are given and give back. */
@NullMarked
package dev.pitcrew.records.personnel;

import org.jspecify.annotations.NullMarked;
