package dev.pitcrew.web.signin;

import dev.pitcrew.web.people.SamplePeople;
import java.util.List;

/**
 * The page to sign in.
 *
 * @param error what went wrong; empty when nothing did
 * @param note what happened before; empty when nothing did
 * @param samples the people of the samples; empty when Pitcrew runs in earnest
 */
public record SignInPage(String error, String note, List<SamplePeople.Sample> samples) {}
