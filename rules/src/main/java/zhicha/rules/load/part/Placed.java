package zhicha.rules.load.part;

import zhicha.rules.yaml.Place;

/** A value that was read, and where its id stands. */
public record Placed<T>(T value, Place place) {}
