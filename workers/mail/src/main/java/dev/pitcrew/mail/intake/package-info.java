/** From a mailbox to cases: each mail once, and what is none of ours starts nothing. */
@NullMarked
package dev.pitcrew.mail.intake;

import org.jspecify.annotations.NullMarked;
