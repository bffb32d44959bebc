/** Vendors and the changes of their bank accounts, which take two people. */
@NullMarked
package dev.pitcrew.web.vendors;

import org.jspecify.annotations.NullMarked;
