package dev.pitcrew.app.operations;

import dev.pitcrew.engine.command.Caller;
import dev.pitcrew.engine.gateway.rest.RequestCallers;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who may see what operators see: a program on this machine, or one that is a client of the API.
 * People have pages of their own; the names of processes and job types are not for everybody.
 */
final class Scrapers {

  private final RequestCallers callers;
  private final boolean open;

  /**
   * @param open whether everybody may
   */
  Scrapers(RequestCallers callers, boolean open) {
    this.callers = callers;
    this.open = open;
  }

  boolean mayKnow(HttpServletRequest request) {
    return open || callers.of(request).filter(Scrapers::isProgram).isPresent();
  }

  /** Who says nothing about itself was let in only because it is on this machine. */
  private static boolean isProgram(Caller caller) {
    return caller.kind() == Caller.Kind.CLIENT || caller.kind() == Caller.Kind.ANONYMOUS;
  }
}
