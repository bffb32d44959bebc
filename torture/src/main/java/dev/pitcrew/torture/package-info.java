/**
 * Kills, pauses and starves the running application, and looks afterwards whether it kept its word.
 */
@NullMarked
package dev.pitcrew.torture;

import org.jspecify.annotations.NullMarked;
