package zhicha.app.web.search;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import zhicha.app.store.listing.ListingRevisions;
import zhicha.app.store.listing.ListingRevisions.Key;
import zhicha.app.web.account.Permission;
import zhicha.app.web.sealed.PictureShelf;
import zhicha.app.web.sealed.SafePicture;
import zhicha.matcher.hit.ListingPictures;
import zhicha.rules.subject.Listing;
import zhicha.rules.subject.ListingImage;

/** The first picture of a listing as one revision had it, small, always as our own JPEG. */
public final class RevisionPictures {
    private final ListingRevisions revisions;
    private final ListingPictures sealed;
    private final PictureShelf shelf;

    public RevisionPictures(ListingRevisions revisions, ListingPictures sealed, PictureShelf shelf) {
        this.revisions = revisions;
        this.sealed = sealed;
        this.shelf = shelf;
    }

    public void routes(RoutesConfig routes) {
        routes.get("/search/picture", this::first, Permission.SEE_FLAGS);
    }

    private void first(Context context) {
        String id = context.queryParam("listing");
        String digest = context.queryParam("content");
        if (id == null || id.indexOf('\0') >= 0 || digest == null || !digest.matches("[0-9a-f]{64}")) {
            throw new NotFoundResponse();
        }
        Listing listing = revisions
                .revision(new Key(id, digest), (key, problem) -> {})
                .orElseThrow(NotFoundResponse::new)
                .content();
        if (listing.images().isEmpty()) {
            throw new NotFoundResponse();
        }
        ListingImage image = listing.images().getFirst();
        byte[] jpeg = shelf.jpeg(
                        "listing " + listing.capture() + " " + listing.id() + " " + image.address(),
                        SafePicture.THUMBNAIL,
                        null,
                        () -> sealed.bytes(listing, image))
                .orElseThrow(NotFoundResponse::new);
        context.header("Cache-Control", "private, max-age=86400, immutable")
                .contentType("image/jpeg")
                .result(jpeg);
    }
}
