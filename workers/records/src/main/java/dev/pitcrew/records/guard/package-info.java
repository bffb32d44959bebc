/** Who may decide at which user task: four eyes, judged by the books. */
@NullMarked
package dev.pitcrew.records.guard;

import org.jspecify.annotations.NullMarked;
