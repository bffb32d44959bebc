/** What every page shares: templates, frame, words for money and time. */
@NullMarked
package dev.pitcrew.web.page;

import org.jspecify.annotations.NullMarked;
