/** What a search request says, as a query of the store: filters, order, page. */
@NullMarked
package dev.pitcrew.engine.gateway.rest.search;

import org.jspecify.annotations.NullMarked;
