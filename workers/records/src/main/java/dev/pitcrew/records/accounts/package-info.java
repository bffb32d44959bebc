/** Who may be paid, to which account, and the second person that a change of it takes. */
@NullMarked
package dev.pitcrew.records.accounts;

import org.jspecify.annotations.NullMarked;
