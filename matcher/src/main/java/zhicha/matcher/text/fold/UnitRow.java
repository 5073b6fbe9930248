package zhicha.matcher.text.fold;

import java.util.Arrays;

/** Collects the units of one code point. Not thread-safe. */
final class UnitRow {
    private int[] keys = new int[2];
    private int[] bases = new int[2];
    private int length;
    private UnitKind kind = UnitKind.LETTER;

    /** Adds what means this character; its keys follow from it. */
    UnitRow add(int base) {
        switch (base) {
            case '0' -> put('o', base);
            case '1', 'i' -> put('l', base);
            case '3' -> put('e', base);
            case '4' -> put('a', base);
            case '5' -> put('s', base);
            case 'm' -> {
                put('r', base);
                put('n', base);
            }
            case 'w' -> {
                put('v', base);
                put('v', base);
            }
            default -> put(base, base);
        }
        return this;
    }

    private void put(int key, int base) {
        if (length == keys.length) {
            keys = Arrays.copyOf(keys, length * 2);
            bases = Arrays.copyOf(bases, length * 2);
        }
        keys[length] = key;
        bases[length++] = base;
    }

    UnitRow kind(UnitKind kind) {
        this.kind = kind;
        return this;
    }

    UnitKind kind() {
        return kind;
    }

    boolean isEmpty() {
        return length == 0;
    }

    Glyph glyph(UnitKind kind, int disguises) {
        return new Glyph(Glyph.Role.TEXT, Arrays.copyOf(keys, length), Arrays.copyOf(bases, length), kind, disguises);
    }
}
