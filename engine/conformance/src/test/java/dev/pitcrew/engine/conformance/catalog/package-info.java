/**
 * The scenarios, by element and rule.
 *
 * <p>To add one: {@code Scenario.of("what happens", Feature.X)} with its steps, in the class of its
 * feature ({@code activity}, {@code event}, {@code rule}, {@code refused}); a new class is named in
 * {@link Catalog}, a new row of the table in {@link Feature}. Play it alone by {@code
 * -Dtest=ConformanceTest -Dtest.args="-Dpitcrew.scenario=what happens"}: it fails with each fact
 * that only one side has. What is to stay so gets a line in {@code differences.tsv}, one for each
 * kind of fact, with a reason that helps whoever moves from Zeebe. {@code ElementTableTest} then
 * wants the README's table written anew and says how.
 */
@NullMarked
package dev.pitcrew.engine.conformance.catalog;

import org.jspecify.annotations.NullMarked;
