/** Spans of requests, steps and jobs, sent to a collector where one is named. */
@NullMarked
package dev.pitcrew.app.tracing;

import org.jspecify.annotations.NullMarked;
