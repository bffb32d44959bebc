package dev.pitcrew.engine.command;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something.
 *
 * @param name of the person or program; {@code anonymous} for nobody in particular
 * @param restricted whether protected processes are closed to the caller, but for what its roles
 *     open
 * @param roles the person's own; they alone make an operator or administrator
 * @param groups the roles, and those of whom the person stands in for today
 * @param standsInFor user names of whom the person stands in for today
 * @param traceParent of what it asks for, by W3C Trace Context; absent where it is no part of a
 *     trace
 * @param operationReference the caller's own number for what it asks for; 0 where it gave none
 */
public record Caller(
    String name,
    Kind kind,
    boolean restricted,
    Set<String> roles,
    Set<String> groups,
    Set<String> standsInFor,
    @Nullable String traceParent,
    long operationReference) {

  /** How the caller made itself known. */
  public enum Kind {
    /** The engine itself. */
    ENGINE("UNKNOWN"),
    /** A program with credentials of its own. */
    CLIENT("CLIENT"),
    PERSON("USER"),
    ANONYMOUS("ANONYMOUS");

    private final String actorType;

    Kind(String actorType) {
      this.actorType = actorType;
    }

    /** As the API names it. */
    public String actorType() {
      return actorType;
    }

    /** The engine for a word that is none of the API's. */
    public static Kind ofActorType(String actorType) {
      for (Kind kind : values()) {
        if (kind.actorType.equals(actorType)) {
          return kind;
        }
      }
      return ENGINE;
    }
  }

  /** The role of those who see what lists it and change nothing. */
  public static final String AUDITOR = "auditor";

  public static final Caller ENGINE = trusted("engine", Kind.ENGINE);

  /** Nobody in particular, where nobody needs to be known. */
  public static final Caller ANYBODY = trusted("anonymous", Kind.ANONYMOUS);

  /** Nobody in particular, where people are known. */
  public static final Caller ANONYMOUS =
      new Caller("anonymous", Kind.ANONYMOUS, true, Set.of(), Set.of(), Set.of(), null, 0);

  public Caller {
    roles = Set.copyOf(roles);
    groups = Set.copyOf(groups);
    standsInFor = Set.copyOf(standsInFor);
  }

  /**
   * User names under which tasks are offered to the person: its own, and of whom it stands in for.
   */
  public Set<String> namedAs() {
    Set<String> names = new HashSet<>(standsInFor);
    names.add(name);
    return names;
  }

  /** The groups in which the person does tasks; an auditor only ever looks. */
  public Set<String> actingGroups() {
    Set<String> acting = new HashSet<>(groups);
    acting.remove(AUDITOR);
    return acting;
  }

  /** The same, asking within a trace; its text must be a valid one. */
  public Caller within(@Nullable String newTraceParent) {
    return newTraceParent == null
        ? this
        : new Caller(
            name, kind, restricted, roles, groups, standsInFor, newTraceParent, operationReference);
  }

  /** The same, asking for what it knows by this number; 0 for none. */
  public Caller referring(long newOperationReference) {
    return newOperationReference == operationReference
        ? this
        : new Caller(
            name, kind, restricted, roles, groups, standsInFor, traceParent, newOperationReference);
  }

  /** One to whom no process is closed. */
  public static Caller trusted(String name, Kind kind) {
    return new Caller(name, kind, false, Set.of(), Set.of(), Set.of(), null, 0);
  }

  public static Caller client(String name) {
    return trusted(name, Kind.CLIENT);
  }

  public static Caller person(
      String name, Set<String> roles, Set<String> groups, Set<String> standsInFor) {
    return new Caller(name, Kind.PERSON, true, roles, groups, standsInFor, null, 0);
  }
}
