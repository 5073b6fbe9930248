package zhicha.crawler.evidence;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.evidence.warc.WarcMember;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.Header;
import zhicha.rules.subject.CaptureId;

/**
 * A capture with its records compressed and digested, waiting for its place in the chain. Made outside the lock, so that
 * several threads can do the heavy part at once.
 */
record Draft(
        FetchOutcome outcome,
        CaptureContext context,
        List<WarcMember> members,
        List<Manifest.SealedExchange> exchanges,
        List<Manifest.Resource> resources,
        CompletableFuture<Capture> sealed) {
    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    /** In JSON a control character becomes six, so that the line stays below half of {@link ManifestLine#LONGEST}. */
    private static final long MOST_HEADERS = ManifestLine.LONGEST / 12;
    // seconds are always written, as RFC 3339 asks
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    static Draft of(FetchOutcome outcome, List<Exchange> loaded, List<Rendition> renditions, CaptureContext context)
            throws IOException {
        List<Exchange> all = new ArrayList<>(outcome.exchanges());
        // behind the page and the way to it, of which the manifest's redirects tell how many they are
        all.addAll(loaded);
        bounded(outcome, all);
        List<WarcMember> members = new ArrayList<>();
        List<Manifest.SealedExchange> exchanges = new ArrayList<>();
        for (Exchange exchange : all) {
            URI responseId = WarcMember.fresh();
            WarcMember request = WarcMember.request(exchange, responseId);
            WarcMember response = WarcMember.response(exchange, responseId);
            members.add(request);
            members.add(response);
            exchanges.add(sealed(exchange, request.id(), response.id()));
        }
        List<Manifest.Resource> resources = new ArrayList<>();
        for (Rendition rendition : renditions) {
            WarcMember member = WarcMember.resource(rendition);
            members.add(member);
            resources.add(new Manifest.Resource(
                    rendition.address().toString(),
                    rendition.kind(),
                    rendition.mediaType(),
                    moment(rendition.made()),
                    member.id(),
                    digested(rendition.bytes())));
        }
        return new Draft(outcome, context, members, exchanges, resources, new CompletableFuture<>());
    }

    /** Headers stand in the manifest, and a line of manifests has a longest length that readers take. */
    private static void bounded(FetchOutcome outcome, List<Exchange> exchanges) {
        long characters = exchanges.stream()
                .flatMap(exchange ->
                        Stream.concat(exchange.requestHeaders().stream(), exchange.responseHeaders().stream()))
                .mapToLong(header -> header.name().length() + header.value().length())
                .sum();
        if (characters > MOST_HEADERS) {
            throw new IllegalArgumentException("capture of " + outcome.asked() + " has headers of " + characters
                    + " characters, more than the " + MOST_HEADERS + " a manifest may hold");
        }
    }

    private static Manifest.SealedExchange sealed(Exchange exchange, String request, String response) {
        return new Manifest.SealedExchange(
                exchange.uri().toString(),
                exchange.ip(),
                exchange.tls(),
                exchange.requestLine(),
                exchange.status(),
                exchange.statusLine(),
                fields(exchange.requestHeaders()),
                fields(exchange.responseHeaders()),
                moment(exchange.started()),
                exchange.took().toMillis(),
                request,
                response,
                digested(exchange.encoded()),
                digested(exchange.body()));
    }

    private static List<Manifest.Field> fields(List<Header> headers) {
        return headers.stream()
                .map(header -> new Manifest.Field(header.name(), header.value()))
                .toList();
    }

    private static Manifest.Digested digested(byte[] bytes) {
        return new Manifest.Digested(bytes.length, Sha256.of(bytes));
    }

    static Manifest.Moment moment(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        return new Manifest.Moment(
                WRITTEN.format(OffsetDateTime.ofInstant(millis, ZoneOffset.UTC)),
                WRITTEN.format(OffsetDateTime.ofInstant(millis, BEIJING)));
    }

    /** The manifest for a place in the chain. */
    Manifest manifest(long sequence, String previous, Instant now, List<Manifest.Stored> records) {
        List<String> way = outcome.exchanges().stream()
                .map(exchange -> exchange.uri().toString())
                .toList();
        String asked = outcome.asked().toString();
        CaptureId partOf = context.partOf();
        return new Manifest(
                Manifest.FORMAT,
                sequence,
                previous.isEmpty() ? null : previous,
                "capture",
                asked,
                way.isEmpty() ? asked : way.getLast(),
                way,
                described(),
                moment(now),
                new Manifest.Clock(
                        context.clock().offset() == null
                                ? null
                                : context.clock().offset().toMillis(),
                        context.clock().source()),
                context.tool(),
                context.configuration(),
                context.site(),
                context.job(),
                context.egress(),
                partOf == null ? null : partOf.value(),
                exchanges,
                resources,
                records,
                List.of());
    }

    private Manifest.Outcome described() {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> new Manifest.Outcome("fetched", null, null);
            case FetchOutcome.Refused refused ->
                new Manifest.Outcome("refused", refused.reason().name(), refused.detail());
            case FetchOutcome.Failed failed ->
                new Manifest.Outcome("failed", failed.reason().name(), failed.detail());
        };
    }

    /**
     * What stands in the chain for a recovery.
     *
     * @param previous the manifest before, or empty for the first
     * @param aside torn ends that were moved
     * @param lost what was once the newest and is gone, in words
     */
    static Manifest recovery(
            long sequence, String previous, Instant now, List<Manifest.Aside> aside, Optional<String> lost) {
        Manifest.Outcome outcome = lost.isPresent()
                ? new Manifest.Outcome("lost", "HEAD_AHEAD", lost.get())
                : new Manifest.Outcome("recovered", "TORN_END", "the program was stopped while it was writing");
        return new Manifest(
                Manifest.FORMAT,
                sequence,
                previous.isEmpty() ? null : previous,
                "recovery",
                "",
                "",
                List.of(),
                outcome,
                moment(now),
                new Manifest.Clock(null, "unchecked"),
                "zhicha",
                "",
                "",
                "",
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                aside);
    }
}
