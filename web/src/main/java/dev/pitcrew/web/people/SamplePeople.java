package dev.pitcrew.web.people;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The people of the samples. They exist only where somebody asked for samples, and their password,
 * being public, opens nothing anywhere else.
 */
public final class SamplePeople implements ApplicationRunner {

  public static final String PASSWORD = "pitcrew-samples";
  private static final Logger LOG = LoggerFactory.getLogger(SamplePeople.class);

  private static final List<Sample> PEOPLE =
      List.of(
          new Sample("clara", "Clara Klein", Set.of(Role.CLERK)),
          new Sample("anton", "Anton Auer", Set.of(Role.APPROVER, Role.MANAGER)),
          new Sample("dora", "Dora Dietz", Set.of(Role.DIRECTOR, Role.APPROVER, Role.MANAGER)),
          new Sample("theo", "Theo Thoma", Set.of(Role.TREASURER)),
          new Sample("carl", "Carl Conrad", Set.of(Role.CONTROLLER)),
          new Sample("olga", "Olga Ott", Set.of(Role.OPERATOR)),
          new Sample("ada", "Ada Adler", Set.of(Role.ADMIN)),
          new Sample("sven", "Sven Halvorsen", Set.of(Role.APPROVER)),
          new Sample("vera", "Vera Novak", Set.of(Role.AUDITOR)),
          new Sample("hanna", "Hanna Seidel", Set.of(Role.HR)),
          new Sample("ivo", "Ivo Brandt", Set.of(Role.IT)));

  private final PeopleDirectory people;
  private final PasswordEncoder passwords;

  public SamplePeople(PeopleDirectory people, PasswordEncoder passwords) {
    this.people = people;
    this.passwords = passwords;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    long added = PEOPLE.stream().filter(this::addIfMissing).count();
    if (added > 0) {
      LOG.info("Made {} sample people; the sign-in page names them and their password.", added);
    }
  }

  private boolean addIfMissing(Sample sample) {
    return people.find(sample.username()).isEmpty()
        && people.add(
            new Person(
                sample.username(),
                sample.displayName(),
                sample.roles(),
                passwords.encode(PASSWORD),
                false),
            "samples");
  }

  /** Who they are and what each is for, as the sign-in page shows it. */
  public static List<Sample> all() {
    return PEOPLE;
  }

  /**
   * One of them.
   *
   * @param roles what the person is for, for the sign-in page to say
   */
  public record Sample(String username, String displayName, Set<Role> roles) {
    public Sample {
      roles = Set.copyOf(roles);
    }

    /** The roles in words. */
    public String work() {
      return roles.stream().sorted().map(Role::group).collect(Collectors.joining(", "));
    }
  }
}
