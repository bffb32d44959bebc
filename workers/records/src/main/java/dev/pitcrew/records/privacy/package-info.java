/** How long what is kept, what is held beyond that, and what is known of a person. */
@NullMarked
package dev.pitcrew.records.privacy;

import org.jspecify.annotations.NullMarked;
