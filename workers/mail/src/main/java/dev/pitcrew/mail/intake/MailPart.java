package dev.pitcrew.mail.intake;

/**
 * A file in a mail.
 *
 * @param type what the mail says it is, in lower case, without parameters
 * @param attached whether the mail says that it is an attachment
 * @param shown whether the text of the mail shows it in its place
 */
record MailPart(String fileName, String type, byte[] bytes, boolean attached, boolean shown) {}
