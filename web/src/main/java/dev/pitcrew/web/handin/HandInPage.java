package dev.pitcrew.web.handin;

import java.util.List;

/**
 * What can be handed in.
 *
 * @param rosters whether this person may hand in rosters
 * @param lines how many lines the form has
 * @param said what became of what was handed in; empty on a fresh page
 * @param wrong whether that is a refusal
 */
public record HandInPage(boolean rosters, List<Integer> lines, String said, boolean wrong) {}
