package dev.pitcrew.jobs;

/** A job's variables are not what the contract promises; trying again would not help. */
public final class ContractBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ContractBroken(String message) {
    super(message);
  }
}
