@NullMarked
package dev.pitcrew.app.backup;

import org.jspecify.annotations.NullMarked;
