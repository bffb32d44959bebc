package dev.pitcrew.mail.intake;

/** A file of a mail that may be a document. */
public record MailDocument(String fileName, byte[] bytes) {}
