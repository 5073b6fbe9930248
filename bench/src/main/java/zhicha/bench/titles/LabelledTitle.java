package zhicha.bench.titles;

import zhicha.rules.subject.Listing;

/** A listing and what is known of it. */
public record LabelledTitle(Listing listing, Label label) {}
