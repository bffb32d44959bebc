/** The front door: bytes of any kind in, a typed reading or a reason a person understands out. */
@NullMarked
package dev.pitcrew.documents.read;

import org.jspecify.annotations.NullMarked;
