package dev.pitcrew.engine.state;

/**
 * One component of a row type.
 *
 * @param name of the component, in camel case
 * @param type long, int, boolean, String, an enum class, or List (of strings)
 * @param nullable whether a row may have null there
 * @param position among the row's components, from 0
 */
public record Column<R extends Row>(String name, Class<?> type, boolean nullable, int position) {}
