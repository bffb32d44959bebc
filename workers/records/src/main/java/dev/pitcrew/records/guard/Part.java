package dev.pitcrew.records.guard;

/**
 * What somebody did that keeps them from deciding.
 *
 * @param did goes on after the name, such as "validated this invoice"
 */
record Part(String username, String did) {}
