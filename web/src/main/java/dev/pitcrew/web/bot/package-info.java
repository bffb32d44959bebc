/** The rooms in which a person does what a browser bot could not. */
@NullMarked
package dev.pitcrew.web.bot;

import org.jspecify.annotations.NullMarked;
