/**
 * Child processes for work that may crash, hang or eat memory: started, watched, killed, reused.
 */
@NullMarked
package dev.pitcrew.documents.child;

import org.jspecify.annotations.NullMarked;
