/** The rooms of expense claims: deciding on them line by line, and correcting them. */
@NullMarked
package dev.pitcrew.web.expense;

import org.jspecify.annotations.NullMarked;
