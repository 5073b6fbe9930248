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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import zhicha.crawler.evidence.capture.Capture;
import zhicha.crawler.evidence.capture.CaptureContext;
import zhicha.crawler.evidence.manifest.Manifest;
import zhicha.crawler.evidence.manifest.ManifestLine;
import zhicha.crawler.evidence.warc.Rendition;
import zhicha.crawler.evidence.warc.WarcMember;
import zhicha.crawler.fetch.Exchange;
import zhicha.crawler.fetch.FetchOutcome;
import zhicha.crawler.fetch.Header;

/**
 * A capture with its records compressed and digested, waiting for its place in the chain. Made outside the lock, so that
 * several threads can do the heavy part at once.
 */
record Draft(
        String kind,
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

    static Draft of(
            String kind,
            FetchOutcome outcome,
            List<Exchange> loaded,
            List<Rendition> renditions,
            CaptureContext context)
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
            Manifest.Digested payload = Manifest.Digested.sha256(exchange.encoded());
            WarcMember response = WarcMember.response(exchange, responseId, payload.sha256());
            members.add(request);
            members.add(response);
            exchanges.add(sealed(exchange, request.id(), response.id(), payload));
        }
        List<Manifest.Resource> resources = new ArrayList<>();
        for (Rendition rendition : renditions) {
            Manifest.Digested payload = Manifest.Digested.of(rendition.bytes());
            WarcMember member = WarcMember.resource(rendition, payload.sha256());
            members.add(member);
            resources.add(new Manifest.Resource(
                    rendition.address().toString(),
                    rendition.kind(),
                    rendition.mediaType(),
                    moment(rendition.made()),
                    member.id(),
                    payload,
                    rendition.screen()));
        }
        return new Draft(kind, outcome, context, members, exchanges, resources, new CompletableFuture<>());
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

    private static Manifest.SealedExchange sealed(
            Exchange exchange, String request, String response, Manifest.Digested payload) {
        // what came unpacked is the same bytes twice, and digested once
        boolean same = exchange.body() == exchange.encoded() || Arrays.equals(exchange.body(), exchange.encoded());
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
                payload,
                same ? payload : Manifest.Digested.sha256(exchange.body()));
    }

    private static List<Manifest.Field> fields(List<Header> headers) {
        return headers.stream()
                .map(header -> new Manifest.Field(header.name(), header.value()))
                .toList();
    }

    static Manifest.Moment moment(Instant instant) {
        Instant millis = instant.truncatedTo(ChronoUnit.MILLIS);
        return new Manifest.Moment(
                WRITTEN.format(OffsetDateTime.ofInstant(millis, ZoneOffset.UTC)),
                WRITTEN.format(OffsetDateTime.ofInstant(millis, BEIJING)));
    }

    /** The manifest for a place in the chain. */
    Manifest manifest(Link link, List<Manifest.Stored> records) {
        List<String> way = outcome.exchanges().stream()
                .map(exchange -> exchange.uri().toString())
                .toList();
        String asked = outcome.asked().toString();
        return new Manifest(
                Manifest.FORMAT,
                link.sequence(),
                link.before(),
                kind,
                asked,
                way.isEmpty() ? asked : way.getLast(),
                way,
                described(),
                moment(link.now()),
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
                context.partOf() == null ? null : context.partOf().value(),
                exchanges,
                resources,
                records,
                List.of(),
                link.sm3(),
                context.environment() == null ? null : context.environment().value(),
                List.of(),
                List.of());
    }

    private Manifest.Outcome described() {
        return switch (outcome) {
            case FetchOutcome.Fetched fetched ->
                new Manifest.Outcome(kind.equals("capture") ? "fetched" : "noted", null, null);
            case FetchOutcome.Refused refused ->
                new Manifest.Outcome("refused", refused.reason().name(), refused.detail());
            case FetchOutcome.Failed failed ->
                new Manifest.Outcome("failed", failed.reason().name(), failed.detail());
        };
    }
}
