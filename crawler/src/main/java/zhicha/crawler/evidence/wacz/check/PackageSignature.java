package zhicha.crawler.evidence.wacz.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.zip.ZipException;
import tools.jackson.databind.JsonNode;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.verify.Finding.Kind;

/** Holds {@code datapackage.json} to the digest beside it, and that to its signature. */
public record PackageSignature(PackageFile file, Findings findings) {
    /** r and s one after the other, as Web Cryptography has them. */
    public static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    void check() throws IOException {
        JsonNode digest;
        try {
            digest = file.json(PackageFile.DIGEST).orElse(null);
        } catch (ZipException torn) {
            throw torn;
        } catch (IOException notJson) {
            findings.add(Kind.FILE_ALTERED, PackageFile.DIGEST, 0, null, String.valueOf(notJson.getMessage()));
            return;
        }
        boolean ours = FilesCheck.ours(file);
        if (digest == null) {
            if (ours) {
                findings.add(Kind.FILE_MISSING, PackageFile.DIGEST, 0, null, "it holds the package's digest, signed");
            } else {
                findings.note("the package has no " + PackageFile.DIGEST + ", so nothing vouches for it as a whole");
            }
            return;
        }
        String hash = digest.path("hash").asString("");
        String real = file.bytes(PackageFile.DATAPACKAGE, PackageFile.LARGEST_JSON)
                .map(bytes -> "sha256:" + Sha256.of(bytes))
                .orElse("");
        if (!digest.path("path").asString("").equals(PackageFile.DATAPACKAGE) || !hash.equals(real)) {
            findings.add(
                    Kind.FILE_ALTERED,
                    PackageFile.DATAPACKAGE,
                    0,
                    null,
                    "it has " + real + ", and " + PackageFile.DIGEST + " says " + Findings.brief(hash));
        }
        signed(digest.path("signedData"), hash, ours);
    }

    private void signed(JsonNode signed, String hash, boolean ours) {
        if (!signed.isObject()) {
            if (ours) {
                findings.add(Kind.SIGNATURE_INVALID, PackageFile.DIGEST, 0, null, "there is no signature");
            } else {
                findings.note("the package is not signed");
            }
            return;
        }
        String key = signed.path("publicKey").asString("");
        if (key.isEmpty() && signed.has("domainCert")) {
            findings.note("the package is signed in the name of "
                    + Findings.brief(signed.path("domain").asString("?"))
                    + ", by a certificate; this program does not check such signatures");
            return;
        }
        if (!signed.path("hash").asString("").equals(hash)) {
            findings.add(
                    Kind.SIGNATURE_INVALID,
                    PackageFile.DIGEST,
                    0,
                    null,
                    "what was signed is " + Findings.brief(signed.path("hash").asString("")) + ", not "
                            + Findings.brief(hash));
        } else if (!holds(key, signed.path("signature").asString(""), hash)) {
            findings.add(
                    Kind.SIGNATURE_INVALID,
                    PackageFile.DIGEST,
                    0,
                    null,
                    "the signature was not made over " + Findings.brief(hash) + " by the key that is named");
        } else {
            findings.note("签名有效；密钥指纹，请与制作单位通过其他途径告知的比对 / signed by the key sha256:" + fingerprint(key)
                    + "; compare it with what its maker told you by another way");
        }
    }

    private static String fingerprint(String key) {
        try {
            return Sha256.of(Base64.getDecoder().decode(key));
        } catch (IllegalArgumentException notBase64) {
            return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether a signature of a text was made by the private half of this key; false also for what is no key at all. */
    public static boolean holds(String publicKey, String signature, String text) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notOne) {
            return false;
        }
    }
}
