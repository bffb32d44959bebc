/** Browsers: found, started, and gone without a trace afterwards. */
@NullMarked
package dev.pitcrew.browser.machine;

import org.jspecify.annotations.NullMarked;
