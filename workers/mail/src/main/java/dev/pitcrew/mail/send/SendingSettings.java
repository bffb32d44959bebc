package dev.pitcrew.mail.send;

import dev.pitcrew.mail.account.MailServer;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How mail is sent.
 *
 * @param from whom it comes from
 * @param perMinute how many mails go out in a minute at most
 * @param oldest what was written longer ago is not sent by itself
 * @param allowedDomains to which mail may go at all; empty for everywhere
 * @param publicUrl where people reach the pages; absent when links are not wanted
 */
public record SendingSettings(
    MailServer server,
    InternetAddress from,
    int perMinute,
    Duration oldest,
    Set<String> allowedDomains,
    @Nullable URI publicUrl) {}
