/** Signing in and out, the first start, and the rules that every request passes. */
@NullMarked
package dev.pitcrew.web.signin;

import org.jspecify.annotations.NullMarked;
