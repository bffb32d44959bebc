/** People are told of their tasks by mail, all that is new in one. */
@NullMarked
package dev.pitcrew.mail.notify;

import org.jspecify.annotations.NullMarked;
