/** The audit trail, for those who look and change nothing. */
@NullMarked
package dev.pitcrew.web.audit;

import org.jspecify.annotations.NullMarked;
