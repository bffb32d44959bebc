/**
 * Web pages of systems without an API, for bots to work on: an HR portal, an IT portal and a bank's
 * report portal. They can move their fields about and fail on demand.
 */
@NullMarked
package dev.pitcrew.samples.portals;

import org.jspecify.annotations.NullMarked;
