package dev.pitcrew.records.chain;

/**
 * Where a chain stands.
 *
 * @param chain its name, which its hashes cover
 * @param url JDBC address of its database
 * @param table a name of ours
 */
public record ChainAddress(String chain, String url, String table) {}
