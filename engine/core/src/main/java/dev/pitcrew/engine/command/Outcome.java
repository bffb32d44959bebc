package dev.pitcrew.engine.command;

/** What the engine answers to a command. */
public sealed interface Outcome permits Reply, Rejection {}
