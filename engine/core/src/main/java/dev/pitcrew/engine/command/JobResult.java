package dev.pitcrew.engine.command;

/** What a worker answers besides variables, where its job is no element's own. */
public sealed interface JobResult permits ListenerResult, AdHocResult {}
