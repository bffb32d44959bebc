/** The shipped bots against the sample portals. */
@NullMarked
package dev.pitcrew.browser.portals;

import org.jspecify.annotations.NullMarked;
