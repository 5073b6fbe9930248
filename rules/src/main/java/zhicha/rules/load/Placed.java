package zhicha.rules.load;

import zhicha.rules.yaml.Place;

/** A value that was read, and where its id stands. */
record Placed<T>(T value, Place place) {}
