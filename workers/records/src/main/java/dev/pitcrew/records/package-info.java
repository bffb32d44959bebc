/**
 * The back office's own books, opened: {@link dev.pitcrew.records.Records} hands them out, and each
 * subject has a package of its own. Packages of books know no {@code Records}; what works with
 * several books takes it.
 */
@NullMarked
package dev.pitcrew.records;

import org.jspecify.annotations.NullMarked;
