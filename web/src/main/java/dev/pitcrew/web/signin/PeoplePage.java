package dev.pitcrew.web.signin;

import dev.pitcrew.records.signin.SecondFactorResets;
import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import java.util.List;
import java.util.Set;

/**
 * Everybody with a way in, and somebody who is about to get one.
 *
 * @param withSecondFactor the user names of those who have one
 * @param resets what another administrator has to confirm
 */
public record PeoplePage(
    List<Person> people,
    Draft draft,
    Set<String> withSecondFactor,
    List<SecondFactorResets.Request> resets) {

  /** Who is to be added: what was typed, and what is wrong with it (empty: nothing). */
  public record Draft(
      String username,
      String displayName,
      Set<Role> roles,
      String usernameError,
      String displayNameError,
      String passwordError) {

    static Draft empty() {
      return new Draft("", "", Set.of(), "", "", "");
    }

    public boolean hasErrors() {
      return !(usernameError + displayNameError + passwordError).isEmpty();
    }
  }
}
