package dev.pitcrew.engine.runtime;

import dev.pitcrew.engine.store.Store;

/** What the engine's thread works with: one of each in a running engine. */
record LoopParts(
    Store store,
    StepFunction steps,
    RuntimeOptions options,
    Mailbox mailbox,
    Deliveries deliveries,
    JobStreams streams,
    Meter meter,
    Committer committer,
    StoreWatch watch,
    Purging purging) {}
