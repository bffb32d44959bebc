package dev.pitcrew.web.signin;

import dev.pitcrew.web.invoice.Books;
import dev.pitcrew.web.page.Notice;
import dev.pitcrew.web.people.PasswordRules;
import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.Person;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may sign in and what each may do, for administrators; nobody changes themselves here. */
@Controller
final class PeopleController {

  private static final Logger LOG = LoggerFactory.getLogger(PeopleController.class);
  private static final String NAME = "[a-z][a-z0-9._-]{1,30}";
  private static final int NAME_LENGTH_MAX = 60;

  private final PeopleDirectory people;
  private final PasswordEncoder passwords;
  private final Books books;

  PeopleController(PeopleDirectory people, PasswordEncoder passwords, Books books) {
    this.people = people;
    this.passwords = passwords;
    this.books = books;
  }

  @GetMapping("/people")
  ModelAndView list() {
    return page(PeoplePage.Draft.empty());
  }

  private ModelAndView page(PeoplePage.Draft draft) {
    List<Person> all = people.all();
    Set<String> withSecondFactor =
        books
            .secondFactors()
            .map(
                factors ->
                    all.stream()
                        .map(Person::username)
                        .filter(factors::isActive)
                        .collect(Collectors.toSet()))
            .orElse(Set.of());
    return new ModelAndView("signin/people")
        .addObject(
            "page",
            new PeoplePage(
                all,
                draft,
                withSecondFactor,
                books.secondFactors().map(factors -> factors.resets().open()).orElse(List.of())));
  }

  @PostMapping("/people")
  ModelAndView add(
      @AuthenticationPrincipal SignedIn admin,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) List<String> roles,
      RedirectAttributes redirect) {
    String name = username.trim().toLowerCase(Locale.ROOT);
    String shown = displayName.isBlank() ? name : displayName.trim();
    Set<Role> chosen = roles(roles);
    PeoplePage.Draft draft =
        new PeoplePage.Draft(
            name,
            shown,
            chosen,
            nameError(name),
            shown.length() > NAME_LENGTH_MAX ? "Use at most 60 characters." : "",
            PasswordRules.objection(name, password).orElse(""));
    if (draft.hasErrors()) {
      ModelAndView page = page(draft);
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    people.add(
        new Person(name, shown, chosen, passwords.encode(password), false), admin.getUsername());
    LOG.info("A person was added. username={} by={}", name, admin.getUsername());
    return back(redirect, shown + " can sign in now.");
  }

  private String nameError(String name) {
    if (!name.matches(NAME)) {
      return "Use 2 to 31 small letters, digits, dots or dashes, a letter first.";
    }
    return people.find(name).isPresent() ? "Somebody has this user name already." : "";
  }

  @PostMapping("/people/{username}/roles")
  ModelAndView roles(
      @AuthenticationPrincipal SignedIn admin,
      @PathVariable String username,
      @RequestParam(required = false) List<String> roles,
      RedirectAttributes redirect) {
    Person person = other(admin, username);
    people.replace(person.withRoles(roles(roles)), admin.getUsername());
    LOG.info("Roles were changed. username={} by={}", username, admin.getUsername());
    return back(redirect, person.displayName() + " has other roles now and signs in again.");
  }

  @PostMapping("/people/{username}/disabled")
  ModelAndView disable(
      @AuthenticationPrincipal SignedIn admin,
      @PathVariable String username,
      @RequestParam boolean disabled,
      RedirectAttributes redirect) {
    Person person = other(admin, username);
    people.replace(person.withDisabled(disabled), admin.getUsername());
    LOG.info(
        "A way in was changed. username={} disabled={} by={}",
        username,
        disabled,
        admin.getUsername());
    return back(
        redirect,
        person.displayName() + (disabled ? " can no longer sign in." : " can sign in again."));
  }

  @GetMapping("/account")
  ModelAndView account() {
    return new ModelAndView("signin/account").addObject("page", new AccountPage("", ""));
  }

  @PostMapping("/account")
  ModelAndView changePassword(
      @AuthenticationPrincipal SignedIn signedIn,
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String password,
      RedirectAttributes redirect) {
    Person person = people.find(signedIn.getUsername()).orElseThrow();
    boolean known = passwords.matches(current, person.passwordHash());
    String objection = PasswordRules.objection(person.username(), password).orElse("");
    if (!known || !objection.isEmpty()) {
      ModelAndView page =
          new ModelAndView("signin/account")
              .addObject(
                  "page",
                  new AccountPage(known ? "" : "This is not your present password.", objection));
      page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
      return page;
    }
    people.replace(person.withPasswordHash(passwords.encode(password)), signedIn.getUsername());
    LOG.info("A password was changed. username={}", person.username());
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of("Sign in with the new password."));
    return new ModelAndView("redirect:/signin");
  }

  private Person other(SignedIn admin, String username) {
    if (username.equals(admin.getUsername())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return people
        .find(username)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static Set<Role> roles(@org.jspecify.annotations.Nullable List<String> words) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    if (words != null) {
      words.stream().map(Role::of).flatMap(Optional::stream).forEach(roles::add);
    }
    return roles;
  }

  private static ModelAndView back(RedirectAttributes redirect, String told) {
    redirect.addFlashAttribute(Notice.ATTRIBUTE, Notice.of(told));
    return new ModelAndView("redirect:/people");
  }
}
