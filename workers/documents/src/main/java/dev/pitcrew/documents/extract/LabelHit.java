package dev.pitcrew.documents.extract;

import dev.pitcrew.documents.page.Box;

/**
 * Words on a page that name a field or role.
 *
 * @param role field, party, column, or something beside them
 * @param weight how surely the words mean the role, 0 to 1; lower when they were misread
 * @param from first piece
 * @param to piece after the last
 * @param served whether a value stands right beside it, so that it hardly points to what is below
 * @param heading whether it is one of the column headings of an item table
 */
record LabelHit(
    Role role,
    double weight,
    int from,
    int to,
    Box box,
    int row,
    boolean served,
    boolean heading) {}
