/** Who may sign in, and what a password must be. */
@NullMarked
package dev.pitcrew.web.people;

import org.jspecify.annotations.NullMarked;
