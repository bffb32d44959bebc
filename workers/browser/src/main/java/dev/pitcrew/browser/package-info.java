/** Browser bots: files an analyst writes or records, run in a real browser for a job. */
@NullMarked
package dev.pitcrew.browser;

import org.jspecify.annotations.NullMarked;
