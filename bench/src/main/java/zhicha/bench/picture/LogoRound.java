package zhicha.bench.picture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import zhicha.bench.edits.LogoScenes;
import zhicha.bench.photos.Logo;
import zhicha.bench.photos.Raster;
import zhicha.bench.photos.Shot;
import zhicha.matcher.image.LogoPromise;
import zhicha.matcher.image.feature.LocalFeatures;

/** Every logo put into innocent photos in every way. */
final class LogoRound {
    private static final double QUALITY = 0.85;
    /** Local features of a logo, in a square of so many pixels a side, from which it counts as rich and not as flat. */
    private static final int RICH = 100;

    private static final int SIDE = 320;
    private static final int MOST = 400;

    private final PictureSet set;
    private final Watch watch;
    private final long seed;
    private final List<Shot> photos;
    private final List<Boolean> rich;

    LogoRound(PictureSet set, Watch watch, long seed) {
        this.set = set;
        this.watch = watch;
        this.seed = seed;
        this.photos = set.innocent().stream().filter(shot -> !shot.sheet()).toList();
        this.rich = set.logos().stream()
                .map(logo -> LocalFeatures.of(Raster.picture(logo.image()), SIDE, MOST)
                                .size()
                        >= RICH)
                .toList();
    }

    /** How many of how many were found. */
    record Share(int found, int of) {
        Share with(boolean hit) {
            return new Share(found + (hit ? 1 : 0), of + 1);
        }

        double value() {
            return of == 0 ? Double.NaN : (double) found / of;
        }
    }

    /**
     * What became of one way.
     *
     * @param flat of logos with fewer than a hundred local features
     * @param wrong scenes in which another logo was seen as well
     */
    record Recall(
            LogoScenes.Way way,
            Map<LogoPromise.Grade, Share> byGrade,
            Share flat,
            Share rich,
            int wrong,
            List<String> missed) {
        Share all() {
            int found = byGrade.values().stream().mapToInt(Share::found).sum();
            return new Share(
                    found, byGrade.values().stream().mapToInt(Share::of).sum());
        }
    }

    List<LogoPromise> promises() {
        return watch.matcher().promises();
    }

    /** The grade of a logo; logos that could not be loaded count as too plain. */
    private LogoPromise.Grade grade(int logo) {
        return promises().stream()
                .filter(promise -> promise.right().equals(Watch.logoId(logo)))
                .map(LogoPromise::grade)
                .findFirst()
                .orElse(LogoPromise.Grade.WHOLE_PICTURE_ONLY);
    }

    Recall recall(LogoScenes.Way way) {
        Map<LogoPromise.Grade, Share> byGrade = new EnumMap<>(LogoPromise.Grade.class);
        Share flat = new Share(0, 0);
        Share print = new Share(0, 0);
        int wrong = 0;
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < set.logos().size() && !photos.isEmpty(); i++) {
            Random random = new Random(seed ^ way.name().hashCode() * 31L + i);
            List<Integer> shown = new ArrayList<>();
            for (int j = 0; j < way.how(); j++) {
                shown.add((i + 7 * j) % set.logos().size());
            }
            List<Logo> logos = shown.stream().distinct().map(set.logos()::get).toList();
            var scene = LogoScenes.put(photos.get(random.nextInt(photos.size())).image(), logos, way, random);
            Watch.Found seen = watch.look(scene, QUALITY);
            for (int logo : shown.stream().distinct().toList()) {
                boolean hit = seen.logos().contains(Watch.logoId(logo));
                if (rich.get(logo)) {
                    print = print.with(hit);
                } else {
                    flat = flat.with(hit);
                }
                byGrade.merge(grade(logo), new Share(0, 0).with(hit), (a, b) -> a.with(hit));
                if (!hit) {
                    missed.add(set.logos().get(logo).name());
                }
            }
            boolean stray = seen.logos().stream()
                    .anyMatch(id ->
                            shown.stream().noneMatch(logo -> Watch.logoId(logo).equals(id)));
            wrong += stray ? 1 : 0;
        }
        return new Recall(way, byGrade, flat, print, wrong, missed);
    }
}
