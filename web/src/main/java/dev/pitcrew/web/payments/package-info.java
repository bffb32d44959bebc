/** Payment runs: proposals to release and files to download. */
@NullMarked
package dev.pitcrew.web.payments;

import org.jspecify.annotations.NullMarked;
