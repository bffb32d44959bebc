package dev.pitcrew.engine.state;

import java.util.List;

/**
 * Some of those who waited for a signal and have not got it yet, because very many did.
 *
 * @param subscriptionKeys as texts
 */
public record SignalPartRow(long key, long signalKey, List<String> subscriptionKeys)
    implements Row {}
