/** What holds for the tests of all modules, found by whatever runs them. */
@NullMarked
package dev.pitcrew.testing;

import org.jspecify.annotations.NullMarked;
