/** What rosters must say, and when what is done before and after somebody's first day. */
@NullMarked
package dev.pitcrew.records.hire;

import org.jspecify.annotations.NullMarked;
