package zhicha.crawler.evidence.root;

import java.security.MessageDigest;
import zhicha.crawler.evidence.manifest.Sha256;
import zhicha.crawler.evidence.manifest.Sm3;

/** The hashes of a Merkle tree, each with the prefix that tells leaves from nodes (RFC 6962, section 2.1). */
public enum TreeHash {
    SHA256 {
        @Override
        byte[] of(byte[]... pieces) {
            MessageDigest digest = Sha256.digest();
            for (byte[] piece : pieces) {
                digest.update(piece);
            }
            return digest.digest();
        }
    },
    SM3 {
        @Override
        byte[] of(byte[]... pieces) {
            return Sm3.raw(pieces);
        }
    };

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    abstract byte[] of(byte[]... pieces);

    public byte[] leaf(byte[] data) {
        return of(LEAF, data);
    }

    byte[] node(byte[] left, byte[] right) {
        return of(NODE, left, right);
    }
}
