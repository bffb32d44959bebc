/** Reports: PDF files with text, tables and charts from templates that an analyst can edit. */
@NullMarked
package dev.pitcrew.reports;

import org.jspecify.annotations.NullMarked;
