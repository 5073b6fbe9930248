package zhicha.matcher.image.mark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import zhicha.matcher.image.decode.Picture;

/**
 * Parts a picture into regions of one colour. Neighbours that hardly differ are joined first, which follows shading; the mean colour of
 * each such zone is then flooded from it, which follows strokes too thin to have an inside. Regions may overlap.
 */
final class Regions {
    /** Most difference of neighbours in a channel, in levels of 255, for them to be joined. */
    private static final int JOINED = 9;
    /** Least difference of the pixels to either side of one that lies on an edge. */
    private static final int EDGE = 26;
    /** Most difference from the mean of the zone for a pixel to be flooded. */
    private static final int FLOODED = 30;
    /** A zone of so near a colour inside a region gives no other region. */
    private static final int SAME_COLOUR = 10;

    private static final int LEAST_SEED = 12;
    private static final int LEAST_AREA = 40;
    /** Largest zones that are flooded. */
    private static final int MOST_SEEDS = 200;
    /** A zone of so many pixels has an inside, and is not flooded. */
    private static final int SOLID = 1500;
    /** A flood that grows to so many times its zone, and so many pixels more, has run out into the ground. */
    private static final int SPREAD = 6;

    private static final int SPREAD_AT_LEAST = 400;

    private final int[] rgb;
    private final int width;
    private final int height;
    private final int[] zone;
    private final int[] stamp;
    private final int[] queue;
    private Seed[] seeds = new Seed[0];

    private Regions(Picture picture) {
        rgb = picture.rgb();
        width = picture.width();
        height = picture.height();
        zone = new int[rgb.length];
        stamp = new int[rgb.length];
        queue = new int[rgb.length];
    }

    /** Largest seed first. */
    static List<Region> of(Picture picture) {
        return new Regions(picture).found();
    }

    static int difference(int one, int other) {
        int red = Math.abs((one >> 16 & 255) - (other >> 16 & 255));
        int green = Math.abs((one >> 8 & 255) - (other >> 8 & 255));
        int blue = Math.abs((one & 255) - (other & 255));
        return Math.max(red, Math.max(green, blue));
    }

    private List<Region> found() {
        join();
        int kept = number();
        List<Region> regions = new ArrayList<>();
        int[] colours = new int[kept + 1];
        for (int i = 0; i < kept; i++) {
            Seed seed = seeds[i];
            if (seed.count >= SOLID) {
                regions.add(whole(i, seed));
                continue;
            }
            if (stamp[seed.first] > 0 && difference(colours[stamp[seed.first]], seed.colour()) <= SAME_COLOUR) {
                continue;
            }
            colours[i + 1] = seed.colour();
            @Nullable Region region = flooded(i, seed);
            if (region == null) {
                region = whole(i, seed);
            }
            if (region.area() >= LEAST_AREA) {
                regions.add(region);
            }
        }
        return regions;
    }

    /** A zone of joined pixels: its first pixel, its box, and sums of its channels. */
    private static final class Seed {
        final int first;
        int count;
        int left = Integer.MAX_VALUE;
        int right;
        final int top;
        int bottom;
        long red;
        long green;
        long blue;

        Seed(int first, int top) {
            this.first = first;
            this.top = top;
        }

        void add(int x, int y, int pixel) {
            count++;
            left = Math.min(left, x);
            right = Math.max(right, x);
            bottom = y;
            red += pixel >> 16 & 255;
            green += pixel >> 8 & 255;
            blue += pixel & 255;
        }

        int colour() {
            return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
        }
    }

