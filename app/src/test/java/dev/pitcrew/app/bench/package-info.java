/** The arithmetic of measuring, and that what is measured runs. */
@NullMarked
package dev.pitcrew.app.bench;

import org.jspecify.annotations.NullMarked;
