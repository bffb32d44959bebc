/** What people see: sign-in, inbox, payments, cockpit and upload, rendered on the server. */
@NullMarked
package dev.pitcrew.web;

import org.jspecify.annotations.NullMarked;
