package dev.pitcrew.browser;

import dev.pitcrew.jobs.Effects;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger in memory. */
public final class MemoryEffects implements Effects {

  private final Map<String, Claim> claims = new ConcurrentHashMap<>();

  @Override
  public Claim claim(String key) {
    var earlier = claims.putIfAbsent(key, new Claim.Unresolved(Instant.now()));
    return earlier == null ? new Claim.Granted() : earlier;
  }

  @Override
  public void resolve(String key, String result) {
    claims.put(key, new Claim.Done(result));
  }

  @Override
  public void giveBack(String key) {
    claims.remove(key);
  }

  /** As if whoever claimed it then had died. */
  public void claimedAt(String key, Instant then) {
    claims.put(key, new Claim.Unresolved(then));
  }

  public Map<String, Claim> claims() {
    return claims;
  }
}
