package zhicha.crawler.evidence.timestamp;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.outside.OutsideCall;

/**
 * Has the roots of days stamped. Nothing waits for it: what an authority does not stamp today is asked for again at the
 * next pass, and what it answers is kept only after it was validated.
 */
public final class TimeStamping {
    static final int MOST_BYTES = 256 << 10;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    /** Between an authority's clock and ours; more than that, and one of them is not to be believed. */
    private static final Duration APART = Duration.ofHours(1);
    /** Of one pass and authority. The newest come first: each root names the one before. */
    private static final int MOST_DAYS = 40;

    private final VaultFolder folder;
    private final List<Authority> authorities;
    private final Clock clock;
    private final Duration deadline;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable OutsideCall underWay;
    private volatile boolean stopped;

    public TimeStamping(VaultFolder folder, List<Authority> authorities, Clock clock) {
        this(folder, authorities, clock, DEADLINE);
    }

    TimeStamping(VaultFolder folder, List<Authority> authorities, Clock clock, Duration deadline) {
        this.folder = folder;
        this.authorities = List.copyOf(authorities);
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * What came of a pass.
     *
     * @param kept time-stamps that came and hold: the day and the authority
     * @param problems what did not come, or was not kept because it does not hold, in words
     */
    public record Outcome(List<String> kept, List<String> problems) {
        public Outcome {
            kept = List.copyOf(kept);
            problems = List.copyOf(problems);
        }
    }

    /** Asks each authority for those of its time-stamps that are missing. An authority that fails is left until the next pass. */
    public Outcome run() throws IOException {
        List<String> kept = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Authority authority : authorities) {
            try (OutsideCall call = new OutsideCall(authority.privateAddresses(), deadline, MOST_BYTES)) {
                underWay = call;
                List<X509Certificate> trusted = Certificates.trusted(authority.trust());
                for (String day : missing(authority)) {
                    if (stopped) {
                        break;
                    }
                    stamp(day, authority, trusted, call);
                    kept.add(day + " " + authority.name());
                }
            } catch (IOException | TokenProblem e) {
                problems.add(authority.name() + ": " + e.getMessage());
            }
        }
        return new Outcome(kept, problems);
    }

    /** Cuts what is under way, and lets nothing begin any more. */
    public void stop() {
        stopped = true;
        OutsideCall call = underWay;
        if (call != null) {
            call.close();
        }
    }

    private List<String> missing(Authority authority) throws IOException {
        return folder.closed().reversed().stream()
                .filter(day -> !new StampFiles(folder, day, authority.name()).present())
                .limit(MOST_DAYS)
                .toList();
    }

    private void stamp(String day, Authority authority, List<X509Certificate> trusted, OutsideCall call)
            throws IOException, TokenProblem {
        byte[] imprint = HexFormat.of().parseHex(Sha256.of(Files.readAllBytes(folder.root(day))));
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        if (authority.policy() != null) {
            generator.setReqPolicy(new ASN1ObjectIdentifier(authority.policy()));
        }
        // a nonce of 64 random bits: an old answer cannot be given again
        TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, imprint, new BigInteger(64, random));
        OutsideCall.Reply reply = call.post(authority.address(), "application/timestamp-query", request.getEncoded());
        if (reply.status() != 200) {
            throw new IOException(authority.address() + " answered HTTP " + reply.status());
        }
        TimeStampResponse response = Token.response(reply.body());
        try {
            response.validate(request);
        } catch (TSPException e) {
            throw new TokenProblem(day + ": the answer does not belong to the request", e);
        }
        Token token = Token.of(response, imprint, trusted, trusted);
        if (Duration.between(clock.instant(), token.time()).abs().compareTo(APART) > 0) {
            throw new TokenProblem(day + ": it says " + token.time() + ", and the clock here says " + clock.instant());
        }
        new StampFiles(folder, day, authority.name()).write(reply.body(), token);
    }
}
