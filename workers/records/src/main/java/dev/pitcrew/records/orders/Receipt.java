package dev.pitcrew.records.orders;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Goods that came in for one line of an order; a delivery of several lines is several of these
 * under one id.
 *
 * @param quantity negative when goods went back
 */
public record Receipt(
    String id, String orderNumber, int line, BigDecimal quantity, LocalDate date) {}
