package zhicha.matcher.text.fold;

/**
 * What one code point is folded to.
 *
 * @param role whether it is text at all
 * @param keys units by looks: everything that can be taken for one another has one key (o and 0; i, l and 1; m and rn)
 * @param bases units by meaning: the small Latin letter, the digit, the simplified character; as many as keys
 * @param disguises what had to be undone, a set of {@link Disguise}
 */
record Glyph(Role role, int[] keys, int[] bases, UnitKind kind, int disguises) {
    enum Role {
        TEXT,
        /** Stands between characters and is seen: punctuation, spaces, emoji. */
        SEPARATOR,
        /** Ends a clause: commas, full stops, line ends. */
        CLAUSE,
        SPACE,
        /** An emoji that stands for a Chinese word; a separator unless it is asked for. */
        EMOJI,
        /** Not seen: zero-width, bidi control, soft hyphen, variation selector, tag, control character, lone surrogate. */
        INVISIBLE,
        /** Stands upon another character: accents and strokes. */
        MARK
    }

    private static final long UNIT = 1L << 63;
    private static final long APART = 1L << 62;
    private static final long SKIPPABLE = 1L << 60;

    static final Glyph SEPARATOR = bare(Role.SEPARATOR);
    static final Glyph CLAUSE = bare(Role.CLAUSE);
    static final Glyph SPACE = bare(Role.SPACE);
    static final Glyph INVISIBLE = bare(Role.INVISIBLE);
    static final Glyph MARK = bare(Role.MARK);

    private static Glyph bare(Role role) {
        return new Glyph(role, new int[0], new int[0], UnitKind.LETTER, 0);
    }

    /** Whether it may be passed over inside a name, as this code point's. */
    boolean skippable(int character) {
        return kind.skippable() || character >= 0x1f100 && character < 0x20000;
    }

    /** All that folding asks, in one number: where this is one unit of text, or something between units; else 0. */
    long packed(int character) {
        return switch (role) {
            case TEXT -> keys.length == 1 ? packed(0, character) : 0;
            case SPACE, CLAUSE, SEPARATOR -> APART | (long) role.ordinal() << 48;
            case EMOJI, INVISIBLE, MARK -> 0;
        };
    }

    /** One of the units that it gives, in one number. */
    long packed(int part, int character) {
        return UNIT
                | (skippable(character) ? SKIPPABLE : 0)
                | (long) kind.ordinal() << 48
                | (long) bases[part] << 24
                | keys[part];
    }

    static boolean unit(long packed) {
        return packed < 0;
    }

    /** Whether it stands between units; {@link #kind} then is the ordinal of its role. */
    static boolean apart(long packed) {
        return (packed & APART) != 0;
    }

    static int key(long packed) {
        return (int) packed & 0xffffff;
    }

    static int base(long packed) {
        return (int) (packed >>> 24) & 0xffffff;
    }

    /** The ordinal of the kind. */
    static int kind(long packed) {
        return (int) (packed >>> 48) & 0xff;
    }

    static boolean skippable(long packed) {
        return (packed & SKIPPABLE) != 0;
    }
}
