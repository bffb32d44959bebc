package dev.pitcrew.app.crash;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the application said it had done, kept outside of it.
 *
 * @param created process instance keys
 * @param completed jobs by key, with their process instance
 */
record Acknowledged(Set<Long> created, Map<Long, Long> completed) {

  Acknowledged() {
    this(ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>());
  }
}
