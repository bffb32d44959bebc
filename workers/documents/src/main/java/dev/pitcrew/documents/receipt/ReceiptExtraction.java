package dev.pitcrew.documents.receipt;

import dev.pitcrew.documents.extract.Field;
import dev.pitcrew.documents.extract.TaxLine;
import dev.pitcrew.documents.page.Finding;
import java.util.List;
import java.util.Map;

/** What the pages of a receipt say. */
record ReceiptExtraction(Map<String, Field> fields, List<TaxLine> taxes, List<Finding> findings) {}
