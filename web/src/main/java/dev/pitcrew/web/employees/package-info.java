/** Those who come, are with us and leave: what HR sees and tells their cases. */
@NullMarked
package dev.pitcrew.web.employees;

import org.jspecify.annotations.NullMarked;
