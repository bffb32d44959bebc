/**
 * What a bot's browser may reach: an own proxy that knows the bot's hosts, resolves their names
 * itself and connects to what it has checked.
 */
@NullMarked
package dev.pitcrew.browser.egress;

import org.jspecify.annotations.NullMarked;
