/**
 * The job workers of the books: they map job variables to the checks and repositories and the
 * outcome back.
 */
@NullMarked
package dev.pitcrew.records.worker;

import org.jspecify.annotations.NullMarked;
