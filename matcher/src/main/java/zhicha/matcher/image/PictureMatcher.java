package zhicha.matcher.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.PictureSearch;
import zhicha.matcher.hit.Reason;
import zhicha.matcher.image.common.CommonPictures;
import zhicha.matcher.image.copy.Filing;
import zhicha.matcher.image.decode.Decoded;
import zhicha.matcher.image.decode.PictureDecoder;
import zhicha.matcher.image.decode.PictureLimits;
import zhicha.matcher.image.fingerprint.Fingerprint;
import zhicha.matcher.image.learned.Model;
import zhicha.matcher.image.prepared.PreparedPicture;
import zhicha.matcher.image.prepared.PreparedPictures;
import zhicha.rules.subject.Listing;
import zhicha.rules.watch.Watchlist;

/**
 * Finds the pictures of a watchlist in the pictures of listings: copies of the pictures of works, packaging and patents, and
 * the logos of trademarks and geographical indications. References are read once, when it is made. Safe for use by many
 * threads. Nothing a picture holds makes {@link #look} throw: what cannot be judged comes back as {@code Unreadable}.
 */
public final class PictureMatcher implements PictureSearch {
    /** The same picture stands in many listings; this many are remembered by the SHA-256 of their bytes. */
    private static final int REMEMBERED = 65_536;

    private final PictureDecoder decoder;
    private final PictureJudge judge;
    private final List<UnusableReference> unusable;
    private final List<LogoPromise> promises;
    private final CommonPictures common;
    private final Supplier<List<Fingerprint>> wholes;
    private final boolean idle;
    private final Map<String, CompletableFuture<Judgement>> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CompletableFuture<Judgement>> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** What became of one picture; sightings carry image 0, and {@code problem} is empty where it was judged. */
    private record Judgement(List<Sighting> sightings, Optional<String> problem) {
        static Judgement unreadable(String problem) {
            return new Judgement(List.of(), Optional.of(problem));
        }
    }

    private PictureMatcher(
            Watchlist watchlist,
            PictureLimits limits,
            CommonPictures common,
            PreparedPictures kept,
            Optional<Model> model) {
        decoder = new PictureDecoder(limits);
        Reference.Loaded loaded = Reference.all(watchlist, decoder, kept, model);
        wholes = () -> wholes(loaded);
        this.common = common.sparing(wholes);
        judge = new PictureJudge(loaded, model);
        unusable = List.copyOf(loaded.unusable());
        idle = loaded.usable().isEmpty();
        List<LogoPromise> promised = new ArrayList<>();
        for (int i = 0; i < loaded.usable().size(); i++) {
            if (loaded.usable().get(i).logo()) {
                promised.add(
                        LogoPromise.of(loaded.usable().get(i), loaded.pictures().get(i), judge.letter(i)));
            }
        }
        promises = List.copyOf(promised);
    }

    /** Reads and fingerprints every picture of the watchlist, within {@link PictureLimits#USUAL}. */
    public static PictureMatcher over(Watchlist watchlist) {
        return over(watchlist, PictureLimits.USUAL);
    }

    /** Reads and fingerprints every picture of the watchlist; one that cannot be used is listed, and the rest go on. */
    public static PictureMatcher over(Watchlist watchlist, PictureLimits limits) {
        return new PictureMatcher(watchlist, limits, CommonPictures.NONE, PreparedPictures.none(), Optional.empty());
    }

    /**
     * The same, with what was prepared before taken from where it was kept, and kept where it is new.
     *
     * @param model of the user's own, which names further suspects; what is told of them is still what local features and
     *     pixels say
     */
    public static PictureMatcher over(Watchlist watchlist, PreparedPictures kept, Optional<Model> model) {
        return over(watchlist, CommonPictures.NONE, kept, model);
    }

    /**
     * The same, passing over what is common.
     *
     * @param common nothing is looked for in these, unless a protected picture is like them
     */
    public static PictureMatcher over(
            Watchlist watchlist, CommonPictures common, PreparedPictures kept, Optional<Model> model) {
        return new PictureMatcher(watchlist, PictureLimits.USUAL, common, kept, model);
    }

