/** A person's own expense claims and account, and nobody else's. */
@NullMarked
package dev.pitcrew.web.claims;

import org.jspecify.annotations.NullMarked;
