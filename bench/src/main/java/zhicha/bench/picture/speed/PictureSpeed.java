package zhicha.bench.picture.speed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.image.PictureMatcher;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.Picture;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.fingerprint.Pdq;
import zhicha.matcher.image.prepared.PreparedPictures;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;
import zhicha.rules.watch.Watchlist;

/**
 * What one picture costs on one core, on pictures as the demo market draws them.
 *
 * @param size JPEG bytes of a picture on average
 * @param cascade decoding, and everything that is looked for, of a picture that was never seen before
 * @param flagged of 100 pictures that went through the cascade
 * @param load seconds until the protected pictures were ready to be looked for, the first time
 * @param again the same at the next start, when what was prepared has been kept
 * @param grown megabytes of native memory, while the setting's pictures were read
 */
record PictureSpeed(
        Setting setting,
        double size,
        Timed decode,
        Timed fingerprint,
        Timed cascade,
        double flagged,
        double load,
        double again,
        double grown) {

    /**
     * @param side longer side in pixels
     * @param works protected pictures
     * @param looked pictures that are read while memory is watched, see {@link MemoryWatch}
     */
    record Setting(int side, int works, int logos, int looked, double seconds) {}

    private static final int PHOTOS = 60;

    static PictureSpeed of(Setting setting, long seed, Path parent) throws IOException {
        Path folder = Files.createTempDirectory(parent, "zhicha-pictures-");
        try {
            DrawnShop shop = new DrawnShop(seed);
            List<byte[]> photos = shop.photos(PHOTOS, setting.side, setting.works, setting.logos);
            PictureDecoder decoder = new PictureDecoder(PictureLimits.USUAL);
            List<Picture> pictures = new ArrayList<>();
            photos.forEach(photo -> pictures.add(decoded(decoder, photo)));
            Timed decode = Timed.of(
                    setting.seconds, setting.seconds, PHOTOS, time -> decoded(decoder, photos.get(time % PHOTOS)));
            Fingerprint[] last = new Fingerprint[1];
            Timed fingerprint = Timed.of(
                    setting.seconds,
                    setting.seconds,
                    PHOTOS,
                    time -> last[0] = Pdq.spectrum(pictures.get(time % PHOTOS)).fingerprint());
            double grown = MemoryWatch.growth(setting.looked, setting.side, seed);
            Watchlist watchlist = shop.watchlist(folder, setting.works, setting.logos);
            PreparedPictures kept = PreparedPictures.in(folder.resolve("prepared"));
            long start = System.nanoTime();
            PictureMatcher.over(watchlist, kept, Optional.empty());
            double load = Timed.seconds(start);
            start = System.nanoTime();
            PictureMatcher matcher = PictureMatcher.over(watchlist, kept, Optional.empty());
            double again = Timed.seconds(start);
            int[] flagged = {0, 0};
            Timed cascade = Timed.of(setting.seconds, 2 * setting.seconds, PHOTOS, time -> {
                flagged[0] += look(matcher, photos.get(time % PHOTOS), flagged[1]) ? 1 : 0;
                flagged[1]++;
            });
            return new PictureSpeed(
                    setting,
                    photos.stream().mapToInt(photo -> photo.length).average().orElse(0),
                    decode,
                    fingerprint,
                    cascade,
                    100.0 * flagged[0] / flagged[1],
                    load,
                    again,
                    grown);
        } finally {
            SearchSpeed.delete(folder);
        }
    }

    static Picture decoded(PictureDecoder decoder, byte[] photo) {
        return switch (decoder.decode(photo)) {
            case Decoded.Readable readable -> readable.picture();
            case Decoded.Refused refused -> throw new IllegalStateException(refused.problem());
        };
    }

    /** Bytes behind the end of a JPEG change nothing but its digest, by which the matcher remembers what it has seen. */
    static boolean look(PictureMatcher matcher, byte[] photo, int time) {
        byte[] unseen = Arrays.copyOf(photo, photo.length + 4);
        ByteBuffer.wrap(unseen).putInt(photo.length, time);
        Listing listing = Listing.builder("bench", "bench")
                .images(List.of(new ListingImage("0.jpg")))
                .build();
        PictureSearch.Seen seen = matcher.look(listing, (of, image) -> Optional.of(unseen));
        if (!seen.unreadable().isEmpty()) {
            throw new IllegalStateException("a picture that the bench drew could not be judged: " + seen.unreadable());
        }
        return !seen.sightings().isEmpty();
    }
}
