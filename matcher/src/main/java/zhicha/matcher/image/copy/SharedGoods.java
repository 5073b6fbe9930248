package zhicha.matcher.image.copy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The connected part in which a reference and a picture laid on it agree closely, of 8 x 8 blocks. Goods that were cut out and put on
 * another ground agree in one compact part that has little of the picture's rim; different goods before one backdrop agree
 * in what surrounds them.
 *
 * @param blocks blocks of the largest connected part that agree
 * @param solid those of them that lie in a square of two by two, all agreeing: an edge alone makes no goods
 * @param filled share of the blocks inside that part's hull, where the reference shows something, that agree, 0 to 1
 * @param rim share of the part's blocks that lie at the reference's edge, 0 to 1
 * @param ofAll share of all blocks in which the reference shows something that belong to the part, 0 to 1
 * @param agreeing all blocks that agree
 * @param detailed all blocks in which the reference shows more than a slope of brightness
 */
public record SharedGoods(int blocks, int solid, double filled, double rim, double ofAll, int agreeing, int detailed) {
    private static final int ACROSS = 8;
    /** Least correlation: stricter than for whole pictures, as less of the surface speaks. */
    private static final double SAME = 0.8;

    /** @param correlations as {@link BlockComparison#correlations} gives them */
    public static SharedGoods of(double[] correlations) {
        int[] part = new int[correlations.length];
        int[] best = {0, 0};
        int textured = 0;
        int all = 0;
        int parts = 0;
        for (int start = 0; start < correlations.length; start++) {
            textured += Double.isNaN(correlations[start]) ? 0 : 1;
            all += correlations[start] >= SAME ? 1 : 0;
            if (correlations[start] >= SAME && part[start] == 0) {
                int size = grow(correlations, part, start, ++parts);
                if (size > best[1]) {
                    best = new int[] {parts, size};
                }
            }
        }
        if (best[1] == 0) {
            return new SharedGoods(0, 0, 0, 0, 0, 0, textured);
        }
        int hull = 0;
        int agreeing = 0;
        int rim = 0;
        for (int block = 0; block < part.length; block++) {
            int x = block % ACROSS;
            int y = block / ACROSS;
            if (part[block] == best[0] && (x == 0 || y == 0 || x == ACROSS - 1 || y == ACROSS - 1)) {
                rim++;
            }
            if (!Double.isNaN(correlations[block]) && enclosed(part, best[0], x, y)) {
                hull++;
                agreeing += correlations[block] >= SAME ? 1 : 0;
            }
        }
        return new SharedGoods(
                best[1],
                solid(part, best[0]),
                (double) agreeing / hull,
                (double) rim / best[1],
                (double) best[1] / textured,
                all,
                textured);
    }

    private static int solid(int[] part, int number) {
        boolean[] solid = new boolean[part.length];
        for (int y = 0; y + 1 < ACROSS; y++) {
            for (int x = 0; x + 1 < ACROSS; x++) {
                int at = y * ACROSS + x;
                if (part[at] == number
                        && part[at + 1] == number
                        && part[at + ACROSS] == number
                        && part[at + ACROSS + 1] == number) {
                    solid[at] = solid[at + 1] = solid[at + ACROSS] = solid[at + ACROSS + 1] = true;
                }
            }
        }
        int count = 0;
        for (boolean one : solid) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Blocks that touch by a side or a corner. */
    private static int grow(double[] correlations, int[] part, int start, int number) {
        Deque<Integer> open = new ArrayDeque<>();
        open.push(start);
        part[start] = number;
        int size = 0;
        while (!open.isEmpty()) {
            int block = open.pop();
            size++;
            for (int dy = -1; dy <= 1; dy++) {
                for (int dx = -1; dx <= 1; dx++) {
                    int x = block % ACROSS + dx;
                    int y = block / ACROSS + dy;
                    if (x >= 0 && y >= 0 && x < ACROSS && y < ACROSS) {
                        int next = y * ACROSS + x;
                        if (part[next] == 0 && correlations[next] >= SAME) {
                            part[next] = number;
                            open.push(next);
                        }
                    }
                }
            }
        }
        return size;
    }

    /** Whether the block belongs to the part or has blocks of it on both sides, in its row or in its column. */
    private static boolean enclosed(int[] part, int number, int x, int y) {
        boolean left = false;
        boolean right = false;
        boolean above = false;
        boolean below = false;
        for (int i = 0; i < ACROSS; i++) {
            boolean inRow = part[y * ACROSS + i] == number;
            boolean inColumn = part[i * ACROSS + x] == number;
            left |= inRow && i <= x;
            right |= inRow && i >= x;
            above |= inColumn && i <= y;
            below |= inColumn && i >= y;
        }
        return left && right || above && below;
    }
}
