/** Small files that outlive lost power. */
@NullMarked
package dev.pitcrew.records.files;

import org.jspecify.annotations.NullMarked;
