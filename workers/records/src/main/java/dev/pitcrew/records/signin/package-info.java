/** How people prove who they are: passwords, and the second factor with its seeds and resets. */
@NullMarked
package dev.pitcrew.records.signin;

import org.jspecify.annotations.NullMarked;
