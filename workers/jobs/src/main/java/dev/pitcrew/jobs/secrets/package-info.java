/**
 * Secrets: named in models and bots, resolved in a worker only, masked wherever they might show.
 */
@NullMarked
package dev.pitcrew.jobs.secrets;

import org.jspecify.annotations.NullMarked;
