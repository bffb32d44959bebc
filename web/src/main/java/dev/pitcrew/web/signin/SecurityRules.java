package dev.pitcrew.web.signin;

import dev.pitcrew.web.WebSettings;
import dev.pitcrew.web.page.ContentPolicy;
import dev.pitcrew.web.page.Room;
import dev.pitcrew.web.people.PeopleDirectory;
import dev.pitcrew.web.people.Role;
import dev.pitcrew.web.people.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open which page; what is not named here is for nobody. */
@Configuration(proxyBeanMethods = false)
public class SecurityRules {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int ROUNDS = 2;
  private static final Duration IDLE_MAX = Duration.ofMinutes(15);
  private static final long HSTS_SECONDS = Duration.ofDays(366).toSeconds();

  @Bean
  PasswordEncoder passwordEncoder() {
    return new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, ROUNDS);
  }

  @Bean
  UserDetailsService signedInPeople(PeopleDirectory people) {
    return username ->
        people
            .find(username.trim().toLowerCase(Locale.ROOT))
            .map(SignedIn::new)
            .orElseThrow(() -> new UsernameNotFoundException("unknown"));
  }

  @Bean
  SignInThrottle signInThrottle() {
    return new SignInThrottle(Clock.systemUTC());
  }

  @Bean
  SetupCode setupCode(PeopleDirectory people) {
    return new SetupCode(people);
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  SecurityFilterChain pages(
      HttpSecurity http, PeopleDirectory people, SignInThrottle throttle, WebSettings settings)
      throws Exception {
    http.authorizeHttpRequests(
            rules ->
                rules
                    .requestMatchers("/signin", "/setup", "/healthz", "/error")
                    .permitAll()
                    .requestMatchers("/assets/**", "/vendor/**", "/favicon.ico")
                    .permitAll()
                    .requestMatchers("/", "/inbox/**", "/tasks/**", "/account/**", "/signout")
                    .authenticated()
                    .requestMatchers("/hand-in/roster")
                    .hasRole("HR")
                    .requestMatchers("/hand-in/**")
                    .hasAnyRole(roles(Room.HANDIN))
                    .requestMatchers("/upload/**")
                    .hasAnyRole("CLERK", "OPERATOR", "ADMIN")
                    .requestMatchers(HttpMethod.POST, "/payments/statements/entries/**")
                    .hasRole("CONTROLLER")
                    .requestMatchers(HttpMethod.POST, "/cases/*/reopen")
                    .hasAnyRole("OPERATOR", "ADMIN")
                    .requestMatchers(HttpMethod.POST, "/payments/**")
                    .hasRole("TREASURER")
                    .requestMatchers("/payments/**")
                    .hasAnyRole(roles(Room.PAYMENTS))
                    .requestMatchers("/figures")
                    .hasAnyRole(roles(Room.FIGURES))
                    .requestMatchers("/cases/**")
                    .hasAnyRole(roles(Room.CASES))
                    .requestMatchers("/vendors/**")
                    .hasAnyRole(roles(Room.VENDORS))
                    .requestMatchers(HttpMethod.POST, "/outbox/**")
                    .hasAnyRole("OPERATOR", "ADMIN")
                    .requestMatchers("/outbox")
                    .hasAnyRole(roles(Room.OUTBOX))
                    .requestMatchers("/audit")
                    .hasAnyRole(roles(Room.AUDIT))
                    .requestMatchers("/claims/**")
                    .hasAnyRole(roles(Room.CLAIMS))
                    .requestMatchers(HttpMethod.POST, "/employees/**")
                    .hasRole("HR")
                    .requestMatchers("/employees/**")
                    .hasAnyRole(roles(Room.EMPLOYEES))
                    .requestMatchers(HttpMethod.POST, "/reports")
                    .hasAnyRole("CONTROLLER", "DIRECTOR", "OPERATOR", "ADMIN")
                    .requestMatchers("/reports/**")
                    .hasAnyRole(roles(Room.REPORTS))
                    .requestMatchers("/bots/**")
                    .hasAnyRole(roles(Room.BOTS))
                    .requestMatchers("/cockpit/**")
                    .hasAnyRole("OPERATOR", "ADMIN")
                    .requestMatchers("/people/**")
                    .hasRole("ADMIN")
                    .anyRequest()
                    .denyAll())
        .addFilterBefore(new SameSiteRule(), CsrfFilter.class)
        .addFilterBefore(
            new ThrottledSignIn(throttle, settings.samples()),
            UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(new SessionRules(people, Clock.systemUTC()), AuthorizationFilter.class)
        .formLogin(
            form ->
                form.loginPage("/signin")
                    .successHandler(new Welcome(throttle))
                    .failureHandler((request, response, e) -> refuse(throttle, request, response)))
        .logout(out -> out.logoutUrl("/signout").logoutSuccessUrl("/signin?out"))
        .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
        .headers(
            headers -> {
              headers.addHeaderWriter(new ContentPolicy());
              headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN));
              headers.crossOriginOpenerPolicy(
                  policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
              headers.frameOptions(frames -> frames.deny());
              headers.httpStrictTransportSecurity(
                  hsts -> hsts.maxAgeInSeconds(HSTS_SECONDS).includeSubDomains(false));
            });
    return http.build();
  }

  @Bean
  ServletContextInitializer sessionCookie(WebSettings settings) {
    return context -> {
      // The __Host- prefix is only honoured with Secure; over plain HTTP it would lose the cookie.
      context.getSessionCookieConfig().setName(settings.https() ? "__Host-pitcrew" : "pitcrew");
      context.getSessionCookieConfig().setHttpOnly(true);
      context.getSessionCookieConfig().setSecure(settings.https());
      context.getSessionCookieConfig().setPath("/");
      context.setSessionTimeout((int) IDLE_MAX.toMinutes());
    };
  }

  @Bean
  CookieSameSiteSupplier sameSite() {
    return CookieSameSiteSupplier.of(SameSite.LAX);
  }

  private static void refuse(
      SignInThrottle throttle, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    throttle.failed(typedName(request), request.getRemoteAddr());
    response.sendRedirect("/signin?failed");
  }

  private static String[] roles(Room room) {
    return room.roles().stream().map(Role::name).toArray(String[]::new);
  }

  static String typedName(HttpServletRequest request) {
    String typed = request.getParameter("username");
    return typed == null ? "" : typed.trim().toLowerCase(Locale.ROOT);
  }

  /** Forgets the failures of whoever got in, then goes to where they wanted to go. */
  private static final class Welcome extends SavedRequestAwareAuthenticationSuccessHandler {

    private final SignInThrottle throttle;

    Welcome(SignInThrottle throttle) {
      this.throttle = throttle;
      setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
        HttpServletRequest request,
        HttpServletResponse response,
        org.springframework.security.core.Authentication authentication)
        throws jakarta.servlet.ServletException, IOException {
      throttle.succeeded(typedName(request), request.getRemoteAddr());
      super.onAuthenticationSuccess(request, response, authentication);
    }
  }
}
