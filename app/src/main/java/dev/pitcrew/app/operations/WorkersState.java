package dev.pitcrew.app.operations;

/** Whether the processes are deployed and the workers run. */
@FunctionalInterface
public interface WorkersState {
  boolean run();
}
