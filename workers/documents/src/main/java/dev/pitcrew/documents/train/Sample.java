package dev.pitcrew.documents.train;

import dev.pitcrew.documents.extract.Features;

/** One candidate of a labelled document. */
record Sample(Features features, boolean right, double weight) {}
