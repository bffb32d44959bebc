/** Page tests against a stand-in of the engine's REST API. */
@NullMarked
package dev.pitcrew.web;

import org.jspecify.annotations.NullMarked;
