package zhicha.market.hostile;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

/** Packed bodies for which the JDK has no packer. */
final class Bombs {
    /** 256 MiB of zeros, as Brotli packs them. */
    private static final String BROTLI =
            "z///f/gnAOKxQCD3/p/////wTwDEYQGA7v0/////4Z8AiMMiAN37f/7//8M/ARCHBQC69//8//+HfwIgDgsAdO//"
                    + "+f//D/8EQBwWAOje//P//x/+CYA4LADQvf/n//8//BMAcVgAoHv/z///f/gnAOKwAED3/p/////wTwDEYQGA7v0/////4Z8AiMMCAN37f/7/"
                    + "/8M/ARCHBQC69//8//+HfwIgDgsAdO//+f//D/8EQBwWAOje//P//x/+CYA4LADQvf/P//9//BMAcVgAoHv/Dw==";

    private Bombs() {}

    static byte[] brotli() {
        return Base64.getDecoder().decode(BROTLI);
    }

    /**
     * A Zstandard frame (RFC 8878 §3.1.1) of blocks that repeat one blank.
     *
     * @param blocks of 128 KiB each; four bytes pack one
     */
    static byte[] zstd(int blocks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(6 + 4 * blocks);
        // magic number, a frame header without a content size, and a window of 128 KiB
        out.writeBytes(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x00, 0x38});
        for (int i = 1; i <= blocks; i++) {
            int last = i == blocks ? 1 : 0;
            int header = last | 1 << 1 | (128 << 10) << 3;
            out.writeBytes(new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16), ' '});
        }
        return out.toByteArray();
    }
}
