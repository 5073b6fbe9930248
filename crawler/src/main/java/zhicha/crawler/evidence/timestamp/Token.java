package zhicha.crawler.evidence.timestamp;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * A time-stamp token that was validated (RFC 3161, section 2.4.2): its imprint, its signature, that the certificate is one
 * for time-stamps, and its way to a certificate that is trusted.
 *
 * @param time what it says
 * @param policy OID
 * @param signer subject of the certificate that signed
 * @param path from the signer's certificate to the trusted one, that one last
 */
record Token(Instant time, String policy, String serial, String signer, List<X509Certificate> path) {
    Token {
        path = List.copyOf(path);
    }

    static TimeStampResponse response(byte[] der) throws TokenProblem {
        try {
            return new TimeStampResponse(der);
        } catch (TSPException | IOException | RuntimeException e) {
            throw new TokenProblem("it is no time-stamp response", e);
        }
    }

    /**
     * @param imprint SHA-256 of what was stamped, 32 bytes
     * @param more certificates that may lie between, besides those in the token
     */
    static Token of(
            TimeStampResponse response, byte[] imprint, List<X509Certificate> more, List<X509Certificate> trusted)
            throws TokenProblem {
        TimeStampToken token = response.getTimeStampToken();
        if (token == null) {
            throw new TokenProblem(
                    "the authority refused: status " + response.getStatus() + " " + response.getStatusString());
        }
        var info = token.getTimeStampInfo();
        if (!info.getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256)
                || !Arrays.equals(info.getMessageImprintDigest(), imprint)) {
            throw new TokenProblem("it is a time-stamp of something else");
        }
        try {
            var converter = new JcaX509CertificateConverter().setProvider(Certificates.PROVIDER);
            List<X509Certificate> between = new ArrayList<>(more);
            for (X509CertificateHolder held : token.getCertificates().getMatches(null)) {
                between.add(converter.getCertificate(held));
            }
            X509Certificate signer = signer(token, between);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(Certificates.PROVIDER)
                    .build(signer));
            List<X509Certificate> path = Certificates.path(signer, between, trusted, info.getGenTime());
            return new Token(
                    info.getGenTime().toInstant(),
                    info.getPolicy().getId(),
                    info.getSerialNumber().toString(16),
                    signer.getSubjectX500Principal().getName(),
                    path);
        } catch (TSPException | OperatorCreationException e) {
            throw new TokenProblem("its signature does not hold", e);
        } catch (GeneralSecurityException e) {
            throw new TokenProblem("its certificate does not lead to one that is trusted", e);
        } catch (RuntimeException e) {
            throw new TokenProblem("it cannot be read", e);
        }
    }

    private static X509Certificate signer(TimeStampToken token, List<X509Certificate> known) throws TokenProblem {
        for (X509Certificate certificate : known) {
            try {
                if (token.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                    return certificate;
                }
            } catch (IOException | GeneralSecurityException e) {
                throw new TokenProblem("a certificate cannot be read", e);
            }
        }
        throw new TokenProblem("the certificate that signed it is not with it");
    }
}
