/** One run of a bot, step by step. */
@NullMarked
package dev.pitcrew.browser.run;

import org.jspecify.annotations.NullMarked;
