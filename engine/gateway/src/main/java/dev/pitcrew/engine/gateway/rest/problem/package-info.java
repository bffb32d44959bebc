/** What is answered when there is no good answer: problem details, also for what is not served. */
@NullMarked
package dev.pitcrew.engine.gateway.rest.problem;

import org.jspecify.annotations.NullMarked;
