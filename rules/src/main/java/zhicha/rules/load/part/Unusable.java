package zhicha.rules.load.part;

/** A part of a pack cannot be used, and the reason has already been said as a problem. */
final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unusable() {
        super("said as a problem", null, false, false);
    }
}
