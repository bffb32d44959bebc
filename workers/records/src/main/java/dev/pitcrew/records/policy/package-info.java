/** Which approvals a case needs: policy tables asked again, with the books' own figures. */
@NullMarked
package dev.pitcrew.records.policy;

import org.jspecify.annotations.NullMarked;
