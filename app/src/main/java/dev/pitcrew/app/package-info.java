/** The one runnable jar: puts engine, workers and pages together. */
@NullMarked
package dev.pitcrew.app;

import org.jspecify.annotations.NullMarked;
