/** How mail servers are reached: addresses, TLS, passwords and OAuth 2.0. */
@NullMarked
package dev.pitcrew.mail.account;

import org.jspecify.annotations.NullMarked;
