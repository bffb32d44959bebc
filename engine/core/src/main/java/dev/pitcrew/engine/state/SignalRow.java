package dev.pitcrew.engine.state;

/**
 * A signal on its way to those who waited for it when it was broadcast. There is no row when all of
 * them have it, which most often is in the same step.
 *
 * @param variables JSON text of one object
 * @param trusted whether it may reach cases of protected processes
 * @param confidential whether it may not reach processes that just anybody has deployed
 */
public record SignalRow(
    long key, String name, String variables, boolean trusted, boolean confidential, String tenantId)
    implements Row {}
