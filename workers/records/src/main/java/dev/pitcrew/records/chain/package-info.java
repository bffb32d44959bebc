/**
 * The chain of the audit trail: how a row is hashed, how a chain is verified, exported and signed;
 * knows no books.
 */
@NullMarked
package dev.pitcrew.records.chain;

import org.jspecify.annotations.NullMarked;
