package zhicha.crawler.evidence.timestamp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import zhicha.crawler.evidence.folder.VaultFolder;
import zhicha.crawler.evidence.manifest.Sha256;

/**
 * A day's time-stamp by one authority, as three files: the response as it came, the certificates from the one that signed up
 * to the trusted one, and the trusted one. {@code openssl ts -verify} takes just these.
 *
 * @param authority name of the authority
 */
public record StampFiles(VaultFolder folder, String day, String authority) {
    private static final Pattern RESPONSE = Pattern.compile(
            "roots/(\\d{4}-\\d{2}-\\d{2})\\.(" + Authority.NAME.pattern() + ")\\.(tsr|chain\\.pem|ca\\.pem)");

    /** Those there are, in the order of their names. */
    public static List<StampFiles> all(VaultFolder folder) throws IOException {
        return folder.beside(VaultFolder.ROOTS).stream()
                .map(RESPONSE::matcher)
                .filter(Matcher::matches)
                .filter(name -> name.group(3).equals("tsr"))
                .map(name -> new StampFiles(folder, name.group(1), name.group(2)))
                .toList();
    }

    /** Whether a file, relative to the vault, has the name of one of these three. */
    public static boolean is(String file) {
        return RESPONSE.matcher(file).matches();
    }

    private Path file(String end) {
        return folder.roots().resolve(day + "." + authority + "." + end);
    }

    /** The names of the three, relative to the vault. */
    public List<String> names() {
        String begin = VaultFolder.ROOTS + "/" + day + "." + authority + ".";
        return List.of(begin + "tsr", begin + "chain.pem", begin + "ca.pem");
    }

    public boolean present() {
        return Files.exists(file("tsr"));
    }

    /** The response last: while it is not there, the others mean nothing and are written again. */
    void write(byte[] response, Token token) throws IOException {
        List<X509Certificate> path = token.path();
        VaultFolder.replace(file("chain.pem"), Certificates.pem(path.subList(0, path.size() - 1)));
        VaultFolder.replace(file("ca.pem"), Certificates.pem(List.of(path.getLast())));
        VaultFolder.replace(file("tsr"), response);
    }

    /**
     * What a time-stamp says that holds.
     *
     * @param signer subject of the certificate that signed
     * @param root subject of the certificate that it leads to
     * @param rootSha256 SHA-256 of that certificate, by which it can be compared with the authority's own word
     * @param ends whether that certificate signs itself; versions up to 0.1 also kept what ends at one that does not, which
     *     openssl accepts with {@code -partial_chain} only
     */
    public record Stamp(Instant time, String policy, String signer, String root, String rootSha256, boolean ends) {
        /** In Chinese and English, for whoever reads a report. */
        public String said() {
            return time + ", " + signer + "，信任根 / trusted root " + root + " sha256 " + rootSha256
                    + (ends
                            ? ""
                            : "；该证书并非自签名，openssl 须加 -partial_chain / it does not sign itself: openssl needs -partial_chain");
        }
    }

    /**
     * Checks the files against the day's root as it is now, with nothing but what lies in the vault.
     *
     * @throws TokenProblem where they do not hold
     */
    public Stamp check() throws IOException, TokenProblem {
        for (String name : names()) {
            if (!Files.exists(folder.file(name))) {
                throw new TokenProblem(name + " is missing");
            }
            if (Files.size(folder.file(name)) > TimeStamping.MOST_BYTES) {
                throw new TokenProblem(name + " is longer than any that the program keeps");
            }
        }
        if (!Files.exists(folder.root(day))) {
            throw new TokenProblem("the root it stamps, roots/" + day + ".txt, is missing");
        }
        try {
            return check(
                    Files.readAllBytes(folder.root(day)),
                    Files.readAllBytes(file("tsr")),
                    Files.readAllBytes(file("chain.pem")),
                    Files.readAllBytes(file("ca.pem")));
        } catch (IOException e) {
            throw new TokenProblem("it cannot be read", e);
        }
    }

    /**
     * The same for files that lie elsewhere.
     *
     * @param root bytes of what was stamped
     * @param response of the authority, as it came
     * @param chain PEM of the certificates between, and {@code ca} of the trusted one
     */
    public static Stamp check(byte[] root, byte[] response, byte[] chain, byte[] ca) throws TokenProblem {
        Token token;
        try {
            token = Token.of(
                    Token.response(response),
                    HexFormat.of().parseHex(Sha256.of(root)),
                    Certificates.read(chain, "chain.pem"),
                    Certificates.read(ca, "ca.pem"));
        } catch (IOException e) {
            throw new TokenProblem("its certificates cannot be read", e);
        }
        X509Certificate anchor = token.path().getLast();
        return new Stamp(
                token.time(),
                token.policy(),
                token.signer(),
                anchor.getSubjectX500Principal().getName(),
                Certificates.fingerprint(anchor),
                !Certificates.roots(List.of(anchor)).isEmpty());
    }
}
