package dev.pitcrew.documents.read;

/**
 * The picture of a page, for people to look at.
 *
 * @param page from 1
 * @param mediaType image/png or image/jpeg
 * @param bytes of the picture file
 */
public record PageImage(int page, String mediaType, byte[] bytes) {}