    private PictureMatcher(PictureMatcher same, CommonPictures common) {
        decoder = same.decoder;
        judge = same.judge;
        unusable = same.unusable;
        promises = same.promises;
        idle = same.idle;
        wholes = same.wholes;
        this.common = common.sparing(wholes);
    }

    /** The same references, of which none is read anew, passing over other pictures. */
    public PictureMatcher passingOver(CommonPictures others) {
        return new PictureMatcher(this, others);
    }

    private static List<Fingerprint> wholes(Reference.Loaded loaded) {
        return loaded.pictures().each(PreparedPicture::filing).stream()
                .flatMap(filing -> filing.views().stream())
                .filter(Filing.Filed::whole)
                .map(Filing.Filed::fingerprint)
                .toList();
    }

    /** What is passed over, and what of the list could not be followed. */
    public CommonPictures common() {
        return common;
    }

    /** The pictures of the watchlist that cannot be searched for, in its order. */
    public List<UnusableReference> unusable() {
        return unusable;
    }

    /** What can be promised for each logo, in the order of the watchlist. */
    public List<LogoPromise> promises() {
        return promises;
    }

    /** Pictures that were not kept are passed over in silence; with nothing to look for, none is even opened. */
    @Override
    public Seen look(Listing listing, ListingPictures pictures) {
        if (idle) {
            return Seen.NOTHING;
        }
        List<Sighting> sightings = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (int image = 0; image < listing.images().size(); image++) {
            Optional<byte[]> bytes;
            try {
                bytes = pictures.bytes(listing, listing.images().get(image));
            } catch (RuntimeException lost) {
                unreadable.add(new Unreadable(image, "its bytes could not be read: " + lost));
                continue;
            }
            if (bytes.isEmpty()) {
                continue;
            }
            Judgement judgement = judged(bytes.get());
            int at = image;
            judgement.sightings().forEach(sighting -> sightings.add(placed(sighting, at)));
            judgement.problem().ifPresent(problem -> unreadable.add(new Unreadable(at, problem)));
        }
        return new Seen(sightings, unreadable);
    }

    /**
     * Judges a picture before its listing comes, so that {@link #look} finds it remembered. What is found later is the same
     * with and without it; only the time at which it is paid for changes.
     */
    public void lookAhead(byte[] bytes) {
        if (!idle) {
            judged(bytes);
        }
    }

    /** One thread judges a picture; others that come with the same bytes wait for it. */
    private Judgement judged(byte[] bytes) {
        String digest = DigestUtils.sha256Hex(bytes);
        CompletableFuture<Judgement> mine = new CompletableFuture<>();
        CompletableFuture<Judgement> known;
        synchronized (remembered) {
            known = remembered.putIfAbsent(digest, mine);
        }
        if (known != null) {
            try {
                return known.join();
            } catch (CompletionException brokeThere) {
                return judge(bytes);
            }
        }
        try {
            Judgement made = judge(bytes);
            mine.complete(made);
            return made;
        } catch (Error broken) {
            synchronized (remembered) {
                remembered.remove(digest, mine);
            }
            mine.completeExceptionally(broken);
            throw broken;
        }
    }

    private Judgement judge(byte[] bytes) {
        try {
            return switch (decoder.decode(bytes)) {
                case Decoded.Refused refused -> Judgement.unreadable(refused.problem());
                case Decoded.Readable readable ->
                    new Judgement(
                            common.contains(readable.picture())
                                    ? judge.copies(readable.picture())
                                    : judge.judge(readable.picture()),
                            Optional.empty());
            };
        } catch (RuntimeException | LinkageError unforeseen) {
            return Judgement.unreadable("could not be judged: " + unforeseen);
        }
    }

    private static Sighting placed(Sighting sighting, int image) {
        return switch (sighting.reason()) {
            case Reason.CopiedPicture copy ->
                new Sighting(
                        sighting.right(),
                        new Reason.CopiedPicture(
                                image,
                                copy.reference(),
                                copy.distance(),
                                copy.threshold(),
                                copy.transform(),
                                copy.box(),
                                copy.placement()));
            case Reason.Logo logo ->
                new Sighting(
                        sighting.right(),
                        new Reason.Logo(
                                image,
                                logo.reference(),
                                logo.inliers(),
                                logo.threshold(),
                                logo.box(),
                                logo.placement()));
            default -> sighting;
        };
    }
}
