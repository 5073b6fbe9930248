package zhicha.crawler.evidence.timestamp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import zhicha.crawler.evidence.manifest.Sha256;

/** Certificates as PEM, and the way from one to another that is trusted (RFC 5280). */
final class Certificates {
    /** Not registered with the process: it also knows SM2 and SM3, which Java does not. */
    static final Provider PROVIDER = new BouncyCastleProvider();

    private static final long LONGEST = 1 << 20;

    private Certificates() {}

    /** @throws IOException where the file holds no certificate, or something that is none */
    static List<X509Certificate> read(Path pem) throws IOException {
        if (Files.size(pem) > LONGEST) {
            throw new IOException(pem + " is longer than a file of certificates");
        }
        return read(Files.readAllBytes(pem), pem.toString());
    }

    /** @param pem what it is called, for whoever reads an error */
    static List<X509Certificate> read(byte[] bytes, String pem) throws IOException {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            List<X509Certificate> found = new ArrayList<>();
            for (var certificate :
                    CertificateFactory.getInstance("X.509", PROVIDER).generateCertificates(in)) {
                found.add((X509Certificate) certificate);
            }
            if (found.isEmpty()) {
                throw new IOException(pem + " holds no certificate in PEM");
            }
            return found;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IOException(pem + " is no file of certificates in PEM: " + e.getMessage(), e);
        }
    }

    /** Those of a file that sign themselves: only there does a way end, for openssl as for everybody else. */
    static List<X509Certificate> roots(List<X509Certificate> certificates) {
        return certificates.stream().filter(Certificates::signsItself).toList();
    }

    private static boolean signsItself(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey(), PROVIDER);
            return true;
        } catch (GeneralSecurityException | RuntimeException signedByAnother) {
            return false;
        }
    }

    /**
     * The certificates of a file of trusted ones, of which at least one signs itself.
     *
     * @throws IOException where it cannot be read, or holds no end of a way
     */
    static List<X509Certificate> trusted(Path pem) throws IOException {
        List<X509Certificate> found = read(pem);
        if (roots(found).isEmpty()) {
            throw new IOException(pem + " holds no certificate that signs itself, so openssl ts -verify would accept"
                    + " none of its time-stamps; add the authority's root certificate to the file");
        }
        return found;
    }

    static byte[] pem(List<X509Certificate> certificates) throws IOException {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        try {
            for (X509Certificate certificate : certificates) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate cannot be written: " + e.getMessage(), e);
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The way from a certificate to one that is trusted, that one last.
     *
     * @param trusted where some of them sign themselves, only those can be its end, and the others may lie between
     */
    static List<X509Certificate> path(
            X509Certificate signer, List<X509Certificate> between, List<X509Certificate> trusted, Date at)
            throws GeneralSecurityException {
        List<X509Certificate> roots = roots(trusted);
        Set<TrustAnchor> anchors = (roots.isEmpty() ? trusted : roots)
                .stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet());
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        // no network: revocation is for whoever weighs the evidence, with lists of that time
        parameters.setRevocationEnabled(false);
        parameters.setDate(at);
        List<X509Certificate> known = new ArrayList<>(between);
        known.addAll(trusted);
        known.add(signer);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(known), PROVIDER));
        PKIXCertPathBuilderResult result = (PKIXCertPathBuilderResult)
                CertPathBuilder.getInstance("PKIX", PROVIDER).build(parameters);
        List<X509Certificate> path = new ArrayList<>();
        for (var certificate : result.getCertPath().getCertificates()) {
            path.add((X509Certificate) certificate);
        }
        X509Certificate anchor = result.getTrustAnchor().getTrustedCert();
        anchor.checkValidity(at);
        path.add(anchor);
        return path;
    }

    /** SHA-256 of a certificate, by which people recognise it. */
    static String fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
