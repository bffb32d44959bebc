/** What currencies were worth, by day. */
@NullMarked
package dev.pitcrew.records.rates;

import org.jspecify.annotations.NullMarked;
