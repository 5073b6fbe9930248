package zhicha.app.web.review;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import zhicha.app.web.account.Permission;
import zhicha.app.web.account.Secrets;
import zhicha.app.web.frame.Visitor;
import zhicha.app.web.sealed.PictureShelf;
import zhicha.app.web.sealed.SafePicture;
import zhicha.matcher.hit.Box;
import zhicha.matcher.hit.ListingPictures;
import zhicha.matcher.hit.Placement;
import zhicha.reporting.review.ReviewQueue;
import zhicha.reporting.review.flag.Flag;

/** The pictures of a flag: those of its listing as sealed, and those of the right. Always as our own JPEG. */
public final class FlagPictures {
    private static final long MOST_BYTES = 32L << 20;
    private static final Logger LOG = LoggerFactory.getLogger(FlagPictures.class);

    private final ReviewQueue queue;
    private final ListingPictures sealed;
    private final PictureShelf shelf;

    public FlagPictures(ReviewQueue queue, ListingPictures sealed, PictureShelf shelf) {
        this.queue = queue;
        this.sealed = sealed;
        this.shelf = shelf;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/review/{flag}/picture/{index}/{size}", this::ofListing, Permission.SEE_FLAGS);
        routes.get("/review/{flag}/reference/{index}/{size}", this::ofRight, Permission.SEE_FLAGS);
        routes.get("/review/{flag}/laid/{index}/{reference}/{how}", this::laid, Permission.SEE_FLAGS);
    }

    /** Stands in the address of every picture of a flag, and changes whenever one of them may have changed. */
    public static String version(Flag flag) {
        String seen = flag.listing().capture() + " " + flag.right().packVersion() + " "
                + flag.right().pictures();
        return flag.revision() + "-"
                + Secrets.digest(seen.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    private void ofListing(Context context) {
        Flag flag = flag(context);
        int index = index(context, flag.listing().images().size());
        var image = flag.listing().images().get(index);
        String name =
                "listing " + flag.listing().capture() + " " + flag.listing().id() + " " + image.address();
        Box box = context.pathParam("size").equals("boxed") ? Card.Pair.boxOn(flag, index) : null;
        answer(context, shelf.jpeg(name, side(context), box, () -> sealed.bytes(flag.listing(), image)));
    }

    private void ofRight(Context context) {
        Flag flag = flag(context);
        int index = index(context, flag.right().pictures().size());
        Path file = Path.of(flag.right().pictures().get(index));
        String name = "right " + flag.right().packVersion() + " " + file;
        answer(context, shelf.jpeg(name, side(context), null, () -> read(file)));
    }

    /** The right's picture as it was found to lie in the listing's: alone, or half through it. */
    private void laid(Context context) {
        Flag flag = flag(context);
        int index = index(context.pathParam("index"), flag.listing().images().size());
        int reference =
                index(context.pathParam("reference"), flag.right().pictures().size());
        Placement placement = Card.Pair.placementOn(flag, index, reference);
        if (placement == null) {
            throw new NotFoundResponse();
        }
        double share = switch (context.pathParam("how")) {
            case "alone" -> 1;
            case "over" -> 0.5;
            default -> throw new NotFoundResponse();
        };
        var image = flag.listing().images().get(index);
        Path file = Path.of(flag.right().pictures().get(reference));
        answer(
                context,
                sealed.bytes(flag.listing(), image)
                        .flatMap(seen -> read(file)
                                .flatMap(drawn -> SafePicture.laid(seen, drawn, placement, SafePicture.VIEW, share))));
    }

    private Flag flag(Context context) {
        return queue.entry(context.pathParam("flag"))
                .orElseThrow(NotFoundResponse::new)
                .flag();
    }

    private static void answer(Context context, Optional<byte[]> jpeg) {
        if (jpeg.isPresent()) {
            // the address carries the version, so what it names never changes
            context.header("Cache-Control", "private, max-age=86400, immutable")
                    .contentType("image/jpeg")
                    .result(jpeg.get());
            return;
        }
        String word = Visitor.of(context).language().say("图片无法显示", "no picture");
        context.status(HttpStatus.NOT_FOUND)
                .contentType("image/svg+xml; charset=utf-8")
                .result(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 120\"><rect width=\"120\" height=\"120\""
                                + " fill=\"#f2f4f6\"/><text x=\"60\" y=\"64\" font-size=\"13\" text-anchor=\"middle\" fill=\"#4f5d6b\">"
                                + word + "</text></svg>");
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
                    ? Optional.of(SafePicture.ofPack(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warn("the reference picture {} cannot be read: {}; check the pack's folder", file, e.toString());
            return Optional.empty();
        }
    }

    private static int side(Context context) {
        return switch (context.pathParam("size")) {
            case "thumb" -> SafePicture.THUMBNAIL;
            case "view", "boxed" -> SafePicture.VIEW;
            default -> throw new NotFoundResponse();
        };
    }

    private static int index(Context context, int count) {
        return index(context.pathParam("index"), count);
    }

    private static int index(String written, int count) {
        if (!written.matches("[0-9]{1,4}") || Integer.parseInt(written) >= count) {
            throw new NotFoundResponse();
        }
        return Integer.parseInt(written);
    }
}
