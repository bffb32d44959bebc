package dev.pitcrew.documents.worker;

import dev.pitcrew.documents.read.ReaderSettings;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * @param reader how documents are read; pictures of pages and the check of rules are added
 * @param storeId of the document store to use; null for the engine's default
 */
public record DocumentWorkersConfig(
    ReaderSettings reader, @Nullable String storeId, InstantSource clock) {}
