package dev.pitcrew.web.signin;

/** The page to change one's own password: what is wrong with what was typed (empty: nothing). */
public record AccountPage(String currentError, String passwordError) {}
