-- A payment goes to a vendor or to an employee, for an invoice or for a claim: the ids say which.
ALTER TABLE payments DROP CONSTRAINT payments_vendor_id_fkey;;
ALTER TABLE payment_items DROP CONSTRAINT payment_items_invoice_id_fkey;;
ALTER TABLE journal_entries DROP CONSTRAINT journal_entries_invoice_id_fkey;;
ALTER TABLE bank_changes DROP CONSTRAINT bank_changes_vendor_id_fkey
