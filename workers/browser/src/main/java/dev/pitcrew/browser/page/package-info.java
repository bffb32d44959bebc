/** What a bot sees and does on a page. */
@NullMarked
package dev.pitcrew.browser.page;

import org.jspecify.annotations.NullMarked;
