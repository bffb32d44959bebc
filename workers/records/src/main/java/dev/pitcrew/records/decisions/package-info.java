/** What people decided and still have to decide, and what the policies said to it. */
@NullMarked
package dev.pitcrew.records.decisions;

import org.jspecify.annotations.NullMarked;
