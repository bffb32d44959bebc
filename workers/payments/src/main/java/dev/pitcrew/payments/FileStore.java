package dev.pitcrew.payments;

import java.util.Map;

/**
 * Where files go that people and processes refer to. Storing the same bytes again gives another
 * reference and does no harm.
 */
@FunctionalInterface
interface FileStore {

  /** Keeps the bytes and answers a document reference as it stands in variables. */
  Map<String, Object> store(byte[] bytes, String fileName, String contentType);
}
