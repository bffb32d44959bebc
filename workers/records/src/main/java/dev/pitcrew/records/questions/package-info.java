/** What an auditor asks the books: patterns that are no proof of anything, but worth a look. */
@NullMarked
package dev.pitcrew.records.questions;

import org.jspecify.annotations.NullMarked;
