/** Where people hand in what starts a process: expense claims, rosters of hires. */
@NullMarked
package dev.pitcrew.web.handin;

import org.jspecify.annotations.NullMarked;
