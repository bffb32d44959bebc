/** What a buyer would try in the first hour, each through the whole application. */
@NullMarked
package dev.pitcrew.app.buyer;

import org.jspecify.annotations.NullMarked;
