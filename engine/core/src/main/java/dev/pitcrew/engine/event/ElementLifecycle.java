package dev.pitcrew.engine.event;

import dev.pitcrew.engine.state.ElementState;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The life of an element instance: which state may follow which. */
final class ElementLifecycle {

  static final Map<ElementState, Set<ElementState>> NEXT = new EnumMap<>(ElementState.class);

  static {
    NEXT.put(ElementState.ACTIVATING, EnumSet.of(ElementState.ACTIVATED, ElementState.TERMINATING));
    NEXT.put(ElementState.ACTIVATED, EnumSet.of(ElementState.COMPLETING, ElementState.TERMINATING));
    NEXT.put(ElementState.COMPLETING, EnumSet.of(ElementState.COMPLETED, ElementState.TERMINATING));
    NEXT.put(ElementState.COMPLETED, EnumSet.noneOf(ElementState.class));
    NEXT.put(ElementState.TERMINATING, EnumSet.of(ElementState.TERMINATED));
    NEXT.put(ElementState.TERMINATED, EnumSet.noneOf(ElementState.class));
  }

  private ElementLifecycle() {}

  static boolean allows(ElementState from, ElementState to) {
    return NEXT.get(from).contains(to);
  }
}
