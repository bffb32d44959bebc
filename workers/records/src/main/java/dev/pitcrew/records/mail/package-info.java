/** Mail that came in and mail that goes out, each written once. */
@NullMarked
package dev.pitcrew.records.mail;

import org.jspecify.annotations.NullMarked;
