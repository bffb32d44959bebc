/**
 * What every worker shares: how it takes jobs, answers them, and keeps from doing a thing twice.
 */
@NullMarked
package dev.pitcrew.jobs;

import org.jspecify.annotations.NullMarked;
