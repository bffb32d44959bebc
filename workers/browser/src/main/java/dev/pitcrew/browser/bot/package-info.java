/** Bot files: what they say, read strictly from YAML and from recordings. */
@NullMarked
package dev.pitcrew.browser.bot;

import org.jspecify.annotations.NullMarked;
