package zhicha.market.picture;

import java.util.Random;

/** Independent random streams from one recorded seed and a name, so that adding one thing changes nothing else. */
public final class Seeds {
    private Seeds() {}

    public static long of(long seed, String name) {
        long hash = seed ^ 0x9E3779B97F4A7C15L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        hash *= 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 32);
    }

    public static Random stream(long seed, String name) {
        return new Random(of(seed, name));
    }
}
