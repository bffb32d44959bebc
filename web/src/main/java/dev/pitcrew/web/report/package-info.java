/** The rooms of the monthly report: reviewing a version of it, bringing a source by hand. */
@NullMarked
package dev.pitcrew.web.report;

import org.jspecify.annotations.NullMarked;