    /**
     * Makes every pixel's zone the first pixel of those it is joined with. Pixels on an edge are left alone: along a slightly slanted
     * edge one colour goes over into the other in steps as small as one likes.
     */
    private void join() {
        // two names of one zone, which is asked about again and again along a row
        int here = -1;
        int above = -1;
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                zone[at] = at;
                if (onEdge(x, y, at)) {
                    stamp[at] = 1;
                    continue;
                }
                int pixel = rgb[at];
                if (x > 0 && stamp[at - 1] == 0 && near(pixel, rgb[at - 1], JOINED)) {
                    zone[at] = zone[at - 1];
                }
                if (y > 0
                        && stamp[at - width] == 0
                        && zone[at] != zone[at - width]
                        && (zone[at] != here || zone[at - width] != above)
                        && near(pixel, rgb[at - width], JOINED)) {
                    above = zone[at - width];
                    int a = root(at);
                    int b = root(at - width);
                    here = Math.min(a, b);
                    zone[Math.max(a, b)] = here;
                    zone[at] = here;
                }
            }
        }
    }

    private boolean onEdge(int x, int y, int at) {
        return x > 0 && x + 1 < width && !near(rgb[at - 1], rgb[at + 1], EDGE)
                || y > 0 && y + 1 < height && !near(rgb[at - width], rgb[at + width], EDGE);
    }

    private static boolean near(int one, int other, int most) {
        return Math.abs((one >> 16 & 255) - (other >> 16 & 255)) <= most
                && Math.abs((one >> 8 & 255) - (other >> 8 & 255)) <= most
                && Math.abs((one & 255) - (other & 255)) <= most;
    }

    private int root(int at) {
        int root = at;
        while (zone[root] != root) {
            zone[root] = zone[zone[root]];
            root = zone[root];
        }
        return root;
    }

    /** Keeps the largest zones and numbers them; {@code zone} becomes the number, or minus one. */
    private int number() {
        int[] count = queue;
        Arrays.fill(count, 0);
        for (int at = 0; at < zone.length; at++) {
            // a zone's first pixel lies before all others of it, and their ways to it have been shortened
            zone[at] = zone[zone[at]];
            count[zone[at]]++;
        }
        long[] order = new long[256];
        int zones = 0;
        for (int at = 0; at < zone.length; at++) {
            if (count[at] >= LEAST_SEED) {
                if (zones == order.length) {
                    order = Arrays.copyOf(order, 2 * zones);
                }
                order[zones++] = (long) -count[at] << 32 | at;
            }
        }
        Arrays.sort(order, 0, zones);
        int kept = Math.min(MOST_SEEDS, zones);
        seeds = new Seed[kept];
        Arrays.fill(count, -1);
        for (int i = 0; i < kept; i++) {
            int first = (int) order[i];
            count[first] = i;
            seeds[i] = new Seed(first, first / width);
        }
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++, at++) {
                int own = count[zone[at]];
                stamp[at] = own;
                if (own >= 0) {
                    seeds[own].add(x, y, rgb[at]);
                }
            }
        }
        System.arraycopy(stamp, 0, zone, 0, zone.length);
        Arrays.fill(stamp, 0);
        return kept;
    }

    /** The zone with what belongs to it of the edge around it. */
    private Region whole(int number, Seed seed) {
        int colour = seed.colour();
        int left = Math.max(0, seed.left - 1);
        int top = Math.max(0, seed.top - 1);
        int wide = Math.min(width, seed.right + 2) - left;
        int high = Math.min(height, seed.bottom + 2) - top;
        boolean[] mask = new boolean[wide * high];
        int count = 0;
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int at = (top + y) * width + left + x;
                boolean in = zone[at] == number
                        || zone[at] < 0 && beside(left + x, top + y, at, number) && near(rgb[at], colour, FLOODED);
                mask[y * wide + x] = in;
                count += in ? 1 : 0;
            }
        }
        return new Region(left, top, wide, high, mask, count, colour);
    }

    private boolean beside(int x, int y, int at, int number) {
        return x > 0 && zone[at - 1] == number
                || x + 1 < width && zone[at + 1] == number
                || y > 0 && zone[at - width] == number
                || y + 1 < height && zone[at + width] == number;
    }

    /** Null where it runs out into the ground. */
    private @Nullable Region flooded(int number, Seed seed) {
        int colour = seed.colour();
        int most = Math.min(queue.length, SPREAD * seed.count + SPREAD_AT_LEAST);
        int mark = number + 1;
        int end = 0;
        queue[end++] = seed.first;
        stamp[seed.first] = mark;
        int left = width;
        int top = height;
        int right = 0;
        int bottom = 0;
        for (int next = 0; next < end; next++) {
            int at = queue[next];
            int x = at % width;
            int y = at / width;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            if (end + 4 > most) {
                return null;
            }
            if (x > 0) {
                end = visit(at - 1, number, colour, mark, end);
            }
            if (x + 1 < width) {
                end = visit(at + 1, number, colour, mark, end);
            }
            if (y > 0) {
                end = visit(at - width, number, colour, mark, end);
            }
            if (y + 1 < height) {
                end = visit(at + width, number, colour, mark, end);
            }
        }
        int wide = right - left + 1;
        boolean[] mask = new boolean[wide * (bottom - top + 1)];
        for (int i = 0; i < end; i++) {
            mask[(queue[i] / width - top) * wide + queue[i] % width - left] = true;
        }
        return new Region(left, top, wide, bottom - top + 1, mask, end, colour);
    }

    private int visit(int at, int own, int colour, int mark, int end) {
        if (stamp[at] == mark || zone[at] != own && difference(rgb[at], colour) > FLOODED) {
            return end;
        }
        stamp[at] = mark;
        queue[end] = at;
        return end + 1;
    }
}
