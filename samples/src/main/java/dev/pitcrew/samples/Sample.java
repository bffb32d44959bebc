package dev.pitcrew.samples;

/**
 * One document with its known answer.
 *
 * @param fileName as a sender named it
 * @param content its bytes
 */
public record Sample(String fileName, byte[] content, Answer answer) {}
