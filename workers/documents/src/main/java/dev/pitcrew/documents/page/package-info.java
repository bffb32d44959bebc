/** The one page model: what every reader fills and everything after it asks. */
@NullMarked
package dev.pitcrew.documents.page;

import org.jspecify.annotations.NullMarked;
