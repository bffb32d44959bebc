package dev.pitcrew.engine.model;

import java.util.List;

/**
 * That not everybody may see the cases of a process.
 *
 * @param roles who may; none means nobody but programs with credentials
 * @param jobTypes what its elements and listeners ask workers for, where the model names it
 * @param messages the names of messages in its file, where the model names them
 */
public record Protection(List<String> roles, List<String> jobTypes, List<String> messages) {}
