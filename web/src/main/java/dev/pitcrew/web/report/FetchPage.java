package dev.pitcrew.web.report;

import dev.pitcrew.web.bot.BotFailure;
import dev.pitcrew.web.inbox.OpenTask;

/**
 * The page on which somebody brings the bank's turnover by hand.
 *
 * @param period the month, such as 2026-10
 * @param fault what is wrong with what was sent; empty when nothing is
 * @param refusal why the last try was refused; empty when it was not
 */
public record FetchPage(
    OpenTask open, BotFailure failure, String title, String period, String fault, String refusal) {}
