/** Monthly reports: asked for, and read version by version. */
@NullMarked
package dev.pitcrew.web.reports;

import org.jspecify.annotations.NullMarked;
