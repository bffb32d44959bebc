/**
 * The pages on which an invoice is validated, its bank account verified and its payment approved.
 */
@NullMarked
package dev.pitcrew.web.invoice;

import org.jspecify.annotations.NullMarked;
