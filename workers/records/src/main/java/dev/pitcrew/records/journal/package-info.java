/** The journal: balanced entries, and the file that the bookkeeping takes. */
@NullMarked
package dev.pitcrew.records.journal;

import org.jspecify.annotations.NullMarked;
