package dev.pitcrew.engine.runtime.cache;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A bounded cache in two generations: what was not used while the young one filled up goes.
 *
 * <p>Cheaper than a list by last use, and as good where most entries are used in bursts.
 */
final class Generations<K, V> {

  private final int weightMax;
  private final BiConsumer<K, V> dropped;
  private Map<K, V> young = new HashMap<>();
  private Map<K, V> old = new HashMap<>();
  private long youngWeight;

  /**
   * @param weightMax of one generation
   * @param dropped told of each entry that goes for want of room
   */
  Generations(int weightMax, BiConsumer<K, V> dropped) {
    this.weightMax = weightMax;
    this.dropped = dropped;
  }

  @Nullable V get(K key) {
    V value = young.get(key);
    if (value == null && !old.isEmpty()) {
      value = old.remove(key);
      if (value != null) {
        put(key, value, 1);
      }
    }
    return value;
  }

  void put(K key, V value, int weight) {
    if (young.put(key, value) == null) {
      old.remove(key);
    }
    youngWeight += weight;
    if (youngWeight > weightMax) {
      Map<K, V> leaving = old;
      old = young;
      young = new HashMap<>();
      youngWeight = 0;
      leaving.forEach(dropped);
    }
  }

  void remove(K key) {
    if (young.remove(key) == null) {
      old.remove(key);
    }
  }

  void clear() {
    young.clear();
    old.clear();
    youngWeight = 0;
  }
}
