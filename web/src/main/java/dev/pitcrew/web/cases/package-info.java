/** The cases somebody may see, each with what was decided and what proves it. */
@NullMarked
package dev.pitcrew.web.cases;

import org.jspecify.annotations.NullMarked;
