/** Monthly reports: what is collected, frozen, described as a workbook, and archived. */
@NullMarked
package dev.pitcrew.records.monthlyreport;

import org.jspecify.annotations.NullMarked;
