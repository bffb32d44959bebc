/** Work items that wait in queues, and the instances that were started for them. */
@NullMarked
package dev.pitcrew.records.workitems;

import org.jspecify.annotations.NullMarked;
