package dev.pitcrew.web;

import dev.pitcrew.records.Records;
import dev.pitcrew.records.people.Person;
import dev.pitcrew.records.signin.Totp;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * A person with a second factor. The books of all tests of a JVM are the same and take each code of
 * an app once, so the tests use up recovery codes.
 */
final class Authenticator {

  private static final Map<String, String> SEEDS = new HashMap<>();
  private static final Map<String, Iterator<String>> RECOVERY = new HashMap<>();

  private Authenticator() {}

  /** The seed of a person who has one from now on. */
  static synchronized String of(Records records, String username) {
    return SEEDS.computeIfAbsent(
        username,
        name -> {
          // The stand-in directory knows the person, the books do not yet.
          if (records.people().find(name).isEmpty()) {
            records.people().save(new Person(name, name, Set.of(), null, null));
          }
          var enrolment = records.secondFactors().begin(name);
          RECOVERY.put(enrolment.secret(), enrolment.recoveryCodes().iterator());
          records
              .secondFactors()
              .activate(name, Totp.code(enrolment.secret(), records.clock().instant()));
          return enrolment.secret();
        });
  }

  /** One that was not used yet. */
  static synchronized String code(String seed) {
    return RECOVERY.get(seed).next();
  }
}
