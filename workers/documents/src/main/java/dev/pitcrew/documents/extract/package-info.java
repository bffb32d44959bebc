/** From pages to fields: candidates, ranking, joint choice, each field with its provenance. */
@NullMarked
package dev.pitcrew.documents.extract;

import org.jspecify.annotations.NullMarked;
